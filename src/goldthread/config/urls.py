"""The addresses of this installation: the public face, signing in, the office, and its own pages for what cannot be
found or went wrong."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("goldthread.web.account.urls")),
    path("office/<slug:body>/", include("goldthread.web.office.urls")),
    path("", include("goldthread.web.office.planning.urls")),
    path("", include("goldthread.web.office.asking.urls")),
    path("", include("goldthread.web.office.registers.urls")),
    path("", include("goldthread.web.urls")),
]

handler400 = "goldthread.web.errors.cannot_read"
handler429 = "goldthread.web.account.views.too_many"
handler404 = "goldthread.web.errors.not_found"
handler500 = "goldthread.web.errors.went_wrong"
