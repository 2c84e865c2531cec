# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from functools import partial
from threading import Event

import pytest

from kiosk.domain.next_step import Promise
from kiosk.domain.referral import Referral
from kiosk.domain.slip import SlipState
from kiosk.domain.visit import CallReason, Feedback, VisitState
from kiosk.messages import translator
from kiosk.ui.self_service.header_words import header_left
from kiosk.ui.self_service.pages.card import CardStage
from kiosk.ui.self_service.pages.slip import SlipShowing, SlipStage
from kiosk.ui.self_service.recognising import MOST_TRIES_A_SCREEN, MOST_TRIES_A_STAY
from kiosk.ui.self_service.standing import Notice, Place
from tests.desk.fakes import OUT_OF_PAPER
from tests.ui.self_service.touch_room import TouchRoom


def what_is_shown(room: TouchRoom) -> tuple[object, ...]:
    """Everything that can tell one person from another on the screen, but the name that they typed."""
    at = room.at
    header = header_left(at, room.office.office, room.office.clock(), room.journey.say)
    return at.place, header, at.holder, at.answers, at.notice, at.called, at.helper


@pytest.mark.parametrize("returning", [True, False])
def test_a_name_that_we_know_do_not_know_or_must_not_know_is_answered_alike(
    room: TouchRoom, *, returning: bool
) -> None:
    room.office.visitor("Amina Rahimi", confidential=True)
    shown = []
    for known in (False, True):
        if known:
            room.office.visitor("Amina Rahimi", phone="(555) 010-2244")
        (room.arriving.been_before if returning else room.arriving.first_time)()
        room.arriving.note_name("Amina Rahimi")
        room.arriving.named()
        room.settle()
        shown.append(what_is_shown(room))
        room.stay.wipe()
    assert shown[0] == shown[1]
    assert shown[0][:2] == (Place.NEED, "Good afternoon, Amina Rahimi.")


def test_a_typed_name_is_nobodys_until_staff_say_so(room: TouchRoom) -> None:
    room.office.visitor("Amina Rahimi")
    room.tell_right("Amina Rahimi", "I lost my job")
    assert (room.visit.visitor_id, room.visit.said_name) == (None, "Amina Rahimi")


def test_the_holder_of_a_card_is_welcomed_back_and_asked_about_last_time(room: TouchRoom) -> None:
    amina = room.office.visitor("Amina Rahimi", preferred_name="Amina", languages=("es",))
    room.office.owed("Amina Rahimi", "Food stamps", room.office.dana)
    need = next(iter(room.office.store.tables.needs.values()))
    room.office.store.tables.needs[need.id] = replace(need, visitor_id=amina.id)
    room.arriving.scan(room.card_of(amina))
    room.wait_for(lambda: room.at.place is Place.AGAIN)
    assert room.at.holder is not None
    assert (room.at.holder.called, room.at.holder.last_words) == ("Amina", "Food stamps")
    assert room.at.told.language == "es"
    room.journey.same_need()
    assert (room.at.place, room.at.told.words) == (Place.CHECK, "Food stamps")


@pytest.mark.parametrize("case", ["made up", "revoked", "confidential"])
def test_every_card_that_does_not_count_is_answered_alike(room: TouchRoom, case: str) -> None:
    visitor = room.office.visitor("Amina Rahimi", confidential=case == "confidential")
    token = "ONW" + "A" * 32 if case == "made up" else room.card_of(visitor)
    if case == "revoked":
        room.office.desk.issue_card.revoke(visitor.id)
    room.arriving.scan(token)
    room.wait_for(lambda: room.at.place is Place.NAME)
    assert (room.at.notice, room.at.holder, room.at.told.visitor_id) == (Notice.CARD_UNKNOWN, None, None)


def test_every_try_that_fails_is_answered_the_last_as_the_first(room: TouchRoom) -> None:
    for _try in range(MOST_TRIES_A_STAY + 2):
        room.arriving.scan("ONW" + "A" * 32)
        room.settle()
        assert (room.at.place, room.at.notice) == (Place.NAME, Notice.CARD_UNKNOWN)
    room.arriving.note_name("Amina")
    room.arriving.named()
    assert room.at.notice is Notice.NONE


def test_tries_are_closed_for_the_stay_and_then_for_the_screen_until_staff_unlock_it(room: TouchRoom) -> None:
    amina = room.office.visitor("Amina Rahimi")
    for _try in range(MOST_TRIES_A_STAY):
        room.arriving.scan("ONW" + "A" * 32)
        room.settle()
    assert (room.recognising.is_open, room.recognising.is_unlocked) == (False, True)
    room.arriving.scan(room.card_of(amina))
    room.settle()
    assert room.at.holder is None
    room.stay.wipe()
    assert (room.recognising.is_open, room.recognising.is_unlocked) == (True, True)
    for _try in range(MOST_TRIES_A_SCREEN - MOST_TRIES_A_STAY):
        room.arriving.scan("ONW" + "A" * 32)
        room.settle()
    room.stay.wipe()
    assert (room.recognising.is_open, room.journal.tries) == (False, MOST_TRIES_A_SCREEN)
    room.recognising.unlock()
    room.arriving.scan(room.card_of(amina))
    room.wait_for(lambda: room.at.holder is not None)
    assert room.journal.tries == 0


def test_words_are_kept_as_they_are_typed_and_a_need_only_when_they_were_read_back(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    room.wait_for(lambda: room.at.told.visit_id in room.office.store.tables.drafts)
    assert (room.visit.state, len(room.office.store.tables.needs)) == (VisitState.AT_SCREEN, 0)
    room.journey.right()
    room.wait_for(lambda: room.at.place is Place.WHO_CAN_HELP)
    (need,) = room.office.store.tables.needs.values()
    assert (need.words, need.owner_id) == ("I lost my job", room.office.duty_desk.id)


def test_two_taps_are_one_need_one_referral_and_one_slip(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.begin()
    room.tell_right("Amina", "I lost my job")
    for _tap in range(3):
        room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.state is SlipStage.PRINTED)
    room.settle()
    tables = room.office.store.tables
    assert [type(step) for step in tables.steps.values()] == [Referral]
    assert (len(tables.needs), len(tables.slips), len(room.office.printer.sent)) == (1, 1, 1)
    assert "Job club" in room.journey.slip.showing.sentence


def test_an_answer_found_while_typing_is_read_back_before_it_is_saved(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.arriving.first_time()
    room.arriving.stay_anonymous()
    room.journey.note_words("I lost my job")
    room.wait_for(lambda: bool(room.at.answers))
    room.journey.choose_answer(place.id)
    assert (room.at.place, room.office.store.tables.needs) == (Place.CHECK, {})
    room.journey.right()
    room.wait_for(lambda: room.at.place is Place.SLIP)
    assert [step.resource_id for step in room.office.store.tables.steps.values() if isinstance(step, Referral)] == [
        place.id
    ]


def test_none_of_these_goes_to_somebody_who_will_be_in_touch(room: TouchRoom) -> None:
    room.tell_right("Amina", "something that nobody here has heard of")
    room.journey.none_of_these()
    assert room.at.place is Place.REACH
    room.arriving.note_contact("(555) 010-7788")
    room.journey.reach_told()
    room.wait_for(lambda: room.at.place is Place.SLIP)
    (step,) = room.office.store.tables.steps.values()
    (need,) = room.office.store.tables.needs.values()
    assert isinstance(step, Promise)
    assert need.owner_id == room.office.lee.id
    assert (room.visit.called_for, room.visit.said_contact) == (CallReason.NONE_FITS, "(555) 010-7788")
    assert room.journey.slip.showing.keeper == "Lee"


def test_without_paper_the_slip_is_shown_reception_is_told_and_nothing_waits_for_paper(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.office.printer.state = SlipState.FAILED
    room.begin()
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.state is SlipStage.SHOWN)
    room.settle()
    (slip,) = room.office.store.tables.slips.values()
    assert room.journey.slip.showing.picture == f"a picture of {slip.reference}".encode()
    assert room.visit.called_for is CallReason.NO_SLIP
    assert not [order for order in room.office.store.tables.prints.values() if order.waits]


def test_a_slip_that_cannot_be_drawn_either_is_shown_in_words(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.office.printer.state = SlipState.FAILED
    room.can_draw = False
    room.begin()
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.state is SlipStage.SHOWN)
    showing = room.journey.slip.showing
    assert showing.slip is not None
    assert (showing.picture, showing.slip.referrals[0].name) == (b"", "Job club")


def test_whoever_leaves_before_anything_was_sent_leaves_nothing_on_the_printers_queue(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.slip is not None)
    assert [order.waits for order in room.office.store.tables.prints.values()] == [True]
    room.stay.leave()
    room.begin()
    room.settle()
    assert [order.waits for order in room.office.store.tables.prints.values()] == [False]
    assert room.office.printer.sent == []


def test_a_printer_that_comes_back_prints_nothing_for_those_who_have_gone(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.slip is not None)
    room.office.printer.state, room.office.printer.problem = SlipState.FAILED, OUT_OF_PAPER
    room.runner.moved.connect(lambda _printed: room.stay.leave())  # while it is sent nothing can take it off
    with room.qtbot.waitSignal(room.runner.stalled):
        room.begin()
    room.settle()
    assert len(room.office.printer.sent) == 1
    assert not [order for order in room.office.store.tables.prints.values() if order.waits]


def test_a_slip_that_is_saved_too_late_is_not_printed_any_more(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.desk.say_need.go_to(room.at.told, place.id, room.actor)
    locked = Event()
    room.workers.database.start(partial(locked.wait, 10))
    with room.qtbot.waitSignal(room.journey.slip.gave_up, timeout=10_000):
        room.journey.slip.begin(room.at.told, SlipShowing(sentence="Go to Job club."))
    locked.set()
    room.settle()
    assert [order.waits for order in room.office.store.tables.prints.values()] == [False]


def test_what_was_ordered_before_the_screen_was_killed_is_not_printed_for_the_next_one(
    room: TouchRoom,
) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.slip is not None)
    room.slip_way()
    room.settle()
    assert [order.waits for order in room.office.store.tables.prints.values()] == [False]


def test_a_card_is_offered_asked_for_and_leads_only_to_who_asked(room: TouchRoom) -> None:
    before = room.office.visitor("Amina")
    place = room.office.resource("Job club", description="job work forklift")
    room.begin()
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.place is Place.SLIP)
    room.journey.slip_taken()
    assert (room.at.place, room.office.store.tables.cards) == (Place.CARD, {})
    room.journey.print_card()
    room.wait_for(lambda: room.journey.card.stage is CardStage.PRINTED)
    (card,) = room.office.store.tables.cards.values()
    assert card.visitor_id != before.id
    assert room.visit.visitor_id == card.visitor_id


def test_who_stays_anonymous_is_offered_no_card(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.arriving.first_time()
    room.arriving.stay_anonymous()
    room.journey.note_words("I lost my job")
    room.journey.words_said()
    room.journey.right()
    room.wait_for(lambda: room.at.place is Place.WHO_CAN_HELP)
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.place is Place.SLIP)
    room.journey.slip_taken()
    assert room.at.place is Place.FACES


def test_what_they_say_of_it_ends_the_visit(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.place is Place.SLIP)
    room.journey.slip_taken()
    room.journey.card_done()
    room.journey.judge(Feedback.PARTLY)
    room.settle()
    assert room.at.place is Place.THANKS
    assert (room.visit.state, room.visit.feedback) == (VisitState.FINISHED, Feedback.PARTLY)


def test_while_the_database_is_away_nothing_is_lost_and_it_comes_in_once(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    room.office.store.broken = "The disk is full."
    visit_id = room.at.told.visit_id
    room.journey.right()
    room.wait_for(lambda: room.at.place is Place.THANKS)
    room.settle()
    assert (room.at.stranded, list(room.journal.stays)) == (True, [visit_id])
    room.stay.leave()
    room.office.store.broken = ""
    room.safe.begin()
    room.wait_for(lambda: not room.journal.stays)
    room.desk.bring_in(room.actor)
    (need,) = room.office.store.tables.needs.values()
    assert need.words == "I lost my job"
    assert room.office.store.tables.visits[visit_id].state is VisitState.LEFT


def test_when_even_this_machine_cannot_keep_it_they_are_told(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    room.office.store.broken = "The disk is full."
    room.journal.full = True
    room.journey.right()
    room.wait_for(lambda: room.at.lost)


def test_whoever_goes_away_is_somebody_to_call_back_and_leaves_nothing_here(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    visit_id = room.at.told.visit_id
    room.stay.leave()
    room.settle()
    (need,) = room.office.store.tables.needs.values()
    assert room.office.store.tables.visits[visit_id].state is VisitState.LEFT
    assert need.words == "I lost my job"
    assert (room.at.place, room.at.told.words, room.at.told.said.name) == (Place.WELCOME, "", "")
    assert room.at.told.visit_id != visit_id


def test_who_only_looked_leaves_no_visit(room: TouchRoom) -> None:
    room.arriving.first_time()
    room.stay.leave()
    room.settle()
    assert room.office.store.tables.visits == {}


def test_a_person_is_called_from_any_page_and_they_can_go_on(room: TouchRoom) -> None:
    room.journey.ask_for_person()
    room.settle()
    assert (room.visit.called_for, room.visit.state) == (CallReason.TALK, VisitState.AT_SCREEN)
    assert room.at.called
    room.arriving.first_time()
    room.arriving.note_name("Amina")
    room.arriving.named()
    assert room.at.place is Place.NEED


def test_whoever_called_somebody_and_goes_away_from_the_screen_still_waits_for_them(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    visit_id = room.at.told.visit_id
    room.journey.ask_for_person()
    room.settle()
    room.stay.leave()
    room.settle()
    (place,) = room.office.desk.watch_lobby(room.office.office.id)
    assert (place.visit_id, place.state, place.called_for) == (visit_id, VisitState.WAITING, CallReason.TALK)
    assert place.said == "I lost my job"


def test_whom_reception_takes_up_reads_who_is_coming(room: TouchRoom) -> None:
    room.journey.ask_for_person()
    room.settle()
    room.office.save(room.visit.helped_by(room.office.dana.id))
    room.wait_for(lambda: room.at.helper == "Dana")


def test_a_visit_that_reception_has_finished_is_over_here(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    room.wait_for(lambda: room.at.told.visit_id in room.office.store.tables.visits)
    room.office.save(replace(room.visit, state=VisitState.FINISHED))
    room.journey.right()
    room.wait_for(lambda: room.at.place is Place.THANKS)
    assert (room.at.stranded, room.journal.stays) == (False, {})


def test_the_language_changes_anywhere_and_everything_told_stays(room: TouchRoom) -> None:
    room.tell("Amina", "Perdí mi trabajo")
    told = room.at.told
    room.journey.choose_languages()
    room.journey.speak("es")
    assert room.at.place is Place.CHECK
    assert room.at.told == replace(told, language="es")


def test_the_next_step_is_said_in_the_language_that_is_chosen_then(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.begin()
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.journey.slip.showing.state is SlipStage.PRINTED)
    assert room.journey.slip.showing.sentence == "Go to Job club."
    room.journey.choose_languages()
    room.journey.speak("es")
    showing = room.journey.slip.showing
    assert (room.at.place, showing.state) == (Place.SLIP, SlipStage.PRINTED)
    assert showing.sentence == translator("es")("Go to {place}.", place="Job club") != "Go to Job club."
    assert showing.slip is not None


def test_who_will_be_in_touch_is_said_in_the_language_that_is_chosen_then(room: TouchRoom) -> None:
    room.tell_right("Amina", "something that nobody here has heard of")
    room.journey.none_of_these()
    room.journey.reach_skipped()
    room.wait_for(lambda: room.at.place is Place.SLIP)
    before = room.journey.slip.showing
    room.journey.speak("uk")
    after = room.journey.slip.showing
    assert after.sentence == translator("uk")("A person here looks after this.")
    assert (after.keeper, before.due != after.due) == ("Lee", True)


def test_whom_reception_has_recognised_is_offered_no_card(room: TouchRoom) -> None:
    known, place = room.office.visitor("Amina Rahimi"), room.office.resource("Job club", description="job forklift")
    room.tell_right("Amina", "I lost my job")
    room.office.clock.move(days=1)
    room.office.save(replace(room.visit, visitor_id=known.id, said_name=""))
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.is_known)
    assert (room.at.place, room.at.is_known) == (Place.SLIP, True)
    room.journey.slip_taken()
    assert room.at.place is Place.FACES


def test_nobody_is_said_to_come_once_reception_has_finished_the_visit(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.journey.ask_for_person()
    room.settle()
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.place is Place.SLIP)
    room.office.save(room.visit.helped_by(room.office.dana.id))
    room.wait_for(lambda: room.at.helper == "Dana")
    room.office.save(replace(room.visit, state=VisitState.FINISHED))
    room.wait_for(lambda: not room.at.helper)
    assert (room.at.called, room.at.place) == (False, Place.SLIP)
    header = header_left(room.at, room.office.office, room.office.clock(), room.journey.say)
    assert header == "Good afternoon, Amina."


@pytest.mark.parametrize("on_paper", [True, False])
def test_whom_reception_has_recognised_meanwhile_goes_on_without_a_card(room: TouchRoom, *, on_paper: bool) -> None:
    known, place = (
        room.office.visitor("Amina Rahimi"),
        room.office.resource("Job club", description="job work forklift"),
    )
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.place is Place.SLIP)
    room.journey.slip_taken()
    room.office.clock.move(days=1)
    room.office.save(replace(room.visit, visitor_id=known.id, said_name=""))
    (room.journey.print_card if on_paper else room.journey.show_card)()
    room.wait_for(lambda: room.at.place is Place.FACES)
    assert (room.office.store.tables.cards, room.card_printer.cards) == ({}, [])


def test_a_card_that_cannot_be_saved_now_may_be_asked_for_again(room: TouchRoom) -> None:
    place = room.office.resource("Job club", description="job work forklift")
    room.tell_right("Amina", "I lost my job")
    room.journey.choose_answer(place.id)
    room.wait_for(lambda: room.at.place is Place.SLIP)
    room.journey.slip_taken()
    room.settle()
    room.office.store.broken = "The disk is full."
    room.journey.print_card()
    room.wait_for(lambda: room.journey.card.stage is CardStage.FAILED)
    assert room.at.place is Place.CARD


def test_back_takes_nothing_back(room: TouchRoom) -> None:
    room.tell("Amina", "I lost my job")
    for place in (Place.NEED, Place.NAME):
        room.journey.back()
        assert room.at.place is place
    assert (room.at.told.said.name, room.at.told.words) == ("Amina", "I lost my job")
