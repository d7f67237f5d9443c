"""The addresses of the pages that show. Those that ask stand before them: the address of an entry could be any word."""

from django.urls import path

from goldthread.web.office.registers.views import entries, lists, office

OFFICE = "office/<slug:body>"
LIST = f"{OFFICE}/registers/<slug:code>"

urlpatterns = [
    path(f"{OFFICE}/", office.work, name="office_home"),
    path(f"{OFFICE}/late/", office.late, name="office_late"),
    path(f"{OFFICE}/log/", office.log, name="office_log"),
    path(f"{OFFICE}/log/export.csv", office.log_file, name="office_log_export"),
    path(f"{OFFICE}/registers/", lists.index, name="office_registers"),
    path(f"{LIST}/", lists.listing, name="office_register"),
    path(f"{LIST}/export.<slug:ending>", lists.export, name="office_export"),
    path(f"{LIST}/about/", lists.about, name="office_about"),
    path(f"{LIST}/<slug:address>/", entries.entry, name="office_entry"),
    path(f"{LIST}/<slug:address>/history/", entries.history, name="office_history"),
]
