# SPDX-License-Identifier: GPL-3.0-or-later
"""Named example sheets, for every test that needs a list of places to print."""

from dataclasses import replace

from kiosk.domain.sheet import HelpSheet, SheetGroup
from kiosk.domain.slip import SlipHours, SlipReferral
from tests.printing import slips

LANGUAGES = slips.LANGUAGES


def place(number: int = 1, **facts: object) -> SlipReferral:
    """A place with every fact that a sheet shows."""
    whole = replace(
        slips.FULL_LEGAL_AID,
        name=f"Food Pantry {number}",
        organization="St. Mark’s Parish",
        ask_for="",
        expected=False,
        directions="",
        accessibility="",
        email="",
    )
    return replace(whole, **facts)  # type: ignore[arg-type]  # whatever a test wishes


def places(count: int) -> tuple[SlipReferral, ...]:
    return tuple(place(number) for number in range(1, count + 1))


SHELTER = place(name="Harbor House", organization="", street="", town="", hours=SlipHours(known=True, always=True))
FOOD = HelpSheet(
    office="Riverside Job Center",
    phone="(555) 010-4400",
    language="en",
    printed_at=slips.PRINTED_AT,
    groups=(SheetGroup(name="Food", places=places(3)),),
)
ONE = replace(FOOD, groups=(SheetGroup(places=places(1)),))
TWELVE = replace(FOOD, groups=(SheetGroup(name="Food", places=places(12)),))
THIRTY = replace(FOOD, groups=(SheetGroup(name="Food", places=places(30)),), more=True)
MIXED = replace(
    FOOD,
    groups=(
        SheetGroup(name="Food", places=places(3)),
        SheetGroup(name="Work", places=(place(name="Job club"), slips.JOB_LEAD)),
        SheetGroup(places=(SHELTER, slips.HOTLINE, slips.BENEFITS_PAGE)),
    ),
    more=True,
)
AMIRA = replace(
    MIXED,
    language="ar",
    groups=(
        SheetGroup(
            name="Food",
            places=(
                place(name="بنك الطعام", organization="كنيسة القديس مرقس", cost="بدون مقابل", bring=("بطاقة هوية",)),
                place(2),
            ),
        ),
        MIXED.groups[1],
    ),
)
WEI = replace(MIXED, language="zh", groups=(SheetGroup(name="Food", places=(place(name="社区食品站"), place(2))),))
BY_LANGUAGE = {language: replace(MIXED, language=language) for language in LANGUAGES} | {"ar": AMIRA, "zh": WEI}

LONG = slips.LONG_WORD
OVERLONG = replace(
    FOOD,
    office=LONG[:120],
    phone="0123456789" * 4,
    groups=(
        SheetGroup(
            name="Food",
            places=(
                place(
                    name=LONG[:300], organization=LONG[:300], street=LONG[:300], website=f"https://{LONG[:200]}.org/"
                ),
                place(2, how_to_apply="Bring the form and wait to be called. " * 158),
                place(3, bring=("photo ID",) * 60),
            ),
        ),
    ),
)
MARKED_UP = replace(FOOD, office=slips.MARKUP, groups=(SheetGroup(places=(place(name=slips.MARKUP),)),))
EMOJI = replace(FOOD, groups=(SheetGroup(places=(place(name="Food 🧿 \U000e0041\ue000"),)),))
NAMED = {name.lower(): sheet for name, sheet in sorted(globals().items()) if isinstance(sheet, HelpSheet)}
"""Every example above by its name."""
