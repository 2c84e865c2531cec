# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: ARG002 - nothing is counted, whatever is asked
"""The figures of a store in memory, which counts nothing: pages with figures are given theirs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.desk.ports import Arrived, ReferralsGone, Stretch, VisitFigures
from kiosk.domain.call_back import CallBackState
from kiosk.domain.next_step import PromiseState, UnmetReason


class NothingHappened:
    def arrivals(self, stretch: Stretch) -> Sequence[Arrived]:
        return ()

    def visits(self, within: Sequence[Stretch]) -> VisitFigures:
        return VisitFigures(visits=0, anonymous=0, visitors=0, touch_screen=0, finished=0, left=0, feedback={})

    def returning(self, within: Sequence[Stretch]) -> int:
        return 0

    def needs_filed(self, within: Sequence[Stretch]) -> Mapping[tuple[str, ...], int]:
        return {}

    def settled(self, within: Sequence[Stretch]) -> Sequence[timedelta]:
        return ()

    def open_now(self, office_ids: Iterable[UUID]) -> int:
        return 0

    def promises(self, within: Sequence[Stretch], now: datetime) -> Mapping[tuple[PromiseState, bool], int]:
        return {}

    def referrals(self, within: Sequence[Stretch]) -> Sequence[ReferralsGone]:
        return ()

    def unmet(self, within: Sequence[Stretch]) -> Mapping[UnmetReason, int]:
        return {}

    def call_backs(self, within: Sequence[Stretch]) -> Mapping[CallBackState, int]:
        return {}
