"""The addresses of updates. They stand before those of an entry, whose own address could be any word."""

from django.urls import path, re_path

from goldthread.web.office.planning import panels, plans, views

LIST = "office/<slug:body>/registers/<slug:code>"

panels.register()

urlpatterns = [
    path("office/<slug:body>/plans/", plans.plans, name="office_plans"),
    re_path(
        r"^office/(?P<body>[-\w]+)/plans/(?P<which>empty|filled)\.xlsx$", plans.template, name="office_plan_template"
    ),
    path("office/<slug:body>/registers/action/add/", plans.add_action),
    path(f"{LIST}/worth-a-look/", views.contradictions, name="office_contradictions"),
    path(f"{LIST}/<slug:address>/update/", views.send, name="office_update_send"),
    path("office/<slug:body>/updates/approve/", views.approve, name="office_updates_approve"),
    path("office/<slug:body>/updates/<int:number>/", views.update, name="office_update"),
]
