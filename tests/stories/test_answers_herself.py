# SPDX-License-Identifier: GPL-3.0-or-later
"""The caller who answers her own question while somebody listens."""

from tests.stories.at_desk import AtDesk

WORDS = "Where do I send the housing form? It says nothing on the letter, oh, here it is, on the back."
ANSWER = "She read the address to us from the back of the letter"


def test_listening_was_the_help_and_it_is_kept(at_desk: AtDesk) -> None:
    at_desk.clock.turn_to("Thursday", "11:40")
    at_desk.sign_in("Sam Ortega")
    at_desk.greet_new("Ingrid Solberg", "(555) 017-6620")
    at_desk.type(WORDS)
    at_desk.press("Alt+A")
    at_desk.type(ANSWER)
    at_desk.picture("4-she-answers-herself")
    at_desk.finish_visit()
    at_desk.clock.turn_to("Thursday", "15:00")
    at_desk.sign_in("Dana Whitfield")
    at_desk.open_need("housing form", "Alt+T")
    assert at_desk.whose == "Ingrid Solberg · Sam owns this · Settled today"
    assert at_desk.history() == [
        ("today, 11:40 am · Sam", f"Said: “{WORDS}”"),
        ("today, 11:40 am · Sam", f"Answered here: {ANSWER}"),
        ("today, 11:40 am · Sam", "Visit finished"),
    ]
    at_desk.picture("4-the-end")


def test_she_rings_again_and_is_met_as_somebody_who_was_here(at_desk: AtDesk) -> None:
    at_desk.clock.turn_to("Thursday", "11:40")
    at_desk.sign_in("Sam Ortega")
    at_desk.greet_new("Ingrid Solberg", "(555) 017-6620")
    at_desk.type(WORDS)
    at_desk.press("Alt+A")
    at_desk.type(ANSWER)
    at_desk.finish_visit()
    at_desk.clock.turn_to("Friday", "09:05")
    at_desk.sign_in("Dana Whitfield")
    at_desk.greet("solberg", "Ingrid Solberg")
    at_desk.until_seen("2nd visit, last on 5 November")
    at_desk.until_seen("Settled on 5 November")
