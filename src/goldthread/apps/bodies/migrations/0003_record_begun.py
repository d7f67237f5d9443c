"""Begins the record of each body that was kept before there was one: a body whose record is gone is then a fault."""

import secrets

from django.db import migrations
from django.utils import timezone

from goldthread.apps.audit import chain


def begin_records(apps, schema_editor):
    """An entry for each body that has no head, sealed by the pinned forms."""
    heads = apps.get_model("audit", "Head")
    held = set(heads.objects.values_list("body", flat=True))
    for body in apps.get_model("bodies", "Body").objects.exclude(slug__in=held).order_by("pk"):
        head = heads.objects.create(body=body.slug, number=0, hash=chain.genesis(body.slug))
        head.day, head.number, head.hash = _first_entry(apps, body, head.hash)
        head.save()


def _first_entry(apps, body, previous):
    at, salt, key = timezone.now(), secrets.token_hex(chain.SALT_LETTERS // 2), f"body:{body.pk}"
    day, text = timezone.localtime(at).date(), chain.canonical({"what": body.name})
    line = chain.Line(
        body=body.slug,
        number=1,
        day=day.isoformat(),
        at=chain.instant(at),
        by="system",
        event="body.record_begun",
        digest=chain.digest_of(salt, text),
        previous=previous,
        subjects=(key,),
    )
    given = line._asdict() | {"at": at, "day": day, "hash": chain.seal(line)}
    del given["subjects"]
    event = apps.get_model("audit", "Event").objects.create(**given)
    apps.get_model("audit", "Payload").objects.create(event=event, salt=salt, text=text)
    apps.get_model("audit", "Subject").objects.create(event=event, key=key)
    return day, 1, event.hash


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0002_style"),
        ("audit", "0001_first"),
    ]

    operations = [migrations.RunPython(begin_records, migrations.RunPython.noop)]
