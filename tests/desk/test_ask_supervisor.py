# SPDX-License-Identifier: GPL-3.0-or-later
"""A question to the supervisors: one at a time, and the answer lands on the need."""

import pytest

from kiosk.desk.set_up import NewStaff
from kiosk.domain.errors import (
    ForSupervisors,
    NeedIsSettled,
    QuestionAlreadyAnswered,
    QuestionStillOpen,
    StepNotFound,
    TextMissing,
    YourOwnQuestion,
)
from kiosk.domain.need import HistoryEvent
from kiosk.domain.question import Ruling
from kiosk.domain.staff import Actor, Role
from tests.desk.front_office import OFFICE, TODAY, FrontOffice, unknown
from tests.desk.two_offices import NORTH_DESK, NORTHSIDE, TwoOffices


@pytest.fixture
def offices(office: FrontOffice) -> TwoOffices:
    return TwoOffices(office)


def second_supervisor(offices: TwoOffices) -> Actor:
    office = offices.office
    newcomer = NewStaff(name="Ruth Abe", called="Ruth", role=Role.SUPERVISOR, pin="112233")
    ruth = office.set_up.staff(OFFICE, newcomer)
    return Actor(staff_id=ruth.id, office_id=OFFICE, station_id=office.station)


def test_a_question_waits_for_the_supervisors_and_the_need_stays_its_owners(offices: TwoOffices) -> None:
    need = offices.need("He shouted at everybody")
    question = offices.questions.ask(need.id, "  May we send him away?\nHe is back. ", offices.office.sam)
    (waiting,) = offices.questions.waiting(OFFICE)
    assert (waiting.question, waiting.asker) == (question, "Sam")
    assert (waiting.owed.visitor, waiting.owed.owner) == ("Marya Alvarez", "Dana")
    assert question.text == "May we send him away?\nHe is back."
    assert offices.told(need, HistoryEvent.ASKED).facts == {"text": question.text}
    kept = offices.office.need(need.id)
    assert kept.owner_id == offices.office.dana.staff_id
    assert kept.review_on is not None


@pytest.mark.parametrize(("ruling", "text"), [(Ruling.GO_AHEAD, ""), (Ruling.NO, " "), (Ruling.TRY_THIS, "Ask Priya")])
def test_the_answer_lands_on_the_need_today(offices: TwoOffices, ruling: Ruling, text: str) -> None:
    office, need = offices.office, offices.need()
    question = offices.questions.ask(need.id, "May we?", office.dana)
    office.clock.move(minutes=5)
    ruled = offices.questions.answer(question.id, ruling, text, office.lee)
    assert (ruled.ruling, ruled.answer, ruled.answered_by) == (ruling, text.strip(), office.lee.staff_id)
    line = offices.told(need, HistoryEvent.RULED)
    assert (line.by, line.facts) == (office.lee.staff_id, {"ruling": ruling.value, "text": text.strip()})
    assert office.need(need.id).review_on == TODAY
    assert offices.questions.waiting(OFFICE) == []


def test_try_this_says_what(offices: TwoOffices) -> None:
    question = offices.questions.ask(offices.need().id, "May we?", offices.office.dana)
    with pytest.raises(TextMissing):
        offices.questions.answer(question.id, Ruling.TRY_THIS, " \n", offices.office.lee)
    assert len(offices.questions.waiting(OFFICE)) == 1


@pytest.mark.parametrize("who", ["Dana", "Sam", "the front desk"])
def test_only_a_supervisor_rules(offices: TwoOffices, who: str) -> None:
    question = offices.questions.ask(offices.need().id, "May we?", offices.office.dana)
    for actor in (offices.office.acting(who), offices.kim):
        with pytest.raises(ForSupervisors):
            offices.questions.answer(question.id, Ruling.GO_AHEAD, "", actor)


def test_one_question_at_a_time_and_the_next_when_it_is_answered(offices: TwoOffices) -> None:
    need = offices.need()
    first = offices.questions.ask(need.id, "May we?", offices.office.dana)
    with pytest.raises(QuestionStillOpen):
        offices.questions.ask(need.id, "May we really?", offices.office.sam)
    offices.questions.answer(first.id, Ruling.NO, "", offices.office.lee)
    assert offices.questions.ask(need.id, "And now?", offices.office.dana).is_open
    assert offices.office.events(need).count(HistoryEvent.ASKED) == 2


def test_the_first_answer_counts(offices: TwoOffices) -> None:
    need = offices.need()
    question = offices.questions.ask(need.id, "May we?", offices.office.dana)
    offices.questions.answer(question.id, Ruling.NO, "", offices.office.lee)
    with pytest.raises(QuestionAlreadyAnswered):
        offices.questions.answer(question.id, Ruling.GO_AHEAD, "", offices.office.lee)
    assert offices.told(need, HistoryEvent.RULED).facts["ruling"] == "no"


def test_your_own_question_is_for_another_supervisor_unless_none_is_here(offices: TwoOffices) -> None:
    office, ruth = offices.office, second_supervisor(offices)
    question = offices.questions.ask(offices.need().id, "May we?", office.lee)
    with pytest.raises(YourOwnQuestion, match="let Ruth answer"):
        offices.questions.answer(question.id, Ruling.GO_AHEAD, "", office.lee)
    offices.owners.go_away(ruth.staff_id, None, None, ruth)
    assert not offices.questions.answer(question.id, Ruling.GO_AHEAD, "", office.lee).is_open


def test_words_and_an_open_need_are_asked_for(offices: TwoOffices) -> None:
    need = offices.need()
    with pytest.raises(TextMissing):
        offices.questions.ask(need.id, " ", offices.office.dana)
    offices.office.follow_up.settle(need.id, offices.office.dana)
    with pytest.raises(NeedIsSettled):
        offices.questions.ask(need.id, "May we?", offices.office.dana)
    with pytest.raises(StepNotFound):
        offices.questions.answer(unknown(), Ruling.NO, "", offices.office.lee)


def test_a_need_settled_meanwhile_is_off_the_list_and_may_still_be_answered(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    question = offices.questions.ask(need.id, "May we?", office.dana)
    settled = office.follow_up.settle(need.id, office.dana)
    assert offices.questions.waiting(OFFICE) == []
    offices.questions.answer(question.id, Ruling.GO_AHEAD, "", office.lee)
    assert office.need(need.id) == settled
    assert office.events(need)[-1] is HistoryEvent.RULED


def test_the_question_goes_with_the_need_to_another_office(offices: TwoOffices) -> None:
    need = offices.need()
    question = offices.questions.ask(need.id, "May we?", offices.office.dana)
    offer = offices.offers(need, NORTH_DESK.id)
    offices.office.hand_offs.accept(offer.id, ("Appeal",), offices.kim)
    assert offices.questions.waiting(OFFICE) == []
    assert [waiting.question for waiting in offices.questions.waiting(NORTHSIDE.id)] == [question]
    assert not offices.questions.answer(question.id, Ruling.NO, "", offices.kim).is_open
