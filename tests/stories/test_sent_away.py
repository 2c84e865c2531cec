# SPDX-License-Identifier: GPL-3.0-or-later
"""The man whom the boss says to send away: he goes with a next step all the same."""

from tests.stories.at_desk import AtDesk

WORDS = "I slept in the bus station three nights and I need a bed for tonight."
QUESTION = "He comes for the third time this week. May I call the shelters for him?"
RULING = "We are no shelter. Send him away"
NO_BED = "All 40 beds are taken until Thursday"
NOTE = "Every shelter is full tonight"
NO_STEP = "has no next step yet. Choose one, or mark it unmet, before they leave."


def test_he_is_not_sent_away_with_nothing(at_desk: AtDesk) -> None:
    at_desk.clock.turn_to("Tuesday", "16:10")
    he_says_what_he_needs(at_desk)
    dana_asks(at_desk)
    at_desk.clock.pass_minutes(5)
    the_boss_says_no(at_desk)
    at_desk.clock.pass_minutes(5)
    there_is_no_dead_end(at_desk)
    at_desk.clock.turn_to("Wednesday", "09:15")
    a_bed_is_free(at_desk)
    assert at_desk.whose == "Dragan Petrov · Dana owns this · Settled today"
    assert at_desk.history() == [
        ("Tue 3 Nov, 4:10 pm · Dana", f"Said: “{WORDS}”"),
        ("Tue 3 Nov, 4:10 pm · Dana", f"Asked a supervisor: {QUESTION}"),
        ("Tue 3 Nov, 4:15 pm · Lee", f"The supervisor said no. {RULING}"),
        ("Tue 3 Nov, 4:20 pm · Dana", "Called Emergency shelter for them"),
        (
            "Tue 3 Nov, 4:20 pm · Dana",
            f"Tried Emergency shelter (we called for them, (555) 011-2411): no capacity. {NO_BED}",
        ),
        ("Tue 3 Nov, 4:20 pm · Dana", f"Not met yet: no capacity. {NOTE}."),
        ("Tue 3 Nov, 4:20 pm · Dana", at_desk.history()[6][1]),
        ("Tue 3 Nov, 4:20 pm · Dana", "Visit finished"),
        ("today, 9:15 am · Dana", "Tried Harbor House (phone): got help. They hold a bed for him from tonight"),
        ("today, 9:15 am · Dana", "Settled"),
    ]
    assert at_desk.history()[6][1].startswith("Slip "), "he did not go with empty hands"
    assert at_desk.history()[6][1].endswith(": printed")


def he_says_what_he_needs(at_desk: AtDesk) -> None:
    at_desk.sign_in("Dana Whitfield")
    at_desk.greet_new("Dragan Petrov", "(555) 013-4410")
    at_desk.type(WORDS)
    at_desk.press("Alt+N")
    at_desk.until(lambda: at_desk.text_of("visit-need-state") == "No next step yet", "his words are kept as a need")


def dana_asks(at_desk: AtDesk) -> None:
    at_desk.open_need("bus station")
    at_desk.ask_supervisor(QUESTION)


def the_boss_says_no(at_desk: AtDesk) -> None:
    at_desk.sign_in("Lee Chen")
    at_desk.open_question(QUESTION)
    at_desk.fill("In your words", RULING)
    at_desk.push("No")
    at_desk.until_seen("Answered. The owner finds it here today.")
    at_desk.picture("3-the-boss-says-no")


def there_is_no_dead_end(at_desk: AtDesk) -> None:
    at_desk.sign_in("Dana Whitfield")
    at_desk.press("Ctrl+L", "Return")
    at_desk.until_seen("Emergency shelter")
    at_desk.press("Alt+F")
    at_desk.until_seen(NO_STEP)
    at_desk.picture("3-no-dead-end")
    at_desk.press("Alt+1", "Alt+C")
    at_desk.pick_chip("They can help", "No capacity")
    at_desk.fill("What they said", NO_BED)
    at_desk.press("Alt+F")
    at_desk.until_seen("Left out: Emergency shelter — no capacity on Tue 3 Nov")
    assert at_desk.sees(NO_STEP), "a call in vain is no next step"
    at_desk.press("Alt+U")
    at_desk.pick("Why we could not help yet", "They are full")
    at_desk.fill("Note", NOTE)
    at_desk.until_seen("Dana keeps this and looks again on Tue 17 Nov")
    at_desk.picture("3-unmet")
    at_desk.press("Ctrl+P")
    at_desk.until_seen("Saved as slip.pdf")
    at_desk.finish_visit()


def a_bed_is_free(at_desk: AtDesk) -> None:
    at_desk.open_need("bus station")
    assert at_desk.whose == "Dragan Petrov · Dana owns this · Tue 17 Nov"
    at_desk.note_try("Harbor House", "They hold a bed for him from tonight", "It worked out")
    at_desk.until(lambda: at_desk.whose.endswith("Settled today"), "it is settled")
    at_desk.picture("3-the-end")
