# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said at the head of a need's room: what a colleague asks, and the question that waits."""

from zoneinfo import ZoneInfo

from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.owed_words import hand_off_in_words
from kiosk.ui.reception.need_room.chosen import Chosen
from kiosk.ui.reception.words.dates import due_time


def asked_in_words(chosen: Chosen, zone: ZoneInfo, _: Translator) -> str:
    """Say what a colleague asks, whose answer an offer waits for, or what was asked of whoever took it over.

    What is to be ticked stands in the list, what must not be done by itself.
    """
    offered = chosen.offered
    if offered is None:
        over = chosen.owed.taken_over
        return "\n".join((*_waits_for_an_answer(chosen, zone, _), *(hand_off_in_words(over, _) if over else ())))
    giver = chosen.called(offered.by) or _("A colleague")
    since = due_time(offered.at.astimezone(zone), chosen.now.date(), _)
    due = due_time(offered.by_when.astimezone(zone), chosen.now.date(), _) if offered.by_when else ""
    lines = (
        _("{name} asks you to take this over", name=giver),
        _("Stalled: asked {since}, no answer yet", since=since) if offered.stalled_at else "",
        _("Done: {text}", text=offered.done) if offered.done else "",
        _("By when: {due}", due=due) if due else "",
    )
    return "\n".join(line for line in lines if line)


def must_not_in_words(chosen: Chosen, _: Translator) -> str:
    """Say what whoever takes the need over, or has taken it over, must not do; "" for nothing."""
    hand_off = chosen.offered or chosen.owed.taken_over
    return _("Must not be done: {text}", text=hand_off.must_not) if hand_off and hand_off.must_not else ""


def _waits_for_an_answer(chosen: Chosen, zone: ZoneInfo, _: Translator) -> tuple[str, ...]:
    offered = chosen.offered_away
    if offered is None:
        return ()
    name = chosen.called(offered.to_id) or _("another desk")
    since = due_time(offered.at.astimezone(zone), chosen.now.date(), _)
    if chosen.owed.stalled:
        return (_("Stalled: offered to {name} {since}, no answer yet", name=name, since=since),)
    return (_("Offered to {name} {since}, not accepted yet", name=name, since=since),)


def question_in_words(chosen: Chosen, _: Translator) -> str:
    """Say the question that waits for its answer, and who asks."""
    question = chosen.question
    if question is None:
        return ""
    asker = chosen.called(question.by)
    if not asker:
        return _("Asked the supervisor: “{text}”", text=question.text)
    return _("{name} asks the supervisor: “{text}”", name=asker, text=question.text)
