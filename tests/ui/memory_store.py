# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that keeps everything in dictionaries: the real use cases run on it without a database."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import RLock
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.ports import BoardWish
from kiosk.domain.call_back import CallBack, CallBackTry
from kiosk.domain.draft import Draft
from kiosk.domain.errors import (
    CallBackIsOver,
    NotSaved,
    StepNotFound,
    VisitNotFound,
    VisitorNotFound,
)
from kiosk.domain.need import HistoryLine, Need
from kiosk.domain.next_step import NextStep, Promise, PromiseState
from kiosk.domain.office import Office, Station
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.printer import StationPrinters
from kiosk.domain.question import Question
from kiosk.domain.referral import Attempt, Referral
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import CareLine, KeptResource, Source, WrongReport
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spoken_words import folded
from kiosk.domain.spool import Rendering, SlipPrint
from kiosk.domain.staff import Act, PinRecord, Role, Staff
from kiosk.domain.standing import Standing, WaitsFor, standing_of
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Card, Visitor
from kiosk.domain.working_time import OfficeCalendar, calendar_of, no_holidays
from tests.ui.memory_directory import DirectoryTables, MemoryResourceCare, MemoryResources, MemorySources
from tests.ui.nothing_happened import NothingHappened


@dataclass
class Tables:
    """Everything that is kept, a dictionary or list for each kind."""

    visitors: dict[UUID, Visitor] = field(default_factory=dict)
    cards: dict[UUID, Card] = field(default_factory=dict)
    visits: dict[UUID, Visit] = field(default_factory=dict)
    needs: dict[UUID, Need] = field(default_factory=dict)
    needs_in_visits: list[tuple[UUID, UUID]] = field(default_factory=list)
    history: list[HistoryLine] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    steps: dict[UUID, NextStep] = field(default_factory=dict)
    staff: dict[UUID, Staff] = field(default_factory=dict)
    pins: dict[UUID, PinRecord] = field(default_factory=dict)
    offices: dict[UUID, Office] = field(default_factory=dict)
    stations: dict[UUID, Station] = field(default_factory=dict)
    resources: dict[UUID, Resource] = field(default_factory=dict)
    kept_resources: dict[UUID, KeptResource] = field(default_factory=dict)
    care_lines: list[CareLine] = field(default_factory=list)
    wrong_reports: dict[UUID, WrongReport] = field(default_factory=dict)
    favourites: set[tuple[UUID, UUID]] = field(default_factory=set)
    sources: dict[str, Source] = field(default_factory=dict)
    slips: dict[UUID, Slip] = field(default_factory=dict)
    slip_needs: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    prints: dict[UUID, SlipPrint] = field(default_factory=dict)
    renderings: dict[UUID, Rendering] = field(default_factory=dict)
    printers: dict[UUID, StationPrinters] = field(default_factory=dict)
    drafts: dict[UUID, Draft] = field(default_factory=dict)
    rules: dict[UUID, OfficeRules] = field(default_factory=dict)
    questions: dict[UUID, Question] = field(default_factory=dict)
    call_backs: dict[UUID, CallBack] = field(default_factory=dict)
    tries: list[CallBackTry] = field(default_factory=list)

    @property
    def directory(self) -> DirectoryTables:
        """The tables of the directory, the same ones."""
        return DirectoryTables(
            held=self.resources,
            kept=self.kept_resources,
            lines=self.care_lines,
            reports=self.wrong_reports,
            favourites=self.favourites,
            sources=self.sources,
        )

    def copied(self) -> "Tables":
        return Tables(**{name: copy(table) for name, table in vars(self).items()})


class MemoryVisitors:
    def __init__(self, tables: Tables) -> None:
        self._all, self._cards = tables.visitors, tables.cards

    def get(self, visitor_id: UUID) -> Visitor:
        if visitor_id not in self._all:
            raise VisitorNotFound
        return self._all[visitor_id]

    def several(self, visitor_ids: Iterable[UUID]) -> Mapping[UUID, Visitor]:
        return {id_: self._all[id_] for id_ in visitor_ids if id_ in self._all}

    def add(self, visitor: Visitor) -> None:
        self._all[visitor.id] = visitor

    def add_all(self, visitors: Sequence[Visitor]) -> None:
        for visitor in visitors:
            self.add(visitor)

    def save(self, visitor: Visitor) -> None:
        self._all[visitor.id] = visitor

    def of_external_ids(self, office_id: UUID, external_ids: Iterable[str]) -> Mapping[str, Visitor]:
        wanted = set(external_ids)
        found = (v for v in self._all.values() if v.office_id == office_id and v.external_id in wanted)
        return {visitor.external_id: visitor for visitor in found}

    def add_card(self, card: Card) -> None:
        self._cards[card.id] = card

    def of_card(self, token_hash: str) -> Visitor | None:
        live = (c for c in self._cards.values() if c.token_hash == token_hash and c.revoked_at is None)
        return next((self._all[card.visitor_id] for card in live), None)

    def revoke_cards(self, visitor_id: UUID, at: datetime) -> None:
        for card in [c for c in self._cards.values() if c.visitor_id == visitor_id]:
            self._cards[card.id] = replace(card, revoked_at=at)

    def move_cards(self, visitor_id: UUID, to_visitor_id: UUID) -> None:
        for card in [c for c in self._cards.values() if c.visitor_id == visitor_id]:
            self._cards[card.id] = replace(card, visitor_id=to_visitor_id)


class MemoryVisits:
    def __init__(self, tables: Tables) -> None:
        self._all = tables.visits

    def get(self, visit_id: UUID) -> Visit:
        if visit_id not in self._all:
            raise VisitNotFound
        return self._all[visit_id]

    def several(self, visit_ids: Iterable[UUID]) -> Mapping[UUID, Visit]:
        return {visit_id: self._all[visit_id] for visit_id in visit_ids if visit_id in self._all}

    def add(self, visit: Visit) -> None:
        self._all[visit.id] = visit

    def save(self, visit: Visit) -> None:
        self._all[visit.id] = visit

    def lobby(self, office_id: UUID) -> Sequence[Visit]:
        here = [v for v in self._all.values() if v.office_id == office_id and v.is_open]
        return sorted(here, key=lambda visit: visit.arrived_at)

    def of_visitor(self, visitor_id: UUID) -> Sequence[Visit]:
        theirs = [v for v in self._all.values() if v.visitor_id == visitor_id]
        return sorted(theirs, key=lambda visit: visit.arrived_at, reverse=True)

    def last_helper(self, office_id: UUID, since: datetime) -> UUID | None:
        helped = [v for v in self._all.values() if v.office_id == office_id and v.arrived_at >= since and v.helper_id]
        return max(helped, key=lambda visit: visit.arrived_at).helper_id if helped else None

    def last_visits(self, visitor_ids: Iterable[UUID]) -> Mapping[UUID, datetime]:
        latest = {id_: self.of_visitor(id_) for id_ in visitor_ids}
        return {id_: visits[0].arrived_at for id_, visits in latest.items() if visits}


class MemoryNeeds:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, need_id: UUID) -> Need:
        return self._tables.needs[need_id]

    def add(self, need: Need) -> None:
        self._tables.needs[need.id] = need

    def save(self, need: Need) -> None:
        self._tables.needs[need.id] = need

    def bring_into(self, visit_id: UUID, need_id: UUID) -> None:
        if (visit_id, need_id) not in self._tables.needs_in_visits:
            self._tables.needs_in_visits.append((visit_id, need_id))

    def of_visit(self, visit_id: UUID) -> Sequence[Need]:
        return [self._tables.needs[need] for visit, need in self._tables.needs_in_visits if visit == visit_id]

    def of_visits(self, visit_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Need]]:
        return {visit_id: self.of_visit(visit_id) for visit_id in visit_ids}

    def of_visitor(self, visitor_id: UUID) -> Sequence[Need]:
        return [need for need in self._tables.needs.values() if need.visitor_id == visitor_id]

    def open_needs(self, office_id: UUID) -> Sequence[Need]:
        return [n for n in self._tables.needs.values() if n.office_id == office_id and n.is_open]

    def board(self, wish: BoardWish, first: int, count: int) -> Sequence[Need]:
        if wish.waits_for is WaitsFor.SETTLED:
            return self._settled_on_board(wish)[first : first + count]
        placed = [(self._standing(need), need) for need in self._tables.needs.values() if need.is_open]
        fitting = [(stands, need) for stands, need in placed if fits_board(need, stands, self._names(need), wish)]
        fitting.sort(key=lambda p: (p[0].due_at is None, p[0].due_at or p[1].created_at, p[1].created_at))
        return [need for _, need in fitting[first : first + count]]

    def _settled_on_board(self, wish: BoardWish) -> list[Need]:
        over = [need for need in self._tables.needs.values() if not need.is_open]
        fitting = [need for need in over if fits_board(need, self._standing(need), self._names(need), wish)]
        return sorted(fitting, key=lambda need: need.settled_at or need.created_at, reverse=True)

    def count_on_board(self, wish: BoardWish) -> int:
        return len(self.board(wish, 0, len(self._tables.needs)))

    def count_due(self, owner_id: UUID, before: datetime) -> int:
        wish = BoardWish(office_id=None, whose=owner_id, due_before=before)
        return sum(need.owner_id == owner_id for need in self.board(wish, 0, len(self._tables.needs)))

    def settled_since(self, office_id: UUID, moment: datetime) -> Sequence[Need]:
        theirs = (n for n in self._tables.needs.values() if n.office_id == office_id and not n.is_open)
        placed = [(n.settled_at, n) for n in theirs if n.settled_at and n.settled_at >= moment]
        return [need for _, need in sorted(placed, key=lambda p: p[0], reverse=True)]

    def _standing(self, need: Need) -> Standing:
        tables = self._tables
        return standing_of(
            need,
            MemorySteps(tables).of_needs([need.id])[need.id],
            zone=ZoneInfo(tables.offices[need.office_id].timezone),
            questions=MemoryQuestions(tables).of_needs([need.id])[need.id],
            call_backs=MemoryCallBacks(tables).of_needs([need.id])[need.id],
        )

    def _names(self, need: Need) -> str:
        visitor = self._tables.visitors.get(need.visitor_id) if need.visitor_id else None
        said = self._tables.visits[need.visit_id].said_name
        return f"{visitor.name} {visitor.preferred_name} {said}" if visitor else said

    def owned_wrongly(self) -> Sequence[Need]:
        staff = self._tables.staff
        still_open = (need for need in self._tables.needs.values() if need.is_open)
        return [n for n in still_open if n.owner_id not in staff or not staff[n.owner_id].may_own_in(n.office_id)]

    def promised_by(self, staff_id: UUID) -> Sequence[Need]:
        made = (step for step in self._tables.steps.values() if isinstance(step, Promise) and step.by == staff_id)
        promised = {promise.need_id for promise in made if promise.state is PromiseState.OPEN}
        return [need for need in self._tables.needs.values() if need.is_open and need.id in promised]

    def record(self, line: HistoryLine) -> None:
        self._tables.history.append(line)

    def history(self, need_id: UUID) -> Sequence[HistoryLine]:
        return [line for line in self._tables.history if line.need_id == need_id]

    def add_attempt(self, attempt: Attempt) -> None:
        self._tables.attempts.append(attempt)

    def attempts(self, need_id: UUID) -> Sequence[Attempt]:
        return [attempt for attempt in self._tables.attempts if attempt.need_id == need_id]

    def attempts_of(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Attempt]]:
        return {need_id: self.attempts(need_id) for need_id in need_ids}


def fits_board(need: Need, stands: Standing, names: str, wish: BoardWish) -> bool:
    looked_up = folded(f"{need.words} {names}")
    return (
        wish.office_id in {None, need.office_id}
        and wish.whose in {None, need.owner_id, stands.offered_to_id}
        and (not wish.offered_to or stands.offered_to_id in wish.offered_to)
        and (not wish.category or wish.category in need.categories)
        and wish.waits_for in {None, stands.waits_for}
        and (wish.due_before is None or (stands.due_at is not None and stands.due_at < wish.due_before))
        and all(word in looked_up for word in folded(wish.words).split())
    )


class MemorySteps:
    def __init__(self, tables: Tables) -> None:
        self._all, self._needs = tables.steps, tables.needs

    def to_ask_about(self, office_id: UUID, today: date, whose: UUID | None, count: int) -> Sequence[Referral]:
        referrals = [step for step in self._all.values() if isinstance(step, Referral) and step.is_due(today)]
        asked = [(self._needs[each.need_id], each) for each in referrals]
        theirs = [each for need, each in asked if need.office_id == office_id and whose in {None, need.owner_id}]
        return [each for each in theirs if self._needs[each.need_id].is_open][:count]

    def get(self, step_id: UUID) -> NextStep:
        return self._all[step_id]

    def add(self, step: NextStep) -> None:
        self._all[step.id] = step

    def save(self, step: NextStep) -> None:
        self._all[step.id] = step

    def of_needs(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[NextStep]]:
        wanted: dict[UUID, list[NextStep]] = {need_id: [] for need_id in need_ids}
        for step in sorted(self._all.values(), key=lambda step: step.at):
            if step.need_id in wanted:
                wanted[step.need_id].append(step)
        return wanted


class MemoryStaff:
    def __init__(self, tables: Tables) -> None:
        self._all, self._pins = tables.staff, tables.pins

    def get(self, staff_id: UUID) -> Staff:
        return self._all[staff_id]

    def add(self, staff: Staff) -> None:
        self._all[staff.id] = staff

    def save(self, staff: Staff) -> None:
        self._all[staff.id] = staff

    def of_office(self, office_id: UUID) -> Sequence[Staff]:
        return sorted((s for s in self._all.values() if s.office_id == office_id), key=lambda staff: staff.name)

    def duty_desk(self, office_id: UUID) -> Staff:
        return next(s for s in self.of_office(office_id) if s.role is Role.DUTY_DESK)

    def pin(self, staff_id: UUID) -> PinRecord | None:
        return self._pins.get(staff_id)

    def set_pin(self, record: PinRecord) -> None:
        self._pins[record.staff_id] = record


class MemoryOffices:
    def __init__(self, tables: Tables) -> None:
        self._all, self._stations, self._printers = tables.offices, tables.stations, tables.printers
        self._rules = tables.rules

    def get(self, office_id: UUID) -> Office:
        return self._all[office_id]

    def first(self) -> Office | None:
        return next(iter(self._all.values()), None)

    def all(self) -> Sequence[Office]:
        return sorted(self._all.values(), key=lambda office: office.name)

    def rules(self, office_id: UUID) -> OfficeRules:
        return self._rules.get(office_id, OfficeRules())

    def calendar(self, office_id: UUID) -> OfficeCalendar:
        return calendar_of(self.get(office_id), self.rules(office_id), no_holidays)

    def set_rules(self, office_id: UUID, rules: OfficeRules, act: Act) -> None:
        del act
        self._rules[office_id] = rules

    def add(self, office: Office) -> None:
        self._all[office.id] = office

    def add_station(self, station: Station) -> None:
        self._stations[station.id] = station

    def stations(self, office_id: UUID) -> Sequence[Station]:
        return [station for station in self._stations.values() if station.office_id == office_id]

    def printers(self, station_id: UUID) -> StationPrinters | None:
        return self._printers.get(station_id)

    def set_printers(self, printers: StationPrinters, act: Act) -> None:
        del act
        self._printers[printers.station_id] = printers


class MemorySlips:
    def __init__(self, tables: Tables) -> None:
        self._all, self._needs, self._prints = tables.slips, tables.slip_needs, tables.prints
        self._renderings, self._stations = tables.renderings, tables.stations

    def get(self, slip_id: UUID) -> Slip:
        return self._all[slip_id]

    def several(self, slip_ids: Iterable[UUID]) -> Mapping[UUID, Slip]:
        return {slip_id: self._all[slip_id] for slip_id in slip_ids}

    def of_reference(self, reference: str) -> Slip | None:
        return next((slip for slip in self._all.values() if slip.reference == reference), None)

    def of_visit(self, visit_id: UUID) -> Slip | None:
        return next((slip for slip in reversed(self._all.values()) if slip.visit_id == visit_id), None)

    def needs_of(self, slip_id: UUID) -> Sequence[UUID]:
        return self._needs.get(slip_id, ())

    def reference_taken(self, reference: str) -> bool:
        return self.of_reference(reference) is not None

    def add(self, slip: Slip, need_ids: Sequence[UUID]) -> None:
        self.replace(slip, need_ids)

    def replace(self, slip: Slip, need_ids: Sequence[UUID]) -> None:
        self._all[slip.id] = slip
        self._needs[slip.id] = tuple(need_ids)

    def add_print(self, slip_print: SlipPrint) -> None:
        self._prints[slip_print.id] = slip_print

    def save_print(self, slip_print: SlipPrint) -> None:
        self._prints[slip_print.id] = slip_print

    def prints(self, slip_id: UUID) -> Sequence[SlipPrint]:
        return [slip_print for slip_print in self._prints.values() if slip_print.slip_id == slip_id]

    def get_print(self, print_id: UUID) -> SlipPrint:
        return self._prints[print_id]

    def queue_of_visit(self, visit_id: UUID) -> Sequence[SlipPrint]:
        ours = (each for each in self._prints.values() if self._all[each.slip_id].visit_id == visit_id)
        return [each for each in ours if each.cleared_at is None]

    def queue(self, office_id: UUID) -> Sequence[SlipPrint]:
        listed = (each for each in self._prints.values() if each.cleared_at is None)
        return [each for each in listed if self._stations[each.station_id].office_id == office_id]

    def next_due(self, station_ids: Collection[UUID], moment: datetime) -> SlipPrint | None:
        ours = (each for each in self._prints.values() if each.station_id in station_ids)
        due = [each for each in ours if each.due_at is not None and each.due_at <= moment]
        return min(due, key=lambda each: (not each.waits, each.tries > 0, each.due_at, each.at), default=None)

    def sent_from(self, station_id: UUID) -> Sequence[SlipPrint]:
        sent = (each for each in self._prints.values() if each.state is SlipState.SENT)
        return [each for each in sent if each.station_id == station_id]

    def keep_rendering(self, print_id: UUID, rendering: Rendering) -> None:
        self._renderings[print_id] = rendering

    def rendering(self, print_id: UUID) -> Rendering | None:
        return self._renderings.get(print_id)

    def drop_rendering(self, print_id: UUID) -> None:
        self._renderings.pop(print_id, None)


class MemoryDrafts:
    def __init__(self, tables: Tables) -> None:
        self._all = tables.drafts

    def get(self, visit_id: UUID) -> Draft | None:
        return self._all.get(visit_id)

    def of_visits(self, visit_ids: Iterable[UUID]) -> Mapping[UUID, Draft]:
        return {visit_id: self._all[visit_id] for visit_id in visit_ids if visit_id in self._all}

    def put(self, draft: Draft) -> None:
        self._all[draft.visit_id] = draft

    def clear(self, visit_id: UUID) -> None:
        self._all.pop(visit_id, None)


class MemoryQuestions:
    def __init__(self, tables: Tables) -> None:
        self._tables, self._all = tables, tables.questions

    def get(self, question_id: UUID) -> Question:
        if question_id not in self._all:
            raise StepNotFound
        return self._all[question_id]

    def add(self, question: Question) -> None:
        self._all[question.id] = question

    def save(self, question: Question) -> None:
        self._all[question.id] = question

    def of_needs(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Question]]:
        return {need_id: [q for q in self._all.values() if q.need_id == need_id] for need_id in need_ids}

    def waiting(self, office_id: UUID) -> Sequence[Question]:
        still_open = {need.id for need in MemoryNeeds(self._tables).open_needs(office_id)}
        return [q for q in self._all.values() if q.is_open and q.need_id in still_open]


class MemoryCallBacks:
    def __init__(self, tables: Tables) -> None:
        self._all, self._tries, self._needs = tables.call_backs, tables.tries, tables.needs

    def get(self, call_back_id: UUID) -> CallBack:
        if call_back_id not in self._all:
            raise CallBackIsOver
        return self._all[call_back_id]

    def add(self, call_back: CallBack) -> None:
        self._all[call_back.id] = call_back

    def save(self, call_back: CallBack) -> None:
        self._all[call_back.id] = call_back

    def add_try(self, tried: CallBackTry) -> None:
        self._tries.append(tried)

    def tries(self, call_back_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[CallBackTry]]:
        return {id_: [tried for tried in self._tries if tried.call_back_id == id_] for id_ in call_back_ids}

    def waiting(self, office_id: UUID) -> Sequence[CallBack]:
        theirs = [each for each in self._all.values() if each.is_open and each.office_id == office_id]
        return [each for each in theirs if each.need_id is None or self._needs[each.need_id].is_open]

    def of_needs(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[CallBack]]:
        return {need_id: [each for each in self._all.values() if each.need_id == need_id] for need_id in need_ids}


class MemoryUnitOfWork:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.committed = False
        self.visitors = MemoryVisitors(tables)
        self.visits = MemoryVisits(tables)
        self.needs = MemoryNeeds(tables)
        self.steps = MemorySteps(tables)
        self.staff = MemoryStaff(tables)
        self.offices = MemoryOffices(tables)
        self.resources = MemoryResources(tables.directory)
        self.resource_care = MemoryResourceCare(tables.directory, tables.steps)
        self.sources = MemorySources(tables.directory)
        self.slips = MemorySlips(tables)
        self.drafts = MemoryDrafts(tables)
        self.questions = MemoryQuestions(tables)
        self.call_backs = MemoryCallBacks(tables)
        self.reports = NothingHappened()

    def commit(self) -> None:
        self.committed = True


class MemoryStore:
    """Keeps what was committed. With `broken` set, every use fails as a full disk does."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.broken = ""
        self._revision = 0
        self._turn = RLock()

    @contextmanager
    def writing(self) -> Iterator[MemoryUnitOfWork]:
        with self._turn:
            self._must_work()
            work = MemoryUnitOfWork(self.tables.copied())
            yield work
            if work.committed:
                self.tables = work.tables
                self._revision += 1

    @contextmanager
    def reading(self) -> Iterator[MemoryUnitOfWork]:
        with self._turn:
            self._must_work()
            yield MemoryUnitOfWork(self.tables.copied())

    def revision(self) -> int:
        self._must_work()
        return self._revision

    def _must_work(self) -> None:
        if self.broken:
            raise NotSaved(reason=self.broken)
