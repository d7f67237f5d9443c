"""`python -m goldthread` and the `goldthread` command start here."""

from goldthread.cli.main import run


def main() -> None:
    """Run the command line."""
    run()


if __name__ == "__main__":
    main()
