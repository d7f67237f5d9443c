"""The addresses of the API, version 1. What stands at none of them is answered as JSON too."""

from django.urls import path

from goldthread.web.api.addresses import made
from goldthread.web.api.faults import nothing_here

urlpatterns = [
    path("", nothing_here),
    path("", made().urls),
    path("<path:rest>", nothing_here),
]
