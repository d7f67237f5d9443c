"""The errors that are meant for people. They are shown as a sentence, never as a traceback.

GoldthreadError
├── BadInput        something a person supplied cannot be used: a file, a row, an argument
└── (each room adds its own, named for the deed that failed)
"""


class GoldthreadError(Exception):
    """A fault that the person at the keyboard can act on. Its text says what, where and how to mend it."""


class BadInput(GoldthreadError):
    """Something supplied from outside cannot be used as it is."""

    def __init__(self, fault: str, *, where: str = "", mend: str = "") -> None:
        self.fault, self.where, self.mend = fault, where, mend
        super().__init__(" ".join(part for part in (f"{where}:" if where else "", fault, mend) if part))
