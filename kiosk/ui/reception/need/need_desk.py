# SPDX-License-Identifier: GPL-3.0-or-later
"""The need in hand: new words or an earlier need, who can help with it, and its next step."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.find_help import Help
from kiosk.desk.refer import ReferTo
from kiosk.domain.need import Need
from kiosk.messages import Translator
from kiosk.ui.reception.need.need_editor import NeedEditor
from kiosk.ui.reception.need.words_watch import WordsWatch
from kiosk.ui.reception.next_step.next_step_panel import NextStepPanel, WrittenStep
from kiosk.ui.reception.visit.visit_view import VisitView
from kiosk.ui.reception.visit.visit_work import NeedToSave, WordsReader
from kiosk.ui.tasks import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPutBy:
    """The next step that was being chosen: for which need or new words, with which help, and how far."""

    need_id: UUID | None
    words: str
    help: Help | None
    step: WrittenStep


class NeedDesk(QObject):
    """Keeps editor, suggestions and next step together. It saves nothing itself."""

    words_changed = Signal(str)
    changed = Signal()
    """The step, or what it still lacks, is another one."""
    writing_wanted = Signal()
    """Somebody puts the earlier need aside, to write down another one."""
    more_needs_wanted = Signal()

    def __init__(self, view: VisitView, reader: WordsReader, worker: Worker, translate: Translator) -> None:
        super().__init__(view)
        self._view = view
        self._languages: tuple[str, ...] = ()
        self.editor = NeedEditor(view.editor, translate)
        self.panel = NextStepPanel(view.next_step, translate)
        self._watch = WordsWatch(reader, worker, view.help, translate)
        self._watch.read.connect(self.editor.show_read)
        self.editor.words_changed.connect(self._on_words)
        self.editor.moved_on.connect(self.move_on)
        self.editor.other_words_wanted.connect(self.writing_wanted)
        self.panel.changed.connect(self.changed)
        self.panel.chosen.connect(view.show_next_step)
        self.panel.more_needs_wanted.connect(self.more_needs_wanted)
        self.panel.another_place_wanted.connect(self._on_another_place)
        view.help.chosen.connect(self._on_help)
        view.help.moved_on.connect(self.panel.take_focus)

    @property
    def need(self) -> Need | None:
        """The earlier need that is in hand, None while words are written."""
        return self.editor.need

    @property
    def words(self) -> str:
        """The words in the editor, which may be there while an earlier need is in hand."""
        return self.editor.words

    @property
    def has_words(self) -> bool:
        """Whether there is anything to help with: new words or an earlier need's."""
        return bool(self.editor.words_to_help_with.strip())

    @property
    def is_ready(self) -> bool:
        """Whether a whole next step is chosen."""
        return bool(self.panel.steps) and not self.panel.missing

    @property
    def has_failed_call(self) -> bool:
        """Whether one of its steps is a call that led nowhere."""
        return any(isinstance(step, ReferTo) and step.failed for step in self.panel.steps)

    def to_save(self) -> NeedToSave | None:
        """Put together what is on the screen and not saved yet; None when there is nothing."""
        steps, need = self.panel.steps, self.need
        if need is not None:
            return NeedToSave(heard=None, need_id=need.id, steps=steps) if steps else None
        if not self.words.strip():
            return None
        return NeedToSave(heard=self.editor.heard, need_id=None, steps=steps)

    def begin(self, name: str, languages: tuple[str, ...], today: date, words: str, *, again: bool) -> None:
        """Be ready for a need of somebody who speaks these languages; `words` are those that were typed before."""
        self._languages = languages
        self.editor.begin(name, today, words, again=again)
        self.panel.clear()
        self._watch.clear()
        self.read()

    def take_in_hand(self, need: Need | None) -> None:
        """Give an earlier need its step; None goes back to writing."""
        self.editor.take_in_hand(need)
        self.panel.clear()
        self._watch.clear()
        self.read()

    def put_by(self) -> StepPutBy | None:
        """Give out the next step as far as it is chosen; None while it is being saved."""
        if self._view.editor.words.isReadOnly():
            return None
        chosen = self._view.help.resource
        shown = (card.help for card in self._view.help.cards)
        help_ = next((each for each in shown if each and chosen and each.resource.id == chosen.id), None)
        need_id = self.need.id if self.need else None
        return StepPutBy(need_id=need_id, words=self.words, help=help_, step=self.panel.written)

    def bring_back(self, kept: StepPutBy) -> None:
        """Choose and fill in the next step again; its need or words are in hand and the situation is shown."""
        if kept.help is not None:
            self._view.help.show_help((kept.help,), self.editor.words_to_help_with, self._watch.now)
            self._view.help.choose_number(1)
        self.panel.write_again(kept.step)

    def lock(self, *, locked: bool) -> None:
        """While the words are being saved, nothing can be added to them that would not be."""
        self._view.editor.words.setReadOnly(locked)

    def read(self) -> None:
        """Find out what the words say and who can help."""
        self._watch.watch(self.editor.words_to_help_with, self._languages, self.need.id if self.need else None)

    def clear(self) -> None:
        """Keep nothing of whoever was here."""
        self._languages = ()
        self.lock(locked=False)
        self._watch.clear()
        self.editor.clear()
        self.panel.clear()

    def take_focus(self) -> None:
        """Go to what the next step still lacks, to the next step of a need, or to where one is written."""
        if self.panel.focus_lacking():
            self._view.show_next_step()
        elif self.has_words:
            self.panel.take_focus()
        else:
            self.editor.take_focus()

    @Slot()
    def move_on(self) -> None:
        """Go from the words to who can help, or to the next step; with nothing left to say, to the finish."""
        finish = self._view.bar.finish
        if not self.has_words and finish.isEnabled():
            finish.setFocus()
        elif not self._view.help.take_focus():
            self.panel.take_focus()

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self._view.show_words()
        self.words_changed.emit(words)
        self.read()

    @Slot(object)
    def _on_help(self, help_: Help | None) -> None:
        self.panel.show_resource(help_.resource if help_ else None, help_.ways if help_ else ())

    @Slot()
    def _on_another_place(self) -> None:
        self._view.help.let_go()
        self._view.help.take_focus()
