# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom staff may take somebody for who typed a name, a phone number or a birthday at the touch screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.self_service.give_card import GiveCard
from kiosk.desk.who_it_may_be import WhoItMayBe
from kiosk.domain.errors import NameMissing, VisitAlreadyFinished, VisitorNotFound
from kiosk.domain.matching import MatchReason, VisitorMatch
from kiosk.domain.need import Need
from kiosk.domain.told import Told
from kiosk.domain.visit import SaidOfSelf, Visit
from kiosk.domain.visitor import Visitor, card_token_hash
from tests.ui.fakes import FakeOffice


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


def long_known(office: FakeOffice, name: str, **facts: object) -> Visitor:
    return office.visitor(name, **({"created_at": office.clock() - timedelta(days=400)} | facts))


def likely(office: FakeOffice, visit: Visit) -> list[str]:
    return [each.visitor.name for each in office.desk.who_it_may_be(visit.id)]


def need_of(office: FakeOffice, visit: Visit) -> Need:
    return office.desk.take_need(visit.id, NeedHeard(words="Food."), (), office.acting(office.duty_desk))


def holder(office: FakeOffice, token: str) -> Visitor | None:
    with office.store.reading() as work:
        return work.visitors.of_card(card_token_hash(token) or "")


def id_of(visitor: Visitor | None) -> UUID | None:
    return visitor.id if visitor else None


def saved(office: FakeOffice, visit_id: UUID) -> Visit:
    return office.store.tables.visits[visit_id]


def carded(office: FakeOffice) -> tuple[Visit, Visitor, str]:
    """Somebody who typed "Amina" and wanted a card: their visit, the visitor that was made of it, and the token."""
    told = Told(arrived_at=office.clock(), said=SaidOfSelf(name="Amina", contact="555 010 0199"))
    visit = office.at_screen(told.said, id=told.visit_id, language="so")
    token = GiveCard(office.store, office.clock)(told, office.acting(office.duty_desk))
    made = holder(office, token)
    assert made is not None
    return visit, made, token


def test_the_birthday_that_agrees_decides_among_people_of_one_name(office: FakeOffice) -> None:
    long_known(office, "Amina Abdi", birth_date=date(1990, 5, 1))
    long_known(office, "Amina Diallo")
    long_known(office, "Amina Warsame", birth_date=date(1987, 3, 12))
    visit = office.at_screen(SaidOfSelf(name="Amina", birthday="03-12"))
    assert likely(office, visit) == ["Amina Warsame", "Amina Diallo", "Amina Abdi"]
    best = office.desk.who_it_may_be(visit.id)[0]
    assert best.why == (MatchReason.NAME, MatchReason.BIRTH_DATE)


def test_a_phone_number_finds_whoever_has_another_name_and_both_together_count_twice(office: FakeOffice) -> None:
    long_known(office, "Amina Abdi")
    long_known(office, "Hodan Warsame", phone="555 010 0199")
    long_known(office, "Amina Warsame", phone="555 010 0199")
    visit = office.at_screen(SaidOfSelf(name="Amina", contact="555 010 0199"))
    found = likely(office, visit)
    assert found[0] == "Amina Warsame"
    assert set(found[1:]) == {"Amina Abdi", "Hodan Warsame"}


def test_at_most_three_are_shown_each_with_their_last_visit(office: FakeOffice) -> None:
    for family in ("Abdi", "Diallo", "Hassan", "Warsame"):
        long_known(office, f"Amina {family}")
    office.waiting("Amina Keita", minutes=90)
    (keita,) = office.desk.who_it_may_be(office.at_screen(SaidOfSelf(name="Amina Keita")).id)
    assert keita.last_visit == office.clock() - timedelta(minutes=90)
    assert len(likely(office, office.at_screen(SaidOfSelf(name="Amina")))) == 3


@dataclass
class VagueLookUp:
    """Finds these visitors, however little they resemble what was typed."""

    scores: dict[UUID, float]

    def find(self, _query: str, limit: int) -> Sequence[VisitorMatch]:
        found = [VisitorMatch(id_, score, (MatchReason.SPELLED_LIKE,)) for id_, score in self.scores.items()]
        return found[:limit]

    def likely_duplicates(self, _visitor: Visitor) -> Sequence[VisitorMatch]:
        return ()


def test_a_faint_likeness_is_shown_only_where_the_birthday_agrees(office: FakeOffice) -> None:
    wilma = long_known(office, "Wilhelmina van der Straaten")
    emina = long_known(office, "Emina Begić", birth_date=date(1987, 3, 12))
    who = WhoItMayBe(office.store, VagueLookUp({wilma.id: 0.5, emina.id: 0.5}), office.clock)
    visit = office.at_screen(SaidOfSelf(name="Amina", birthday="03-12"))
    assert [each.visitor for each in who(visit.id)] == [emina]


@pytest.mark.parametrize("said", [SaidOfSelf(), SaidOfSelf(contact="12"), SaidOfSelf(contact="amina@mail.example")])
def test_nobody_is_guessed_from_nothing_or_from_too_little(office: FakeOffice, said: SaidOfSelf) -> None:
    long_known(office, "Amina Abdi", phone="12 amina@mail.example")
    assert likely(office, office.at_screen(said)) == []


def test_somebody_confidential_is_shown_to_staff(office: FakeOffice) -> None:
    long_known(office, "Amina Warsame", confidential=True)
    assert likely(office, office.at_screen(SaidOfSelf(name="Amina"))) == ["Amina Warsame"]


def test_a_card_holder_is_known_whatever_they_typed(office: FakeOffice) -> None:
    holder = long_known(office, "Amina Warsame")
    visit = office.at_screen(SaidOfSelf(name="Maria"), visitor_id=holder.id)
    long_known(office, "Maria Alvarez")
    assert likely(office, visit) == []


def test_the_visit_and_its_needs_go_to_whoever_it_is(office: FakeOffice) -> None:
    amina = long_known(office, "Amina Warsame")
    visit = office.at_screen(SaidOfSelf(name="Amina"))
    need = need_of(office, visit)
    known = office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    assert saved(office, visit.id) == known
    assert (known.visitor_id, known.said) == (amina.id, SaidOfSelf())
    assert office.store.tables.needs[need.id].visitor_id == amina.id
    assert likely(office, visit) == []
    assert office.desk.greet.again(visit.id).visitor == amina


def test_a_card_from_the_touch_screen_goes_with_them_and_replaces_an_earlier_one(office: FakeOffice) -> None:
    amina = long_known(office, "Amina Warsame")
    earlier = office.desk.issue_card(amina.id, office.acting(office.dana))
    visit, made, token = carded(office)
    need = need_of(office, visit)
    assert office.store.tables.needs[need.id].visitor_id == made.id
    assert likely(office, visit) == ["Amina Warsame"]
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    assert (id_of(holder(office, token)), holder(office, earlier)) == (amina.id, None)
    assert office.store.tables.needs[need.id].visitor_id == amina.id


def test_the_visitor_whom_the_touch_screen_made_is_found_and_greeted_no_more(office: FakeOffice) -> None:
    amina = long_known(office, "Amina Warsame")
    visit, made, _token = carded(office)
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    for typed in ("Amina", "555 010 0199"):
        assert [id_of(found.visitor) for found in office.desk.look_up(typed)] == [amina.id]
    assert made.id not in {visit.visitor_id for visit in office.store.tables.visits.values()}
    greeting = office.desk.greet.known(amina.id, office.acting(office.dana))
    assert greeting.visit.id == visit.id


def test_who_came_again_with_the_new_card_was_the_same_person_then_too(office: FakeOffice) -> None:
    amina = long_known(office, "Amina Warsame")
    visit, made, _token = carded(office)
    again = office.at_screen(SaidOfSelf(), visitor_id=made.id)
    need = need_of(office, again)
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    assert saved(office, again.id).visitor_id == amina.id
    assert office.store.tables.needs[need.id].visitor_id == amina.id


def test_what_we_did_not_know_of_them_yet_is_kept_and_what_we_knew_stays(office: FakeOffice) -> None:
    amina = long_known(office, "Amina Warsame", languages=("so",))
    visit, made, _token = carded(office)
    noted = VisitorDetails(name="Amina", phone="555 010 0199", languages=("en",), note="Comes with her son")
    office.desk.know_visitor.change(made.id, noted)
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    known = office.store.tables.visitors[amina.id]
    assert (known.name, known.phone, known.languages, known.note) == (
        "Amina Warsame", "555 010 0199", ("so",), "Comes with her son",
    )  # fmt: skip


def test_what_staff_wrote_down_otherwise_is_left_to_them(office: FakeOffice) -> None:
    amina = long_known(office, "Amina Warsame", birth_date=date(1987, 3, 12))
    visit, made, _token = carded(office)
    office.desk.know_visitor.change(made.id, VisitorDetails(name="Amina", birth_date=date(1990, 5, 1)))
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    assert office.store.tables.visitors[amina.id].birth_date == date(1987, 3, 12)
    assert office.store.tables.visitors[made.id].birth_date == date(1990, 5, 1)


@pytest.mark.parametrize(
    ("contact", "known", "kept"),
    [
        ("555 010 0199", "", "555 010 0199"),
        ("555 010 0199", "555 010 7777", "555 010 7777"),
        ("amina99999999@mail.example", "", ""),
        ("12", "", ""),
    ],
)
def test_a_phone_number_that_we_lacked_is_kept(office: FakeOffice, contact: str, known: str, kept: str) -> None:
    amina = long_known(office, "Amina Warsame", phone=known)
    visit = office.at_screen(SaidOfSelf(name="Amina", contact=contact))
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    assert office.store.tables.visitors[amina.id].phone == kept


def test_the_first_word_of_two_colleagues_stands(office: FakeOffice) -> None:
    amina, other = long_known(office, "Amina Warsame"), long_known(office, "Amina Abdi")
    visit = office.at_screen(SaidOfSelf(name="Amina"))
    office.desk.who_it_may_be.identify(visit.id, amina.id, office.acting(office.dana))
    office.desk.who_it_may_be.identify(visit.id, other.id, office.acting(office.sam))
    assert saved(office, visit.id).visitor_id == amina.id


def test_somebody_new_is_kept_and_asked_about_no_more(office: FakeOffice) -> None:
    long_known(office, "Amina Abdi")
    visit = office.at_screen(SaidOfSelf(name="Amina"))
    need = need_of(office, visit)
    new = VisitorDetails(name="Amina Warsame", phone="555 010 0199")
    visit = office.desk.who_it_may_be.somebody_new(visit.id, new, office.acting(office.dana))
    assert visit.visitor_id is not None
    kept = office.store.tables.visitors[visit.visitor_id]
    assert (kept.name, kept.phone) == ("Amina Warsame", "555 010 0199")
    assert office.store.tables.needs[need.id].visitor_id == kept.id
    assert likely(office, visit) == []


def test_somebody_new_with_a_card_stays_one_visitor(office: FakeOffice) -> None:
    visit, made, token = carded(office)
    office.desk.who_it_may_be.somebody_new(visit.id, VisitorDetails(name="Amina Warsame"), office.acting(office.dana))
    assert [visitor.name for visitor in office.store.tables.visitors.values()] == ["Amina Warsame"]
    card_of = holder(office, token)
    assert card_of is not None
    assert card_of.id == made.id


def test_what_cannot_be_kept_changes_nothing(office: FakeOffice) -> None:
    visit = office.at_screen(SaidOfSelf(name="Amina"))
    acting = office.acting(office.dana)
    with pytest.raises(NameMissing):
        office.desk.who_it_may_be.somebody_new(visit.id, VisitorDetails(name=" "), acting)
    with pytest.raises(VisitorNotFound):
        office.desk.who_it_may_be.identify(visit.id, visit.id, acting)
    assert saved(office, visit.id) == visit
    office.save(visit.ended(acting.acting_at(office.clock())))
    with pytest.raises(VisitAlreadyFinished):
        office.desk.who_it_may_be.identify(visit.id, long_known(office, "Amina").id, acting)
