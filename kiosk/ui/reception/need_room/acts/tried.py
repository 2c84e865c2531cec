# SPDX-License-Identifier: GPL-3.0-or-later
"""An avenue was tried: which one, whom, and what it came to in one click (rule 4)."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.desk.try_avenue import AvenueTried
from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import ATTEMPT_RESULTS, Outcome
from kiosk.domain.text import one_line
from kiosk.messages import Translator
from kiosk.ui.reception.need_room.acts.act import Act
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
        self._who = self.add_line(_("Whom or what"), "tried-who", _("Leave empty for the visitor themselves"))
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
        self._who.setText("")
        self._note.setText("")

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
        name, referral = one_line(self._who.text()), chosen.referral
        is_referred = referral is not None and name.casefold() == referral.resource_name.casefold()
        tried = AvenueTried(
            avenue=Avenue(self._avenue.currentData()),
            result=result,
            resource_id=referral.resource_id if referral is not None and is_referred else None,
            name=name,
            note=self._note.text(),
        )
        settled, open_ = (
            self._("Settled. The history is kept."),
            self._("Noted. The need stays open until it is settled."),
        )
        job = partial(self._desk.try_avenue.record, chosen.need_id, tried, chosen.actor)
        self.do(job, settled if result.settles else open_)


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
