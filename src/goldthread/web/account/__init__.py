"""Signing in and out: invitations, passwords, second factors, sessions, and the one-click cast of a demonstration."""
