# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying once what falls due, to whoever answers for it: in the message bar, and on the desktop."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.ports import Clock
from kiosk.desk.reminders import Reminder, Reminders
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.reminders.reminder_words import reminders_in_words
from kiosk.ui.tasks import Worker
from kiosk.ui.widgets import MessageBar

EVERY_MILLISECONDS = 30_000


class ReminderWatch(QObject):
    """Looks every half minute and whenever it is told that something has changed.

    What was said to somebody is not said to them again while the window is open, not after a lock either. A problem
    or a question in the bar is not covered: what is due waits until the bar is free, while the desktop says it at once.
    """

    open_wanted = Signal()
    """Whoever was reminded wants to see what we owe."""
    failed = Signal(object)

    def __init__(
        self,
        *,
        reminders: Reminders,
        office: Office,
        worker: Worker,
        clock: Clock,
        bar: MessageBar,
        notify: Callable[[str], None],
        translate: Translator,
    ) -> None:
        """`notify` says a sentence on the desktop; it returns at once and never raises."""
        super().__init__(bar)
        self._reminders, self._clock, self._bar, self._notify, self._ = reminders, clock, bar, notify, translate
        self._zone = ZoneInfo(office.timezone)
        self._actor: Actor | None = None
        self._known: dict[UUID, set[str]] = {}
        self._to_say: list[Reminder] = []
        self._on_bar = ""
        self._look = Errand(worker, self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look_again)
        self._look.answered.connect(self._show_due)
        self._look.failed.connect(self.failed)

    def work_for(self, actor: Actor | None) -> None:
        """Remind whoever is signed in, or nobody."""
        self._actor, self._on_bar = actor, ""
        self._to_say.clear()
        self._look.drop()
        if actor is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Ask what is due."""
        if self._actor is not None:
            self._look.ask(partial(self._reminders, self._actor))

    @Slot(object)
    def _show_due(self, due: Sequence[Reminder]) -> None:
        if self._actor is None:
            return
        known = self._known.setdefault(self._actor.staff_id, set())
        new = [each for each in due if each.id not in known]
        known.update(each.id for each in new)
        if new:
            self._notify(self._said(new))
        if self._on_bar and self._bar.text != self._on_bar:  # it was read, or something else came after it
            self._to_say.clear()
            self._on_bar = ""
        still_due = {each.id for each in due}
        self._to_say = [each for each in [*self._to_say, *new] if each.id in still_due]
        self._show_on_bar()

    def _show_on_bar(self) -> None:
        """Say it where nothing else stands. What it says already and nobody has read yet is said together with it."""
        words = self._said(self._to_say)
        if self._bar.text not in {"", self._on_bar} or words == self._on_bar:
            return
        self._on_bar = words
        if words:
            self._bar.show_news(words, self._("Open"), self._on_open)
        else:
            self._bar.clear()

    def _said(self, reminders: Sequence[Reminder]) -> str:
        return reminders_in_words(reminders, self._clock(), self._zone, self._)

    @Slot()
    def _on_open(self) -> None:
        self._to_say.clear()
        self._on_bar = ""
        self.open_wanted.emit()
