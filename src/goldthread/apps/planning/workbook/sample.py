"""A small made-up plan that shows how each sheet is filled in. It names no measure, so that any home can take it."""

from datetime import date

from goldthread.apps.planning.workbook.template import Rows

SAMPLE: Rows = {
    "Nodes": (
        {
            "kind": "plan", "reference": "sample-2024-28", "title": "A made-up plan, 2024 to 2028",
            "text": "An illustration, not a real plan.", "starts on": date(2024, 4, 1), "ends on": date(2028, 3, 31),
            "state": "current", "position on": date(2025, 9, 30), "note": "Load it to see what a plan looks like.",
        },
        {"kind": "vision", "reference": "V", "title": "Places where people feel at home"},
        {"kind": "value", "reference": "V1", "title": "Openness", "text": "Say what is known, and what is not."},
        {"kind": "theme", "reference": "1", "title": "Listening to people", "text": "Ask, and act on the answer."},
        {"kind": "objective", "reference": "1.1", "parent": "1", "title": "An answer to every letter"},
        {"kind": "theme", "reference": "2", "title": "Spending money well"},
        {"kind": "pledge", "reference": "PL1", "title": "Publish every contract"},
        {"kind": "priority", "reference": "E1", "group": "equality", "title": "Services that everybody can use"},
    ),
    "Status key": (
        {"letter": "G", "status": "Green", "meaning": "Done, or on track", "kind": "green"},
        {"letter": "A", "status": "Amber", "meaning": "At risk", "kind": "amber"},
        {"letter": "R", "status": "Red", "meaning": "Off track", "kind": "red"},
        {"letter": "W", "status": "White", "meaning": "Not started, planned for later", "kind": "white"},
    ),
    "Posts": (
        {"post": "Head of engagement", "owner": "C", "also known as": "HoE; Engagement lead"},
        {"post": "Head of contact", "owner": "F", "also known as": "HoCt"},
    ),
    "Actions": (
        {
            "reference": "1C01", "title": "Answer letters within 15 working days", "owner": "C", "leads": "HoE",
            "delivers": "1.1; PL1", "also known as": "T1-C01", "due": "Quarterly",
        },
        {
            "reference": "1F01", "title": "Ring back everyone who asks for it", "owner": "F",
            "leads": "HoCt; Engagement lead", "delivers": "1",
        },
        {
            "reference": "2C01", "title": "Watch what the office spends on travel", "owner": "C", "leads": "HoE",
            "delivers": "2", "due": "Monthly", "programme": "monitoring",
        },
    ),
    "Updates": (
        {
            "action": "1C01", "on": date(2025, 7, 4), "period": "2025/26 Q1", "status": "A",
            "text": "Made up: two letters in three were answered in time.", "reason": "A post was vacant.", "by": "HoE",
        },
        {
            "action": "1C01", "on": date(2025, 10, 3), "period": "2025/26 Q2", "status": "G",
            "text": "Made up: nine letters in ten were answered in time.", "by": "HoE",
            "office note": "Never published: thank the team.",
        },
        {
            "action": "1F01", "on": date(2025, 10, 3), "period": "2025/26 Q2", "status": "White", "text": "See 1C01.",
            "see": "1C01",
        },
    ),
    "Insight": (
        {
            "reference": "I1", "theme": "1", "edition": "2025-09", "headline": "Letters are answered sooner",
            "finding": "Made up: a figure that a card holds is bound, as the guide says, and not typed.",
            "visibility": "public",
        },
        {
            "reference": "I2", "theme": "2", "edition": "2025-09", "headline": "A contract is about to be let",
            "visibility": "office", "category": "commercially sensitive",
        },
    ),
}  # fmt: skip
"""Rows by sheet, each saying that it is made up."""
