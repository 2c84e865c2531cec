# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping with each need where it stands, worked out anew by the unit that touched it."""

from collections.abc import Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kiosk.domain.need import Need, NeedState
from kiosk.domain.spoken_words import folded
from kiosk.domain.standing import standing_of
from kiosk.store.batches import in_batches
from kiosk.store.found_by import begun, filed_under
from kiosk.store.need_records import NOTHING_DUE, NeedRecord
from kiosk.store.records import OfficeRecord, VisitorRecord, VisitRecord
from kiosk.store.repositories.call_backs import SqlCallBacks
from kiosk.store.repositories.needs import SqlNextSteps
from kiosk.store.repositories.questions import SqlQuestions
from kiosk.store.translate import to_domain


def keep_standings(session: Session, need_ids: Iterable[UUID]) -> None:
    """Work out where these needs stand and keep it with them, in the unit that is under way."""
    session.flush()
    for ids in in_batches(need_ids):
        steps = SqlNextSteps(session).of_needs(ids)
        questions = SqlQuestions(session).of_needs(ids)
        call_backs = SqlCallBacks(session).of_needs(ids)
        for record, timezone, *names in session.execute(_with_zone_and_names().where(NeedRecord.id.in_(ids))):
            standing = standing_of(
                to_domain(record, Need),
                steps.get(record.id, ()),
                zone=ZoneInfo(timezone),
                questions=questions.get(record.id, ()),
                call_backs=call_backs.get(record.id, ()),
            )
            record.waits_for = standing.waits_for
            record.due_at, record.due_by_day = standing.due_at or NOTHING_DUE, standing.by_day
            record.offered_to_id = standing.offered_to_id
            _keep_what_it_is_found_by(record, names)


def _keep_what_it_is_found_by(record: NeedRecord, names: Iterable[str | None]) -> None:
    """Keep it with an open need alone: nobody looks through the settled ones, and the board's index stays small."""
    still_open = record.state is NeedState.OPEN
    record.filed_under = filed_under(record.categories) if still_open else ""
    whole = folded(" ".join([*filter(None, names), record.words])) if still_open else ""
    record.found_by, record.found_by_more = begun(whole)


def _with_zone_and_names() -> Select[NeedRecord, str, str, str, str]:
    names = (VisitorRecord.name, VisitorRecord.preferred_name, VisitRecord.said_name)
    return (
        select(NeedRecord, OfficeRecord.timezone, *names)
        .join(OfficeRecord, OfficeRecord.id == NeedRecord.office_id)
        .join(VisitRecord, VisitRecord.id == NeedRecord.visit_id)
        .outerjoin(VisitorRecord, VisitorRecord.id == NeedRecord.visitor_id)
    )
