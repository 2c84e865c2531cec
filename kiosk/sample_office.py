# SPDX-License-Identifier: GPL-3.0-or-later
"""The made-up sample office: its people, its directory, and what happened in it before you came in.

Everything goes through the same use cases as at a real desk, at moments in the past.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from kiosk.desk.add_visitor import VisitorDetails, new_visitor
from kiosk.desk.answer import AnswerHere
from kiosk.desk.call_back import call_who_left
from kiosk.desk.follow_up import note_outcome
from kiosk.desk.greet import open_visit
from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard, log_need
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.ports import Store, UnitOfWork
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.reopen_need import bring_back
from kiosk.desk.set_up import NewStaff, SetUp, station_called
from kiosk.desk.settle import settle
from kiosk.desk.take_need import StepChoice, take_next_step
from kiosk.domain.avenue import Avenue
from kiosk.domain.draft import Draft
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import NextStep, UnmetReason
from kiosk.domain.office import Office, StationKind
from kiosk.domain.office_rules import WEEKDAYS_NINE_TO_FIVE, OfficeRules
from kiosk.domain.question import Question
from kiosk.domain.referral import Attempt, Outcome, Referral
from kiosk.domain.resource import Address, Phone, Resource, ResourceKind
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Act, Role
from kiosk.domain.visit import VisitState

FOLDER = files("kiosk.resources") / "sample"
SOURCE = "Riverside sample"
OUTCOMES = {"refused": Outcome.NO_CAPACITY}
"""Results that staff write in words of their own."""


def sample_office(timezone: str) -> Office:
    """Make up the office. `timezone` is the machine's own, so that "open now" looks right."""
    return Office(
        id=new_id(),
        name="Riverside Job Center",
        phone="(555) 010-4400",
        address="10 River Street, Riverside",
        timezone=timezone,
        latitude=40.10,
        longitude=-88.20,
        sample=True,
    )


def sample_rules() -> OfficeRules:
    """Make up when the office is open, as its directory says: on Thursdays until 7 pm."""
    late = Schedule(freq="WEEKLY", byday=("TH",), opens_at=time(17), closes_at=time(19), description="Late evening")
    return OfficeRules(hours=(WEEKDAYS_NINE_TO_FIVE, late))


def job_leads(today: datetime) -> Iterator[Resource]:
    """Read the made-up job leads; their closing dates are counted from today."""
    for row in _rows("job_leads.csv"):
        yield Resource(
            id=uuid5(NAMESPACE_URL, f"onward:sample:{row['id']}"),
            source=SOURCE,
            source_id=row["id"],
            kind=ResourceKind.JOB_LEAD,
            name=row["title"],
            organization=row["employer"],
            description=" ".join(filter(None, (row["description"], f"{row['pay']}." if row["pay"] else ""))),
            application_process=row["how_to_apply"],
            phones=(Phone(number=row["phone"]),) if row["phone"] else (),
            email=row["email"],
            website=row["website"],
            address=Address(address_1=row["address"], city="Riverside") if row["address"] else None,
            categories=(row["category"],),
            checked_on=today.date(),
            closes_on=today.date() + timedelta(days=int(row["closes_in_days"])),
        )


def in_house(resource: Resource, office: Office) -> Resource:
    """Mark what the office itself offers."""
    return replace(resource, kind=ResourceKind.IN_HOUSE) if resource.organization == office.name else resource


def add_staff(set_up: SetUp, office: Office) -> dict[str, UUID]:
    """Let the made-up staff start; returns their ids by the short names that the story uses."""
    return {
        row["id"]: set_up.staff(
            office.id,
            NewStaff(
                name=row["name"],
                called=row["called_name"],
                role=Role(row["role"]),
                pin=row["pin"],
                speaks=tuple(row["speaks"].split(";")),
            ),
        ).id
        for row in _rows("staff.csv")
    }


def sign_in_hint() -> tuple[str, str]:
    """Name somebody who can sign in to the sample office, and their PIN."""
    first = next(_rows("staff.csv"))
    return first["called_name"], first["pin"]


def tell_story(store: Store, office: Office, staff: Mapping[str, UUID], now: datetime) -> None:
    """Let the visits of the story happen, in one go. `now` is aware, UTC."""
    story = tomllib.loads((FOLDER / "story.toml").read_text(encoding="utf-8"))
    with store.writing() as work:
        stations = {
            "reception": station_called(work, office.id, "Front desk", StationKind.RECEPTION).id,
            "self-service": station_called(work, office.id, "Self-service", StationKind.SELF_SERVICE).id,
        }
        dana = Act(by=staff["dana"], office_id=office.id, station_id=stations["reception"], at=now)
        work.offices.set_rules(office.id, sample_rules(), replace(dana, by=staff["lee"]))
        people = _add_visitors(work, dana)
        teller = _Teller(
            work, office, {**staff, "front-desk": work.staff.duty_desk(office.id).id}, stations, people, now
        )
        for visit in sorted(story["visit"], key=teller.arrived_at):
            teller.tell(visit)
        work.commit()


@dataclass
class _Teller:
    """Plays the story's visits, oldest first."""

    work: UnitOfWork
    office: Office
    staff: Mapping[str, UUID]
    stations: Mapping[str, UUID]
    people: Mapping[str, UUID]
    now: datetime

    def __post_init__(self) -> None:
        self.needs: dict[str, UUID] = {}
        known = map(self.work.resources.get, self.work.resources.ids_of_source(SOURCE))
        self.resources = {resource.source_id.rstrip("/"): resource.id for resource in known}

    def arrived_at(self, told: Mapping[str, Any]) -> datetime:
        if "minutes_ago" in told:
            return self.now - timedelta(minutes=told["minutes_ago"])
        return self.on_day(-told["days_ago"], told["at"])

    def on_day(self, days_from_today: int, clock: str) -> datetime:
        zone = ZoneInfo(self.office.timezone)
        day = self.now.astimezone(zone).date() + timedelta(days=days_from_today)
        return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)

    def tell(self, told: Mapping[str, Any]) -> None:
        arrival = self.act(told, told["helped_by"] or "front-desk", self.arrived_at(told))
        visitor_id = self.people.get(told["visitor"])
        visit = open_visit(self.work, self.work.visitors.get(visitor_id) if visitor_id else None, arrival)
        act = later(arrival, minutes=_waited(told)) if told["helped_by"] else arrival
        helped_at = act.at if told["helped_by"] else None
        visit = replace(visit, helped_at=helped_at, first_helped_at=helped_at, said_contact=told.get("phone", ""))
        self.work.visits.save(visit)
        for need_id in told.get("about", ()):
            bring_back(self.work, visit.id, self.work.needs.get(self.needs[need_id]), act)
        if not told["finished"]:
            self.leave_in_lobby(told, visit.id, act)
            return
        for need in told.get("needs", ()):
            self.tell_need(need, visit.id, act)
        state = VisitState.LEFT if told.get("left_before_help") else VisitState.FINISHED
        gone = self.work.visits.get(visit.id).ended(later(act, minutes=20), state)
        self.work.visits.save(gone)
        if state is VisitState.LEFT:
            call_who_left(self.work, gone, later(act, minutes=20))

    def leave_in_lobby(self, told: Mapping[str, Any], visit_id: UUID, act: Act) -> None:
        if not told["helped_by"]:
            self.work.visits.save(self.work.visits.get(visit_id).back_to_waiting())
        for need in told.get("needs", ()):
            self.work.drafts.put(Draft(visit_id=visit_id, words=need["words"], saved_at=act.at, saved_by=act.by))

    def tell_need(self, told: Mapping[str, Any], visit_id: UUID, act: Act) -> None:
        heard = NeedHeard(words=told["words"], categories=tuple(told["categories"]))
        need = log_need(self.work, self.work.visits.get(visit_id), heard, act)
        self.needs[told["id"]] = need.id
        for step in ([told["next_step"]] if "next_step" in told else []) + told.get("later_steps", []):
            self.take_step(step, need.id, act)
        for attempt in told.get("attempts", ()):
            self.note_attempt(attempt, need.id, act)
        if "question" in told:
            self.ask(told["question"], need.id, act)
        self.close(told, self.work.needs.get(need.id), act)

    def take_step(self, told: Mapping[str, Any], need_id: UUID, at_visit: Act) -> None:
        at = at_visit.at
        if "days_ago" in told:
            at = min(self.on_day(-told["days_ago"], told.get("at", "16:00")), self.now)
        if "minutes_ago" in told:
            at = self.now - timedelta(minutes=told["minutes_ago"])
        act = Act(by=self.staff[told["by"]], office_id=self.office.id, station_id=at_visit.station_id, at=at)
        step = take_next_step(self.work, self.work.needs.get(need_id), self.choice(told, act), act)
        self.what_became_of(step, told, need_id, later(act, days=1))

    def what_became_of(self, step: NextStep, told: Mapping[str, Any], need_id: UUID, act: Act) -> None:
        need = self.work.needs.get(need_id)
        outcome = told.get("outcome", "unknown")
        if isinstance(step, Referral) and outcome != "unknown":
            note_outcome(self.work, need, step, Outcome(outcome.replace(" ", "_")), act)
        if isinstance(step, HandOff) and told["accepted"]:
            taken = replace(act, by=step.to_id)
            self.work.steps.save(step.accepted(taken))
            self.work.needs.record(history_line(need_id, HistoryEvent.HAND_OFF_ACCEPTED, taken))

    def choice(self, told: Mapping[str, Any], act: Act) -> StepChoice:
        match told["kind"]:
            case "answer":
                return AnswerHere(text=told["text"])
            case "referral":
                return ReferTo(
                    resource_id=self.resources[told["resource_id"]],
                    avenue=Avenue(told["avenue"]),
                    ask_for=told.get("ask_for", ""),
                )
            case "promise":
                due = max(self.on_day(told["due_in_days"], told["due_at"]), act.at + timedelta(hours=1))
                return PromiseTo(text=told["text"], due_at=due)
            case "hand_off":
                to = self.staff[told["to"]]
                return HandTo(staff_id=to, done=told["done"], not_done=told["not_done"], must_not=told["must_not"])
            case "unmet":
                day = self.now.astimezone(ZoneInfo(self.office.timezone)).date()
                review_on = day + timedelta(days=told["review_in_days"])
                return MarkUnmet(reason=UnmetReason(told["reason"]), note=told.get("note", ""), review_on=review_on)
            case other:
                raise ValueError(f"The story knows no step called {other}.")

    def note_attempt(self, told: Mapping[str, Any], need_id: UUID, at_visit: Act) -> None:
        result = OUTCOMES.get(told["result"]) or Outcome(told["result"].replace(" ", "_"))
        at = max(self.on_day(-told["days_ago"], "15:00"), at_visit.at)
        attempt = Attempt(
            id=new_id(),
            need_id=need_id,
            at=at,
            by=at_visit.by,
            avenue=Avenue(told["avenue"]),
            resource_id=self.resources.get(told.get("resource_id", "")),
            result=result,
            note=told.get("note", ""),
        )
        self.work.needs.add_attempt(attempt)
        act = Act(by=at_visit.by, office_id=self.office.id, station_id=at_visit.station_id, at=at)
        facts = {"resource": told["with"], "result": result.value, "note": attempt.note}
        self.work.needs.record(history_line(need_id, HistoryEvent.TRIED, act, **facts))

    def ask(self, told: Mapping[str, Any], need_id: UUID, at_visit: Act) -> None:
        at = self.now - timedelta(minutes=told["minutes_ago"])
        act = Act(by=self.staff[told["by"]], office_id=self.office.id, station_id=at_visit.station_id, at=at)
        asked = Question(id=new_id(), need_id=need_id, at=at, by=act.by, text=told["text"])
        self.work.questions.add(asked)
        self.work.needs.record(history_line(need_id, HistoryEvent.ASKED, act, text=asked.text))

    def close(self, told: Mapping[str, Any], need: Need, act: Act) -> None:
        owned = need if need.owner_id == self.staff[told["owner"]] else _owned_by(need, self.staff[told["owner"]])
        self.work.needs.save(owned)
        if told["state"] == "settled" and owned.is_open:
            settle(self.work, owned, later(act, days=1))

    def act(self, told: Mapping[str, Any], who: str, at: datetime) -> Act:
        return Act(by=self.staff[who], office_id=self.office.id, station_id=self.stations[told["station"]], at=at)


def _waited(told: Mapping[str, Any]) -> int:
    """Say how many minutes somebody waited: as told, else some, on each day others."""
    return int(told.get("waited_minutes", 2 + told.get("days_ago", 0) * 7 % 17))


def _owned_by(need: Need, owner_id: UUID) -> Need:
    return replace(need, owner_id=owner_id)


def _add_visitors(work: UnitOfWork, act: Act) -> dict[str, UUID]:
    ids: dict[str, UUID] = {}
    for row in _rows("visitors.csv"):
        details = VisitorDetails(
            name=row["name"],
            preferred_name=row["preferred_name"],
            pronunciation=row["pronunciation"],
            languages=tuple(filter(None, (row["language"],))),
            phone=row["phone"],
            birth_date=date.fromisoformat(row["birth_date"]) if row["birth_date"] else None,
            note=row["note"],
            external_id=row["external_id"],
        )
        visitor = new_visitor(details, act)
        work.visitors.add(visitor)
        ids[row["external_id"]] = visitor.id
    return ids


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def later(act: Act, *, days: int = 0, minutes: int = 0) -> Act:
    """Let the same person act some time later."""
    at = act.at + timedelta(days=days, minutes=minutes)
    return Act(by=act.by, office_id=act.office_id, station_id=act.station_id, at=at)
