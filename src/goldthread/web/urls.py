"""The public addresses. An address once published stays."""

from django.urls import path

from goldthread.web.public import data, home, measures

urlpatterns = [
    path("", home.home, name="home"),
    path("measures/", measures.listing, name="measures"),
    path("measures/<slug:code>/", measures.measure, name="measure"),
    path("measures/<slug:code>.csv", measures.table, name="measure_csv"),
    path("measures/<slug:code>/trace/", measures.trace, name="measure_trace"),
    path("data/", data.about, name="data"),
    path("data/measure-workbook.xlsx", data.workbook_empty, name="workbook_empty"),
    path("data/measure-workbook-filled.xlsx", data.workbook_filled, name="workbook_filled"),
]
