"""The addresses of a body’s office that belong to no register: the body, its people, its jobs, its files.
They stand under the slug of the body."""

from django.urls import path

from goldthread.web.office import body, jobs
from goldthread.web.office.findings import views as findings
from goldthread.web.office.people import listing, person, posts, waivers

urlpatterns = [
    path("jobs/", jobs.listing, name="office_jobs"),
    path("body/", body.body, name="office_body"),
    path("findings/", findings.listing, name="office_findings"),
    path("findings/<str:key>/", findings.finding, name="office_finding"),
    path("waivers/", waivers.listing, name="office_waivers"),
    path("waivers/<int:waiver>/end/", waivers.end, name="office_waiver_end"),
    path("posts/", posts.listing, name="office_posts"),
    path("posts/<int:post>/", posts.post, name="office_post"),
    path("people/", listing.listing, name="office_people"),
    path("people/invite/", listing.invitation, name="office_invite"),
    path("people/invitation/<int:invitation>/", listing.withdrawal, name="office_withdraw"),
    path("people/<int:person>/", person.person, name="office_person"),
    path("people/<int:person>/erase/", person.erase, name="office_person_erase"),
]
