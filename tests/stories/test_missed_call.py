# SPDX-License-Identifier: GPL-3.0-or-later
"""The missed call in a busy hour: three wait, the phone rings in vain, and nobody is lost."""

from tests.stories.at_desk import AtDesk

FIRST_WORDS, MORE_WORDS = "They stopped my benefits", " and I do not know why."
LEASE = "I need a copy of my lease for the court on Thursday."
READ_TO_HER = "Told her what the letter wants: proof of rent by the 20th"
LETTER = "I got a letter about food stamps and I cannot read it."


def test_nobody_is_lost_in_a_busy_hour(at_desk: AtDesk) -> None:
    at_desk.clock.turn_to("Monday", "10:00")
    at_desk.sign_in("Dana Whitfield")
    he_waits_in_the_lobby(at_desk)
    at_desk.clock.pass_minutes(4)
    the_phone_rings_in_vain(at_desk)
    at_desk.clock.turn_to("Monday", "10:40")
    he_has_gone(at_desk)
    at_desk.clock.turn_to("Monday", "11:30")
    nobody_answers(at_desk)
    at_desk.clock.turn_to("Monday", "14:00")
    she_is_reached(at_desk)
    assert at_desk.history() == [
        ("today, 10:04 am · Dana", "To be called back: we missed their call (Dana calls). food stamps"),
        ("today, 11:30 am · Dana", "Called back, no answer. Voice mail is full"),
        ("today, 2:00 pm · Dana", "Called back and reached them"),
        ("today, 2:00 pm · Dana", f"Said: “{LETTER}”"),
        ("today, 2:00 pm · Dana", f"Answered here: {READ_TO_HER}"),
        ("today, 2:00 pm · Dana", "Visit finished"),
    ]
    at_desk.clock.pass_minutes(10)
    he_is_reached(at_desk)
    assert at_desk.whose == "Tim Olsen · Dana owns this · Due today"
    assert at_desk.history() == [
        ("today, 10:40 am · Dana", f"Said: “{LEASE}”"),
        ("today, 10:40 am · Dana", "To be called back: left before we could help (Dana calls)"),
        ("today, 2:10 pm · Dana", "Called back and reached them. He comes at 4 for the copy"),
    ]


def he_waits_in_the_lobby(at_desk: AtDesk) -> None:
    at_desk.greet_new("Tim Olsen", "(555) 011-3390")
    at_desk.type(LEASE)
    at_desk.press("Alt+M")
    at_desk.pick_in_menu("Back to lobby")
    at_desk.until_seen("Tim Olsen · I need a copy of my lease for the court on Thursday. · Waiting")


def the_phone_rings_in_vain(at_desk: AtDesk) -> None:
    at_desk.greet_new("Maria Lopez", "(555) 011-8054")
    at_desk.type(FIRST_WORDS)
    at_desk.press("Ctrl+3")
    at_desk.until(lambda: at_desk.focus == "Write down a missed call", "a missed call can be written down at once")
    at_desk.type("Rosa Diaz 555 014 2277 food stamps")
    at_desk.until_seen("Rosa Diaz on 555 014 2277, about: food stamps. Enter saves it.")
    at_desk.picture("5-the-phone-rings")
    at_desk.press("Return")
    at_desk.until_seen("Rosa Diaz is on the list to call back. You see to it.")
    at_desk.press("Ctrl+1")
    at_desk.go_to("What brings them in, in their own words")
    at_desk.type(MORE_WORDS)
    assert at_desk.text_of("need-words") == FIRST_WORDS + MORE_WORDS
    at_desk.press("Alt+A")
    at_desk.type("Read the letter together; the review is on Friday")
    at_desk.finish_visit()


def he_has_gone(at_desk: AtDesk) -> None:
    at_desk.press("Ctrl+L", "Shift+F10")
    at_desk.picture("5-he-has-gone")
    at_desk.pick_in_menu("Gone: call them back")
    at_desk.until_gone("Tim Olsen · I need")
    at_desk.until_seen("2 to call")


def nobody_answers(at_desk: AtDesk) -> None:
    at_desk.press("Ctrl+3")
    at_desk.until_seen("2 people are waiting for our call.")
    at_desk.go_to("People to call back")
    at_desk.press("Home", "Return")
    at_desk.until(lambda: at_desk.focus == "Reached", "what can be said of the call")
    at_desk.picture("5-the-list")
    at_desk.press("Alt+N")
    at_desk.type("Voice mail is full")
    at_desk.press("Return")
    at_desk.until_seen("Noted. They stay on the list.")


def she_is_reached(at_desk: AtDesk) -> None:
    at_desk.press("Alt+R")
    at_desk.type(LETTER)
    at_desk.picture("5-reached")
    at_desk.press("Return")
    at_desk.until(lambda: LETTER in at_desk.text_of("need-in-hand"), "what she needs is in hand")
    at_desk.picture("5-what-she-needs")
    at_desk.press("Alt+A")
    at_desk.type(READ_TO_HER)
    at_desk.finish_visit()
    at_desk.open_need("food stamps")
    assert at_desk.whose == "Rosa Diaz · Dana owns this · Settled today"


def he_is_reached(at_desk: AtDesk) -> None:
    at_desk.press("Ctrl+3")
    at_desk.until_seen("1 person is waiting for our call.")
    at_desk.go_to("People to call back")
    at_desk.press("Home", "Return", "Alt+R")
    at_desk.type("He comes at 4 for the copy")
    at_desk.press("Return")
    at_desk.until_seen("Nobody is waiting for our call.")
    at_desk.until_seen("Reached. What they asked for is due today under Follow-through.")
    at_desk.open_need("lease")
