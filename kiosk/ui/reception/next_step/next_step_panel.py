# SPDX-License-Identifier: GPL-3.0-or-later
"""The next step of the need in hand: chosen, filled in, and who keeps it until it is settled (rules 3 to 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton

from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.resource import Resource
from kiosk.domain.slip import MOST_REFERRALS
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.next_step_view import NextStepView, StepButton
from kiosk.ui.reception.next_step.step_way import MOST_NAME_ON_BUTTON, StepWay, button_words, kind_of, why_not
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.rows import button, empty

_MOST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStep:
    """A next step as far as it is chosen and filled in; `fields` by kind, each as `written_in` gathers it."""

    kind: StepWay | None
    added: tuple[tuple[str, StepChoice], ...]
    fields: Mapping[StepWay, Mapping[str, str]]


class NextStepPanel(QObject):
    """Drives the card. `steps` are what would be saved with the need now."""

    changed = Signal()
    more_needs_wanted = Signal()
    another_place_wanted = Signal()
    chosen = Signal()
    """Somebody chose a kind of step, and is about to fill it in."""

    def __init__(self, view: NextStepView, translate: Translator) -> None:
        super().__init__(view)
        self._view, self._ = view, translate
        self._situation = Situation()
        self._kind: StepWay | None = None
        self._added: tuple[tuple[str, StepChoice], ...] = ()
        self._taken = 0
        for each in view.buttons.values():
            each.clicked.connect(self._on_button)
        for fields in view.fields.values():
            fields.changed.connect(self._on_changed)
        view.add_place.clicked.connect(self._on_add_place)
        view.add_need.clicked.connect(self.more_needs_wanted)
        self._show()

    @property
    def kind(self) -> StepWay | None:
        """The kind that is chosen."""
        return self._kind

    @property
    def fields(self) -> StepFields | None:
        """The fields of the chosen kind."""
        return self._view.fields[self._kind] if self._kind else None

    @property
    def steps(self) -> tuple[StepChoice, ...]:
        """The places added so far, and the step in the fields when it is complete."""
        present = self.fields.step() if self.fields else None
        added = tuple(step for _name, step in self._added)
        return (*added, present) if present is not None else added

    @property
    def missing(self) -> str:
        """What the chosen step still lacks, "" when it lacks nothing or none is chosen."""
        return self.fields.missing() if self.fields else ""

    def show_situation(self, situation: Situation) -> None:
        """Take in who it is about and when it is; the chosen resource is told by `show_resource`."""
        self._situation = replace(situation, resource=self._situation.resource, ways=self._situation.ways)
        self._show()

    def show_resource(self, resource: Resource | None, ways: tuple[Avenue, ...] = ()) -> None:
        """Go with another resource; its best avenue is chosen unless the one in hand leads there too.

        `ways` are the avenues to it that are worth a try.
        """
        self._situation = replace(self._situation, resource=resource, ways=ways)
        avenue = self._kind.avenue if self._kind else None
        if resource is None:
            self._kind = None if avenue else self._kind
        elif self._kind is None or (avenue is not None and self._why_not(self._kind)):
            best = next(iter(ways), None)
            self._kind = kind_of(best) if best else None
        self._show()
        self.changed.emit()

    def show_taken(self, referrals: int) -> None:
        """Take in how many referrals of this visit are saved already."""
        self._taken = referrals
        self._show()

    def choose(self, kind: StepWay) -> None:
        """Choose a kind of step and go to its first field; one that cannot be taken changes nothing."""
        if self._why_not(kind):
            return
        self._kind = kind
        self._show()
        self.changed.emit()
        self.chosen.emit()
        first = self._view.fields[kind].first or self._view.buttons[kind]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def written(self) -> WrittenStep:
        """What is chosen and filled in; the chosen resource is known to whoever told it."""
        fields = {kind: fields.written() for kind, fields in self._view.fields.items()}
        return WrittenStep(kind=self._kind, added=self._added, fields=fields)

    def write_again(self, written: WrittenStep) -> None:
        """Choose and fill in what was put by; situation and resource have been shown before."""
        self._kind, self._added = written.kind, written.added
        for kind, fields in written.fields.items():
            self._view.fields[kind].write_again(fields)
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Choose nothing, and keep nothing of what was written."""
        self._kind, self._added, self._situation = None, (), Situation()
        for fields in self._view.fields.values():
            fields.clear()
        self._show()

    def take_focus(self) -> None:
        """Go to the chosen button, or the first that can be pressed."""
        buttons = self._view.buttons
        chosen = buttons[self._kind] if self._kind else next(b for b in buttons.values() if b.isEnabled())
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_lacking(self) -> bool:
        """Go to the first field that something is missing in; false when there is none."""
        lacking = self.fields.lacking() if self.fields else None
        if lacking is not None:
            lacking.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return lacking is not None

    def _show(self) -> None:
        name = shortened(self._situation.name, _MOST_NAME)
        _ = self._
        self._view.heading.say(_("{name}’s next step", name=name) if name else _("Their next step"))
        for kind, each in self._view.buttons.items():
            words = button_words(kind, name if len(name) <= MOST_NAME_ON_BUTTON else "", _)
            each.show_words(words, self._why_not(kind))
            each.show_chosen(chosen=kind is self._kind)
        for kind, fields in self._view.fields.items():
            fields.show_situation(self._situation)
            fields.setVisible(kind is self._kind)
        self._show_added()
        self._show_keeper()

    def _why_not(self, kind: StepWay) -> str:
        return why_not(kind, self._situation.resource, self._situation.ways, self._)

    def _show_keeper(self) -> None:
        missing = self.missing
        self._view.hint.say(missing)
        self._view.hint.setVisible(bool(missing))
        keeper = self._("{name} keeps this until it is settled", name=self._situation.keeper)
        self._view.keeper.setText(self.fields.keeping() if self.fields else keeper)
        self._view.add_place.setVisible(self._can_add_place)

    @property
    def _can_add_place(self) -> bool:
        present = self.fields.step() if self.fields else None
        fits = self._taken + len(self._added) + 1 < MOST_REFERRALS
        return isinstance(present, ReferTo) and not present.ends_at_once and fits

    def _show_added(self) -> None:
        empty(self._view.added_rows)
        for at, (name, _step) in enumerate(self._added):
            words = self._("{place}  ✕", place=name).replace("&", "&&")
            shown = button(words, f"added-place-{at + 1}", "quiet", self._view.added)
            shown.setAccessibleName(self._("Take {place} away again", place=name))
            shown.clicked.connect(self._on_take_away)
            self._view.added_rows.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeading)
        self._view.added.setVisible(bool(self._added))

    @Slot()
    def _on_button(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, StepButton):
            self.choose(pressed.kind)

    @Slot()
    def _on_changed(self) -> None:
        self._show_keeper()
        self.changed.emit()

    @Slot()
    def _on_add_place(self) -> None:
        present = self.fields.step() if self.fields else None
        resource = self._situation.resource
        if present is None or resource is None or self.fields is None:
            return
        self._added = (*self._added, (resource.name, present))
        self.fields.clear()
        self._kind = None
        self._situation = replace(self._situation, resource=None, ways=())
        self._show()
        self.changed.emit()
        self.another_place_wanted.emit()

    @Slot()
    def _on_take_away(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            at = int(pressed.objectName().rsplit("-", 1)[1]) - 1
            self._added = self._added[:at] + self._added[at + 1 :]
            self._show()
            self.changed.emit()
