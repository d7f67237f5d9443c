"""Names this app to Django, and gives the apps that keep registers the way in which theirs are read."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig
from django.core import checks


class RegistersConfig(AppConfig):
    """Things, their aliases and the links between them; and what every register has in common."""

    name = "goldthread.apps.registers"
    label = "registers"

    def ready(self) -> None:
        # Local: both read tables, which come after apps.
        from goldthread.apps.registers.checks import declarations
        from goldthread.apps.registers.operations import daily  # noqa: F401 - its works make themselves known

        checks.register(declarations)


class RegisterApp(AppConfig):
    """An app that keeps registers: every module in its folder `registers` is read with its tables.

    Each app says `default = True`, since this class stands among its names too and Django asks which of them is meant.
    """

    default = False

    def import_models(self) -> None:
        super().import_models()
        place = import_module(f"{self.name}.registers")
        for module in iter_modules(place.__path__):
            import_module(f"{place.__name__}.{module.name}")
