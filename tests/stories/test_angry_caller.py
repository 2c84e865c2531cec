# SPDX-License-Identifier: GPL-3.0-or-later
"""The angry caller: promised a quote by Friday by a colleague who is away on Friday."""

from tests.stories.at_desk import AtDesk

WORDS = "What does the forklift course cost? I want a quote in writing, by Friday."
PROMISE = "Send the quote for the forklift course"


def test_the_quote_that_sam_promised_is_sent_by_dana_while_sam_is_away(at_desk: AtDesk) -> None:
    sam_promises(at_desk)
    sam_goes_away(at_desk)
    at_desk.clock.turn_to("Friday", "10:20")
    at_desk.sign_in("Dana Whitfield")
    at_desk.until_seen("1 due")
    he_rings_and_is_angry(at_desk)
    dana_makes_it_hers(at_desk)
    at_desk.clock.turn_to("Friday", "14:10")
    dana_keeps_it(at_desk)
    assert at_desk.whose == "Walter Brandt · Dana owns this · Settled today"
    assert at_desk.history() == [
        ("Wed 4 Nov, 10:15 am · Sam", f"Said: “{WORDS}”"),
        ("Wed 4 Nov, 10:15 am · Sam", f"Promised: {PROMISE} (due Fri 6 Nov, 5:00 pm)"),
        ("Wed 4 Nov, 10:15 am · Sam", "Visit finished"),
        ("today, 10:20 am · Dana", "Dana took it on from Sam"),
        (
            "today, 10:20 am · Dana",
            (
                f"Promise moved from Fri 6 Nov, 5:00 pm to Fri 6 Nov, 3:00 pm: {PROMISE}. "
                "Sam is away, so Dana asks the college. The visitor knows."
            ),
        ),
        ("today, 10:20 am · Dana", "Visit finished"),
        ("today, 2:10 pm · Dana", "Tried Old Quarry Community College (phone): not yet. 480 dollars, test and all"),
        ("today, 2:10 pm · Dana", f"Promise kept: {PROMISE}"),
        ("today, 2:10 pm · Dana", "Settled"),
    ]


def sam_promises(at_desk: AtDesk) -> None:
    at_desk.clock.turn_to("Wednesday", "10:15")
    at_desk.sign_in("Sam Ortega")
    at_desk.greet_new("Walter Brandt", "(555) 019-2277")
    at_desk.type(WORDS)
    at_desk.press("Alt+O")
    at_desk.type(PROMISE)
    at_desk.fill("By when", "Friday")
    at_desk.until_seen("Sam does this by Friday 6 November, 5:00 pm")
    at_desk.picture("1-the-promise")
    at_desk.finish_visit()


def sam_goes_away(at_desk: AtDesk) -> None:
    at_desk.press("Ctrl+7")
    at_desk.until_seen("Change what is noted about Sam Ortega")
    at_desk.push("Change what is noted about Sam Ortega")
    at_desk.fill("First day away", "tomorrow")
    at_desk.fill("Last day away", "13 November")
    at_desk.press("Return")
    at_desk.until_seen("Sam is noted as away until Fri 13 Nov.")


def he_rings_and_is_angry(at_desk: AtDesk) -> None:
    at_desk.greet("brandt", "Walter Brandt")
    at_desk.until_seen(f"Promise by Sam: {PROMISE} · by today, 5:00 pm")
    at_desk.picture("1-the-angry-call")
    at_desk.push("Continue")
    at_desk.until(lambda: WORDS in at_desk.text_of("need-in-hand"), "what he asked for is in hand again")


def dana_makes_it_hers(at_desk: AtDesk) -> None:
    at_desk.open_need("forklift", "Alt+T")
    assert at_desk.whose == "Walter Brandt · Sam owns this · Due today 5:00 pm"
    at_desk.push("Take it on")
    at_desk.until(lambda: "Dana owns this" in at_desk.whose, "it is Dana's")
    at_desk.unfold("Move the promise")
    at_desk.fill("By when instead", "today 3 pm")
    at_desk.fill("Why", "Sam is away, so Dana asks the college")
    at_desk.push("They know")
    at_desk.picture("1-the-promise-is-moved")
    at_desk.push("Save")
    at_desk.until(lambda: at_desk.whose.endswith("Due today 3:00 pm"), "the promise is moved")
    at_desk.press("Ctrl+1")
    at_desk.finish_visit()


def dana_keeps_it(at_desk: AtDesk) -> None:
    assert at_desk.sees("1 due"), "what is due is in front of its owner, whatever she does"
    at_desk.open_need("forklift")
    at_desk.note_try("Old Quarry Community College", "480 dollars, test and all", "Not yet")
    at_desk.push("Promise kept")
    at_desk.until_gone("Promise kept\n")
    at_desk.push("It’s done")
    at_desk.until(lambda: at_desk.whose.endswith("Settled today"), "it is settled")
    at_desk.picture("1-the-end")
