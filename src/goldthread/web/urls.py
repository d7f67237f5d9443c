"""The public addresses. An address once published stays."""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, include, path, register_converter
from django.urls.converters import StringConverter

from goldthread.web.public.thread import PARTS
from goldthread.web.public.views import (
    data,
    feeds,
    findings,
    home,
    measures,
    methods,
    notices,
    plans,
    registers,
    reports,
    tables,
)


class PartConverter(StringConverter):
    """A kind of part of a plan, as an address names it."""

    regex = "|".join(PARTS)


register_converter(PartConverter, "part")


def of_each(route: str, view: Callable[..., HttpResponseBase], name: str) -> tuple[URLPattern, URLPattern]:
    """The address of a page of the body that this home speaks for, and that of another body's."""
    return path(route, view, name=name), path(f"body/<slug:body>/{route}", view, name=f"{name}_of")


urlpatterns = [
    path("", home.home, name="home"),
    path("plan/", plans.listing, name="plans"),
    path("plan/<str:code>/", plans.plan, name="plan"),
    path("plan/<str:code>/actions.csv", plans.actions_file, name="actions_csv"),
    path("plan/<str:code>/action/<str:reference>/", plans.action, name="action"),
    path("plan/<str:code>/<part:kind>/<str:reference>/", plans.part, name="plan_part"),
    path("measures/", measures.listing, name="measures"),
    path("measures/<slug:code>/", measures.measure, name="measure"),
    path("measures/<slug:code>.csv", measures.table, name="measure_csv"),
    path("measures/<slug:code>/trace/", measures.trace, name="measure_trace"),
    path("measures/<slug:code>/peers/", measures.peers, name="measure_peers"),
    path("measures/<slug:code>/peers.csv", measures.peers_table, name="measure_peers_csv"),
    path("methods/", methods.listing, name="methods"),
    path("methods/<slug:code>/", methods.method, name="method"),
    path("reports/", reports.listing, name="reports"),
    path("reports/<str:name>/", reports.report, name="report"),
    path("reports/<str:name>/<str:file>", reports.file, name="report_file"),
    *of_each("registers/", registers.shelf, "public_registers"),
    *of_each("registers/<slug:code>/", registers.listing, "public_register"),
    *of_each("registers/<slug:code>/data.<slug:form>", registers.data, "public_data"),
    *of_each("registers/<slug:code>/<slug:address>/", registers.entry, "public_entry"),
    *of_each("registers/<slug:code>/<slug:address>/<int:file>/<str:name>", registers.file, "public_file"),
    path("accessibility/", notices.accessibility, name="accessibility"),
    path("privacy/", notices.privacy, name="privacy"),
    path("tables/", tables.listing, name="tables"),
    path("tables/<slug:code>/", tables.table, name="table"),
    path("tables/<slug:code>.csv", tables.file, name="table_csv"),
    path("data/", data.about, name="data"),
    path("data/findings/", findings.listing, name="findings"),
    path("data/findings/<str:key>/", findings.finding, name="finding"),
    path("data/feeds/", feeds.listing, name="feeds"),
    path("data/feeds/<slug:code>/", feeds.feed, name="feed"),
    path("data/feeds/<slug:code>/<int:file>/", feeds.figures, name="feed_figures"),
    path("data/feeds/<slug:code>/<int:file>.csv", feeds.figures_file, name="feed_figures_csv"),
    path("data/loads/", feeds.loads, name="loads"),
    path("data/loads/<int:number>/", feeds.load, name="load"),
    path("data/crimes/", data.crimes, name="drill"),
    path("data/crimes.csv", data.crimes_file, name="drill_csv"),
    path("data/measure-workbook.xlsx", data.workbook_empty, name="workbook_empty"),
    path("data/measure-workbook-filled.xlsx", data.workbook_filled, name="workbook_filled"),
    path("api/v1/", include("goldthread.web.api.urls")),
    path("", include("goldthread.web.office.asking.urls")),
    path("", include("goldthread.web.office.registers.urls")),
]
