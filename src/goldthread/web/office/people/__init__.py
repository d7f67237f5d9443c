"""The pages of a body's people: who holds which role and post, invitations, the deeds of an administrator on them."""
