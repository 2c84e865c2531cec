# SPDX-License-Identifier: GPL-3.0-or-later
"""Named example slips, for every test that needs something to print."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from uuid import UUID

from kiosk.domain.avenue import Avenue
from kiosk.domain.opening_hours import Span
from kiosk.domain.slip import (
    ComeBack,
    Slip,
    SlipAnswer,
    SlipHandOff,
    SlipHours,
    SlipPhone,
    SlipPromise,
    SlipReferral,
    SlipUnmet,
)

OFFICE_TIME = timezone(timedelta(hours=-6))
PRINTED_AT = datetime(2026, 11, 23, 10, 15, tzinfo=OFFICE_TIME)  # a Monday
LANGUAGES = ("en", "es", "fr", "ar", "vi", "zh", "uk")

_OFFICE_DAY = (Span(time(9), time(16, 30)),)
OFFICE_WEEK = (_OFFICE_DAY,) * 5 + ((),) * 2

OFFICE_HOURS = SlipHours(known=True, week=OFFICE_WEEK, open_until=datetime(2026, 11, 23, 16, 30, tzinfo=OFFICE_TIME))

LEGAL_AID = SlipReferral(
    avenue=Avenue.OFFICE,
    name="Legal Aid Intake Desk",
    organization="Riverside Legal Aid",
    ask_for="Priya Nair",
    expected=True,
    phones=(SlipPhone(number="(555) 010-4420", description="Press 2 for Español"),),
    street="120 Court Street, Room 4",
    directions="Bus 7 or 12 · lift at the side door",
    hours=OFFICE_HOURS,
    bring=("Your letter", "photo ID"),
    checked_on=date(2026, 11, 9),
)
"""The referral in the design's picture."""

FULL_LEGAL_AID = replace(
    LEGAL_AID,
    phones=(SlipPhone(number="(555) 010-4420", extension="12", description="Press 2 for Español"),),
    town="Riverside, IL 60546",
    directions="Next to the library. Bus 7 or 12",
    accessibility="No steps: lift at the side door",
    cost="Free",
    languages=("en", "es", "Polski"),
    website="https://www.riverside-legal-aid.example.org/intake/",
    email="intake@riverside-legal-aid.example.org",
)
"""Every fact an office can have."""

HOTLINE = SlipReferral(
    avenue=Avenue.PHONE,
    name="Utility Help Line",
    phones=(SlipPhone(number="1-800-555-0142"),),
    hours=SlipHours(known=True, always=True),
    cost="Free call",
    languages=("en", "es"),
    checked_on=date(2026, 11, 2),
)

BENEFITS_PAGE = SlipReferral(
    avenue=Avenue.WEBSITE,
    name="Benefits Finder",
    website="https://www.benefits.example.gov/find/",
    bring=("Last three pay slips",),
)

WARM_CALL = SlipReferral(
    avenue=Avenue.PERSON,
    name="Food Pantry at St. Mark",
    ask_for="Mr. Okafor",
    result="He keeps a box for you until 6 pm.",
    phones=(SlipPhone(number="(555) 010-7781"),),
    street="8 Mill Lane",
    hours=SlipHours(in_words="Mondays and most Thursdays, ring the bell"),
    checked_on=date(2026, 10, 30),
)

JOB_LEAD = SlipReferral(
    avenue=Avenue.OFFICE,
    name="Warehouse Helper at Northside Logistics",
    ask_for="the shift lead",
    street="4400 Harbor Road, Gate C",
    how_to_apply="Fill in the form at the gate. Say that Riverside Job Center sent you.",
    closes_on=date(2026, 12, 4),
    bring=("Work permit",),
    checked_on=date(2026, 11, 20),
)

MARIA = Slip(
    id=UUID("019ab000-0000-7000-8000-000000000001"),
    visit_id=UUID("019ab000-0000-7000-8000-000000000002"),
    reference="K7F3MQ",
    office="Riverside Job Center",
    language="en",
    printed_at=PRINTED_AT,
    come_back=ComeBack(person="Dana", phone="(555) 010-4400", check_on=date(2026, 11, 30)),
    for_name="Maria",
    referrals=(LEGAL_AID,),
)
"""The slip in the design's picture."""

FULL = replace(MARIA, referrals=(FULL_LEGAL_AID,))
NAMELESS = replace(MARIA, for_name="")
LARGE = replace(FULL, large_print=True)
CALL_THE_HOTLINE = replace(MARIA, referrals=(HOTLINE,))
GO_ONLINE = replace(MARIA, referrals=(BENEFITS_PAGE,))
CALLED_FOR_YOU = replace(MARIA, referrals=(WARM_CALL,))
JOB = replace(MARIA, referrals=(JOB_LEAD,))
THREE = replace(MARIA, referrals=(FULL_LEGAL_AID, HOTLINE, WARM_CALL))

THREE_LARGE = replace(THREE, large_print=True)

PROMISE = SlipPromise(
    text="I'll call the housing office about your waiting list place.",
    by_whom="Dana",
    due_at=datetime(2026, 11, 27, 17, 0, tzinfo=OFFICE_TIME),
)
PROMISED = replace(MARIA, referrals=(), promises=(PROMISE,))
ANSWERED = replace(MARIA, referrals=(), answers=(SlipAnswer(text="Your card is ready.\nPick it up at window 3."),))
HANDED_OVER = replace(MARIA, referrals=(), hand_offs=(SlipHandOff(to_whom="Sam"),))
UNMET = replace(MARIA, referrals=(), unmet=(SlipUnmet(review_on=date(2026, 12, 1)),))
SPANISH = replace(FULL, language="es")
FRENCH = replace(FULL, language="fr")
EVERYTHING = replace(
    THREE,
    answers=ANSWERED.answers,
    promises=(PROMISE,),
    hand_offs=HANDED_OVER.hand_offs,
    unmet=UNMET.unmet,
)

AMIRA = replace(
    FULL,
    language="ar",
    for_name="أميرة الحسن",
    come_back=ComeBack(person="دانا", phone="(555) 010-4400", check_on=date(2026, 11, 30)),
    referrals=(
        replace(
            FULL_LEGAL_AID,
            ask_for="ليلى حداد",
            directions="بجانب المكتبة، حافلة 7 أو 12",
            bring=("رسالتك", "بطاقة هوية", "photo ID"),
            cost="بدون مقابل",
            languages=("ar", "en"),
        ),
    ),
)
"""Arabic words with Latin names, numbers and addresses among them."""

WEI = replace(
    FULL,
    language="zh",
    for_name="王小伟",
    referrals=(replace(FULL_LEGAL_AID, name="社区法律援助中心", organization="河滨法律援助", ask_for="李梅"),),
)
WEI_LARGE = replace(WEI, large_print=True)
NGUYEN = replace(FULL, language="vi", for_name="Nguyễn Thị Phượng")
OLENA = replace(FULL, language="uk", for_name="Олена Ткаченко")
MANY_SCRIPTS = replace(
    FULL,
    for_name="Žofie Nguyễn",
    referrals=(
        replace(
            FULL_LEGAL_AID,
            ask_for="أميرة Олена",
            languages=("am", "ar", "vi", "uk", "zh", "es", "hi"),
            bring=("አማርኛ", "王小伟", "Ключі", "رسالتك"),
        ),
    ),
)

LONG_WORD = "Wolfeschlegelsteinhausenbergerdorff" * 9
LONG_NAME = replace(
    FULL,
    for_name=LONG_WORD[:300],
    come_back=replace(MARIA.come_back, person=LONG_WORD[:300]),
    office=LONG_WORD[:120],
    referrals=(
        replace(
            FULL_LEGAL_AID,
            name=LONG_WORD[:300],
            ask_for=LONG_WORD[:300],
            street=LONG_WORD[:300],
            website=f"https://{LONG_WORD[:200]}.example.org/",
            email=f"{LONG_WORD[:100]}@example.org",
            phones=(SlipPhone(number="0123456789" * 12, extension="7" * 40),),
        ),
    ),
)
LONG_TEXT = replace(
    FULL,
    referrals=(replace(FULL_LEGAL_AID, how_to_apply="Bring the form and wait to be called. " * 158),),
)
LONG_PROMISE = replace(PROMISED, promises=(replace(PROMISE, text="We will look into it and tell you soon. " * 150),))

MARKUP = '#set page(width: 9cm) <b>bold</b> *x* _y_ $z^2$ `code` @ref \\ // "quoted" {name} %s &amp; [x]'
MARKED_UP = replace(
    FULL,
    for_name=MARKUP,
    referrals=(replace(FULL_LEGAL_AID, name=MARKUP, ask_for=MARKUP, street=MARKUP, bring=(MARKUP,), cost=MARKUP),),
    promises=(replace(PROMISE, text=MARKUP, by_whom=MARKUP),),
)
STEERED = replace(
    FULL,
    for_name="Ma\u202eria\u2066 \u200fX",
    referrals=(replace(FULL_LEGAL_AID, ask_for="\u202eevil\x00\x1b[31m\ttab", street="1 Main\r\nStreet\u2028Room 4"),),
)
EMOJI = replace(
    FULL, for_name="Maria 👩‍👩‍👧 🎉 \ue000\U0001f9ff", referrals=(replace(FULL_LEGAL_AID, name="Help 🆘 Desk"),)
)

ODD_WEEK = (
    _OFFICE_DAY,
    (Span(time(9), time(12)), Span(time(13), time(16, 30))),
    _OFFICE_DAY,
    (Span(time(9), time(12)), Span(time(13), time(16, 30))),
    _OFFICE_DAY,
    (Span(time(10), time(0)),),
    (),
)
CLOSED_NOW = replace(
    FULL,
    referrals=(
        replace(
            FULL_LEGAL_AID,
            hours=SlipHours(known=True, week=ODD_WEEK, next_open=datetime(2026, 11, 25, 9, 0, tzinfo=UTC)),
        ),
    ),
)

BY_LANGUAGE = {slip.language: slip for slip in (FULL, SPANISH, FRENCH, AMIRA, WEI, NGUYEN, OLENA)}
"""The same full referral in every shipped language."""

NAMED = {name.lower(): slip for name, slip in sorted(globals().items()) if isinstance(slip, Slip)}
"""Every example above by its name."""
