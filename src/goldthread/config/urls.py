"""The addresses of this installation: the public face, and its own pages for what cannot be found or went wrong."""

from django.urls import include, path

urlpatterns = [path("", include("goldthread.web.urls"))]

handler404 = "goldthread.web.errors.not_found"
handler500 = "goldthread.web.errors.went_wrong"
