"""The record for programs: what the public gets as JSON, and what somebody of an office sees of it. Nothing is written
through it."""
