# SPDX-License-Identifier: GPL-3.0-or-later
"""An avenue was tried: which one, whom, and what it came to in one click (rule 4)."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.desk.try_avenue import AfterTrying, AvenueTried
from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import ATTEMPT_RESULTS, Outcome
from kiosk.messages import Translator
from kiosk.ui.reception.need_room.acts.act import LONGEST_LINE, Act
from kiosk.ui.reception.need_room.acts.who_field import WhoField
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.rows import Choice, button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.words.steps import outcome_in_words
from kiosk.ui.widgets import Words, named


class TriedAct(Act):
    """The avenue, whom, a note, and the results as buttons: the click on one of them keeps it all."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("tried", _("We tried something"), tools, parent)
        self._avenue = named(Choice(self), "tried-avenue", _("How"))
        for avenue in _AVENUES:
            self._avenue.addItem(_way_in_words(avenue, _), avenue.value)
        self.add_labelled(_("How"), self._avenue)
        self._who = WhoField("tried-who", _("Whom or what"), LONGEST_LINE, self)
        self.add_labelled(_("Whom or what"), self._who)
        self._note = self.add_line(_("Note"), "tried-note")
        self._results = {result: self._result_button(result) for result in ATTEMPT_RESULTS}
        self.whole.addWidget(Words(_("What came of it?"), "soft", self))
        self.whole.addWidget(LinedUp(self, *self._results.values(), spacing=6))
        self.whole.addWidget(self.missing)

    def fits(self, chosen: Chosen) -> bool:
        """Whatever is open."""
        return not chosen.settled

    def clear(self) -> None:
        """Forget what was tried."""
        self._avenue.setCurrentIndex(0)
        self._who.line.setText("")
        self._who.show_places(())
        self._note.setText("")

    def take(self, chosen: Chosen) -> None:
        """List where it may have been tried; who asked for no contact is not called themselves."""
        self._who.show_places(chosen.known.places if chosen.known else ())
        themselves = self._("Leave empty for the visitor themselves")
        self._who.line.setPlaceholderText("" if chosen.owed.no_contact else themselves)

    def told(self, answer: object, note: str) -> str:
        """Say which other ways to the same place are worth a try."""
        if not isinstance(answer, AfterTrying) or not answer.other_ways:
            return note
        ways = ", ".join(_open_way_in_words(way, self._) for way in answer.other_ways)
        return self._("{note} Other ways still open: {ways}.", note=note, ways=ways)

    def _result_button(self, result: Outcome) -> QPushButton:
        made = button(outcome_in_words(result, self._), f"tried-{result.value}", "small", self)
        made.setAutoDefault(True)
        made.clicked.connect(self._on_result)
        return made

    @Slot()
    def _on_result(self) -> None:
        result = next((result for result, made in self._results.items() if made is self.sender()), None)
        chosen = self._chosen
        if result is None or chosen is None:
            return
        if chosen.owed.no_contact and not self._who.name:
            self.refuse(self._("Write whom or what you tried. They asked us not to contact them."), self._who)
            return
        tried = AvenueTried(
            avenue=Avenue(self._avenue.currentData()),
            result=result,
            resource_id=self._who.place_id,
            name=self._who.name,
            note=self._note.text(),
        )
        settled, open_ = (
            self._("Settled. The history is kept."),
            self._("Noted. The need stays open until it is settled."),
        )
        job = partial(self._desk.try_avenue.record, chosen.need_id, tried, chosen.actor)
        self.do(job, settled if result.settles else open_)


def _open_way_in_words(avenue: Avenue, _: Translator) -> str:
    match avenue:
        case Avenue.OFFICE:
            return _("in person")
        case Avenue.PHONE:
            return _("by phone")
        case Avenue.WEBSITE:
            return _("on their website")
        case Avenue.PERSON:
            return _("a call from us")
        case _never:
            assert_never(_never)


def _way_in_words(avenue: Avenue, _: Translator) -> str:
    match avenue:
        case Avenue.OFFICE:
            return _("In person")
        case Avenue.PHONE:
            return _("By phone")
        case Avenue.WEBSITE:
            return _("On their website")
        case Avenue.PERSON:
            return _("We called for them")
        case _never:
            assert_never(_never)


_AVENUES = (Avenue.PHONE, *(avenue for avenue in Avenue if avenue is not Avenue.PHONE))
"""A call is what is tried most."""
