# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.domain.slip import ComeBack, SlipHours, SlipPhone
from kiosk.messages import translator
from kiosk.ui.self_service.slip_facts import slip_facts
from tests.printing.slips import FULL, LEGAL_AID, OFFICE_TIME, OFFICE_WEEK

ENGLISH = translator("en")


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (SlipHours(known=True, always=True), "Open now · 24 hours"),
        (SlipHours(known=True, week=OFFICE_WEEK), "Closed"),
        (SlipHours(known=True, next_open=datetime(2026, 11, 24, 9, tzinfo=OFFICE_TIME)), "Opens tomorrow 9:00 am"),
        (SlipHours(), "Call first"),
    ],
)
def test_it_says_when_one_can_go(hours: SlipHours, said: str) -> None:
    slip = replace(FULL, referrals=(replace(LEGAL_AID, hours=hours),))
    assert said in slip_facts(slip, ENGLISH)


def test_it_says_every_number_and_whom_to_come_back_to() -> None:
    phones = (SlipPhone(number="(555) 010-1", extension="7"), SlipPhone(number="(555) 010-2"))
    slip = replace(
        FULL, referrals=(replace(LEGAL_AID, phones=phones, ask_for=""),), come_back=ComeBack(person="", phone="555 09")
    )
    facts = slip_facts(slip, ENGLISH)
    assert facts[:2] == ("(555) 010-1, ext. 7", "(555) 010-2")
    assert "Or call us: 555 09" in facts


def test_numbers_keep_their_order_where_one_reads_from_the_right() -> None:
    slip = replace(FULL, referrals=(replace(LEGAL_AID, ask_for=""),))
    assert "\u2068(555) 010-4420\u2069" in slip_facts(slip, translator("ar"))


def test_what_is_not_on_the_slip_is_not_said() -> None:
    slip = replace(FULL, referrals=(), come_back=ComeBack(person=""))
    assert slip_facts(slip, ENGLISH) == ("Reference K7F-3MQ",)
