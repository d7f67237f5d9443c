"""The public addresses. An address once published stays."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from goldthread.web.public.thread import PARTS
from goldthread.web.public.views import data, home, measures, plans, reports


class PartConverter(StringConverter):
    """A kind of part of a plan, as an address names it."""

    regex = "|".join(PARTS)


register_converter(PartConverter, "part")

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
    path("reports/", reports.listing, name="reports"),
    path("reports/<str:name>/", reports.report, name="report"),
    path("reports/<str:name>/<str:file>", reports.file, name="report_file"),
    path("data/", data.about, name="data"),
    path("data/measure-workbook.xlsx", data.workbook_empty, name="workbook_empty"),
    path("data/measure-workbook-filled.xlsx", data.workbook_filled, name="workbook_filled"),
]
