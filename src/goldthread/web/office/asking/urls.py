"""The addresses of the pages that ask. They stand before those of an entry, whose own address could be any word."""

from django.urls import path

from goldthread.web.office.asking.views import (
    adding,
    bulk,
    changing,
    files,
    proposals,
    restricting,
    retention,
    stepping,
    taking,
    ties,
)

LIST = "office/<slug:body>/registers/<slug:code>"
ENTRY = f"{LIST}/<slug:address>"

urlpatterns = [
    path("office/<slug:body>/proposals/<int:number>/", proposals.proposal, name="office_proposal"),
    path(f"{LIST}/add/", adding.start, name="office_add"),
    path(f"{LIST}/add/check/", adding.check, name="office_add_check"),
    path(f"{LIST}/add/<slug:page>/", adding.page, name="office_add_page"),
    path(f"{LIST}/bulk/", bulk.bulk, name="office_bulk"),
    path(f"{LIST}/import/", taking.take, name="office_import"),
    path(f"{LIST}/import/template.xlsx", taking.template, name="office_template"),
    path(f"{LIST}/retention/", retention.retention, name="office_retention"),
    path(f"{ENTRY}/change/check/", changing.check, name="office_change_check"),
    path(f"{ENTRY}/change/<slug:page>/", changing.page, name="office_change"),
    path(f"{ENTRY}/step/<slug:step>/", stepping.step, name="office_step"),
    path(f"{ENTRY}/restrict/", restricting.restrict, name="office_restrict"),
    path(f"{ENTRY}/links/", ties.links, name="office_links"),
    path(f"{ENTRY}/files/", files.files, name="office_files"),
    path(f"{ENTRY}/files/<int:number>/<str:name>", files.file, name="office_file"),
]
