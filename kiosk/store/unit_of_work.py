# SPDX-License-Identifier: GPL-3.0-or-later
"""One user action on the store: all of it or nothing."""

from functools import cached_property
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.domain.working_time import Holidays, no_holidays
from kiosk.store.records import RevisionRecord
from kiosk.store.repositories.call_backs import SqlCallBacks
from kiosk.store.repositories.needs import SqlNeeds, SqlNextSteps
from kiosk.store.repositories.offices import SqlOffices
from kiosk.store.repositories.people import SqlStaffList, SqlVisitors
from kiosk.store.repositories.questions import SqlQuestions
from kiosk.store.repositories.reports import SqlReports
from kiosk.store.repositories.resource_care import SqlResourceCare
from kiosk.store.repositories.resources import SqlResources
from kiosk.store.repositories.slips import SqlSlips
from kiosk.store.repositories.sources import SqlSources
from kiosk.store.repositories.visits import SqlDrafts, SqlVisits
from kiosk.store.standings import keep_standings


class SqlUnitOfWork:
    """A session with its repositories.

    A unit that writes takes the next revision number as it begins and holds its row until the end, so
    that revisions appear in the order of commits: whoever has read up to a number has missed nothing. It ends by
    working out anew where each need stands that was touched in it.
    """

    def __init__(self, session: Session, *, writing: bool, holidays: Holidays = no_holidays) -> None:
        self._session = session
        self._revision = _take_next_revision(session) if writing else 0
        self._holidays = holidays
        self._touched: set[UUID] = set()

    @cached_property
    def visitors(self) -> SqlVisitors:
        """The visitors we know, and their cards."""
        return SqlVisitors(self._session, self._revision, self._touched)

    @cached_property
    def visits(self) -> SqlVisits:
        """Arrivals."""
        return SqlVisits(self._session, self._revision, self._touched)

    @cached_property
    def needs(self) -> SqlNeeds:
        """Needs and their history."""
        return SqlNeeds(self._session, self._touched)

    @cached_property
    def steps(self) -> SqlNextSteps:
        """Next steps of all kinds."""
        return SqlNextSteps(self._session, self._touched)

    @cached_property
    def questions(self) -> SqlQuestions:
        """Questions to the supervisors."""
        return SqlQuestions(self._session, self._touched)

    @cached_property
    def call_backs(self) -> SqlCallBacks:
        """People to call back."""
        return SqlCallBacks(self._session, self._touched)

    @cached_property
    def staff(self) -> SqlStaffList:
        """Who works here."""
        return SqlStaffList(self._session)

    @cached_property
    def offices(self) -> SqlOffices:
        """Offices and stations."""
        return SqlOffices(self._session, self._holidays)

    @cached_property
    def resources(self) -> SqlResources:
        """The directory."""
        return SqlResources(self._session, self._revision)

    @cached_property
    def resource_care(self) -> SqlResourceCare:
        """What happened to the directory."""
        return SqlResourceCare(self._session)

    @cached_property
    def sources(self) -> SqlSources:
        """Where the directory came from."""
        return SqlSources(self._session)

    @cached_property
    def slips(self) -> SqlSlips:
        """Slips and their prints."""
        return SqlSlips(self._session)

    @cached_property
    def drafts(self) -> SqlDrafts:
        """What is being typed."""
        return SqlDrafts(self._session)

    @cached_property
    def reports(self) -> SqlReports:
        """Figures."""
        return SqlReports(self._session)

    def commit(self) -> None:
        """Make everything done in this unit last, or raise and change nothing."""
        keep_standings(self._session, self._touched)
        self._touched.clear()
        self._session.commit()


def _take_next_revision(session: Session) -> int:
    session.execute(update(RevisionRecord).values(number=RevisionRecord.number + 1))
    return session.scalars(select(RevisionRecord.number)).one()
