# SPDX-License-Identifier: GPL-3.0-or-later
"""What every table has in common: how words, moments and lists are kept, and how constraints are named."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Date, MetaData
from sqlalchemy.orm import DeclarativeBase

from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBackReason, CallBackState
from kiosk.domain.hand_off import HandOffState
from kiosk.domain.need import HistoryEvent, NeedState
from kiosk.domain.next_step import PromiseState, UnmetReason
from kiosk.domain.office import StationKind
from kiosk.domain.question import Ruling
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import ResourceKind, ResourceStatus
from kiosk.domain.resource_care import CareAction
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.staff import Role
from kiosk.domain.standing import WaitsFor
from kiosk.domain.visit import CallReason, Feedback, VisitState
from kiosk.domain.visitor import ContactPreference
from kiosk.store.columns import SHORT, Texts, UtcDateTime, word_of

CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    Avenue,
    CallBackReason,
    CallBackState,
    CallReason,
    CareAction,
    ContactPreference,
    Feedback,
    HandOffState,
    HistoryEvent,
    NeedState,
    Outcome,
    Paper,
    PromiseState,
    ResourceKind,
    ResourceStatus,
    Role,
    Ruling,
    SlipState,
    StationKind,
    UnmetReason,
    VisitState,
    WaitsFor,
)

COLUMN_TYPES: dict[Any, Any] = {
    str: SHORT,
    datetime: UtcDateTime,
    date: Date,
    tuple[str, ...]: Texts,
    dict[str, Any]: JSON,
    **{words: word_of(words) for words in CLOSED_LISTS},
}


class Record(DeclarativeBase):
    """A row. Constraints are named by one rule, so that migrations can address them on every engine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = COLUMN_TYPES
