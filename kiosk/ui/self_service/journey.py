# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through the touch screen: what somebody touches leads on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.find_help import Help
from kiosk.desk.self_service.say_need import Keeper
from kiosk.domain.errors import AvenueClosed, ResourceNotOffered, VisitAlreadyFinished
from kiosk.domain.visit import CallReason, Feedback
from kiosk.messages import Translator, translator
from kiosk.ui.errand import Errand
from kiosk.ui.self_service.arriving import Arriving
from kiosk.ui.self_service.asking import Asking
from kiosk.ui.self_service.card_way import CardWay
from kiosk.ui.self_service.current_stay import CurrentStay
from kiosk.ui.self_service.page import KeyboardKind
from kiosk.ui.self_service.pages.slip import SlipShowing
from kiosk.ui.self_service.saving import Saving
from kiosk.ui.self_service.slip_way import SlipWay
from kiosk.ui.self_service.standing import BACK, Notice, Place, Standing
from kiosk.ui.tasks import Worker

SUGGEST_MILLISECONDS = 200

Then = Callable[[object], None]
"""What follows a save; it is given what the save returned."""


class Journey(QObject):
    """Leads one visitor after the other. `answers_came` carries what fits the words so far, a sequence of Help."""

    answers_came = Signal(object)

    def __init__(
        self,
        stay: CurrentStay,
        arriving: Arriving,
        asking: Asking,
        slip: SlipWay,
        card: CardWay,
        database: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.stay, self.arriving, self.asking = stay, arriving, asking
        self.slip, self.card = slip, card
        self._then: Then | None = None
        self._saving = Saving(database, self)
        self._suggesting = Errand(database, self)
        self._suggest_soon = QTimer(self)
        self._suggest_soon.setSingleShot(True)
        self._suggest_soon.setInterval(SUGGEST_MILLISECONDS)
        self._suggest_soon.timeout.connect(self._suggest)
        self._saving.done.connect(self._on_saved)
        self._saving.failed.connect(self._on_not_saved)
        self._suggesting.answered.connect(self._on_suggested)
        slip.gave_up.connect(self._on_no_slip)
        card.refused.connect(self._on_no_card)
        stay.is_over.connect(self._on_over)
        stay.wiped.connect(self._on_wiped)

    @property
    def at(self) -> Standing:
        """Where they stand."""
        return self.stay.standing

    @property
    def say(self) -> Translator:
        """The translator of the visitor's language."""
        return translator(self.at.told.language)

    @property
    def can_go_back(self) -> bool:
        """Whether "Back" leads anywhere here."""
        return not self.at.busy and (self.at.place in BACK or self.at.place in {Place.LANGUAGES, Place.STAFF})

    # What you need

    @Slot()
    def same_need(self) -> None:
        """It is about last time's need."""
        holder = self.at.holder
        self.stay.tell(replace(self.at.told, words=holder.last_words if holder else ""))
        self.stay.go(Place.CHECK)

    @Slot()
    def something_else(self) -> None:
        """It is about something else."""
        self.stay.go(Place.NEED)

    @Slot(str)
    def note_words(self, words: str) -> None:
        """Keep the words as they are typed, and look for what fits them."""
        self.stay.tell(replace(self.at.told, words=words))
        self._suggest_soon.start()

    @Slot(str)
    def choose_tile(self, category_id: str) -> None:
        """Say a common need with one touch; words that stand there already stay."""
        self.stay.tell(self.asking.with_tile(self.at.told, category_id, self.say))
        self.stay.go(Place.NEED)
        self._suggest()

    @Slot(object)
    def choose_answer(self, resource_id: UUID) -> None:
        """Choose a place; it is read back before anything is saved, unless the need is saved already."""
        chosen = next((each for each in self.at.answers if each.resource.id == resource_id), None)
        if chosen is None or self.at.busy:
            return
        self.stay.note(replace(self.at, chosen=chosen))
        if self.at.place is Place.WHO_CAN_HELP:
            self._save_choice(chosen)
        else:
            self.stay.go(Place.CHECK)

    @Slot()
    def words_said(self) -> None:
        """Read it all back."""
        if self.at.told.words.strip():
            self.stay.go(Place.CHECK, replace(self.at, chosen=None))

    @Slot()
    def change_words(self) -> None:
        """It was not right yet."""
        self.stay.go(Place.NEED, replace(self.at, chosen=None))

    @Slot()
    def change_name(self) -> None:
        """The name was not right."""
        self.stay.go(Place.NAME)

    @Slot()
    def right(self) -> None:
        """It was read back right: keep it, and go on to who can help."""
        if self.at.chosen is not None:
            self._save_choice(self.at.chosen)
        else:
            self._save(partial(self.asking.say_and_find, self.at.told), self._on_said)

    def _on_said(self, answers: object) -> None:
        found = tuple(answers) if isinstance(answers, Sequence) else ()
        self.stay.go(Place.WHO_CAN_HELP, replace(self.at, answers=found))

    @Slot()
    def _suggest(self) -> None:
        if self.at.place is not Place.NEED:
            return
        if self.asking.is_enough(self.at.told):
            self._suggesting.ask(partial(self.asking.find, self.at.told))
        else:
            self._on_suggested(())

    @Slot(object)
    def _on_suggested(self, answers: Sequence[Help]) -> None:
        if self.at.place is Place.NEED:
            self.stay.note(replace(self.at, answers=tuple(answers)))
            self.answers_came.emit(self.at.answers)

    # Who can help

    def _save_choice(self, chosen: Help) -> None:
        self._save(partial(self.asking.go_to, self.at.told, chosen.resource.id), self._on_referred)

    def _on_referred(self, _answer: object) -> None:
        self._to_slip()

    @Slot()
    def none_of_these(self) -> None:
        """Leave it with somebody here, who can reach them when they say how."""
        if self.at.told.said.contact:
            self._leave_with_us()
        else:
            self.stay.go(Place.REACH)

    @Slot(object)
    def reach_by(self, kind: KeyboardKind) -> None:
        """Say a phone number or an e-mail address."""
        self.stay.go(Place.REACH, replace(self.at, contact_by=kind))

    @Slot()
    def reach_skipped(self) -> None:
        """They come back by themselves."""
        self.arriving.note_contact("")
        self._leave_with_us()

    @Slot()
    def reach_told(self) -> None:
        """They can be reached."""
        self._leave_with_us()

    def _leave_with_us(self) -> None:
        promise = self.say("We look for help and tell you what we found.")
        self._save(partial(self.asking.none_of_these, self.at.told, promise), self._on_left_with_us)

    def _on_left_with_us(self, keeper: object) -> None:
        if not isinstance(keeper, Keeper):
            return
        self.stay.look_out()
        self.stay.note(replace(self.at, keeper=keeper))
        self._to_slip()

    # Slip, card, farewell

    def _to_slip(self) -> None:
        self.slip.begin(self.at.told, self._next_step())
        self.stay.keep_looking()
        self.stay.go(Place.SLIP)

    def _next_step(self) -> SlipShowing:
        """Say in their language where they go, or who will be in touch."""
        _, keeper, chosen = self.say, self.at.keeper, self.at.chosen
        if keeper is None:
            return SlipShowing(sentence=_("Go to {place}.", place=chosen.resource.name) if chosen else "")
        due = _("{day}, {time}", day=_.day(keeper.due_at.date()), time=_.clock(keeper.due_at))
        sentence = _("A person here looks after this.")
        return SlipShowing(sentence=sentence, keeper=keeper.called or _("the front desk"), due=due)

    def _say_next_step_anew(self) -> None:
        """Say it in the language that they have chosen since; how far the slip has come stays."""
        said = self._next_step()
        self.slip.showing = replace(self.slip.showing, sentence=said.sentence, keeper=said.keeper, due=said.due)

    @Slot()
    def _on_no_slip(self) -> None:
        self.stay.call(CallReason.NO_SLIP)

    @Slot()
    def slip_taken(self) -> None:
        """Offer a card to whoever told a name and has none; whom reception knows by now gets one there, if at all."""
        offers = bool(self.at.told.said.name.strip()) and self.at.holder is None and not self.at.is_known
        self.stay.go(Place.CARD if offers else Place.FACES)

    @Slot()
    def print_card(self) -> None:
        """Make a card on paper."""
        self.card.ask(self.at.told, on_paper=True)

    @Slot()
    def show_card(self) -> None:
        """Make a card to photograph."""
        self.card.ask(self.at.told, on_paper=False)

    @Slot()
    def _on_no_card(self) -> None:
        """Go on as if they had not asked: reception knows who they are by now, and gives them one there."""
        if self.at.place is Place.CARD:
            self.card_done()

    @Slot()
    def card_done(self) -> None:
        """Ask how it was."""
        self.stay.go(Place.FACES)

    @Slot(object)
    def judge(self, feedback: Feedback) -> None:
        """Keep what they say of it, and thank them."""
        self._thank(feedback)

    @Slot()
    def not_judged(self) -> None:
        """Thank them all the same."""
        self._thank(None)

    def _thank(self, feedback: Feedback | None) -> None:
        if self.at.place is Place.FACES:
            self.stay.farewell(feedback)
            self.stay.go(Place.THANKS)

    @Slot()
    def _on_over(self) -> None:
        """Reception has finished the visit with them."""
        if self.at.place not in {Place.THANKS, Place.STAFF}:
            self.stay.go(Place.THANKS)

    # On every page

    @Slot()
    def ask_for_person(self) -> None:
        """Call somebody to the screen; the visitor can go on meanwhile."""
        if not self.at.called:
            self.stay.call(CallReason.TALK)

    @Slot()
    def back(self) -> None:
        """Go one page back; everything that was told stays."""
        if not self.can_go_back:
            return
        if self.at.place in {Place.LANGUAGES, Place.STAFF}:
            self.stay.go(self.at.came_from)
        else:
            self.stay.go(BACK[self.at.place])

    @Slot()
    def choose_languages(self) -> None:
        """Show all languages."""
        if self.at.place not in {Place.LANGUAGES, Place.STAFF} and not self.at.busy:
            self.stay.go(Place.LANGUAGES, replace(self.at, came_from=self.at.place))

    @Slot(str)
    def speak(self, language: str) -> None:
        """Go on in another language, with everything that was told."""
        place = self.at.came_from if self.at.place is Place.LANGUAGES else self.at.place
        self.stay.note(replace(self.at, told=replace(self.at.told, language=language)))
        if place is Place.SLIP:
            self._say_next_step_anew()
        self.stay.go(place)

    @Slot()
    def show_staff(self) -> None:
        """Open the page for staff."""
        if self.at.place is not Place.STAFF and not self.at.busy:
            before = self.at.came_from if self.at.place is Place.LANGUAGES else self.at.place
            self.stay.go(Place.STAFF, replace(self.at, came_from=before))

    # Saving

    def _save(self, job: Callable[[], object], then: Then) -> None:
        """Save once, however often it is touched."""
        if self.at.busy:
            return
        self.stay.stop_keeping()
        self._then = then
        self.stay.note(replace(self.at, busy=True, notice=Notice.NONE))
        self.stay.looked.emit()
        self._saving.start(job)

    @Slot(object)
    def _on_saved(self, answer: object) -> None:
        self.stay.note(replace(self.at, busy=False))
        then, self._then = self._then, None
        if then is not None:
            then(answer)

    @Slot(object)
    def _on_not_saved(self, error: object) -> None:
        """Nobody's words are lost: what the office cannot take now is kept here, and brought there later."""
        standing = replace(self.at, busy=False)
        self.stay.note(standing)
        if isinstance(error, ResourceNotOffered | AvenueClosed):
            self.stay.go(standing.place, replace(standing, chosen=None), Notice.CHOICE_GONE)
            return
        if not isinstance(error, VisitAlreadyFinished):
            self.stay.strand()
        self.stay.go(Place.THANKS)

    @Slot()
    def _on_wiped(self) -> None:
        self._suggest_soon.stop()
        self._suggesting.drop()
        self._saving.drop()
        self._then = None
        self.slip.forget()
        self.card.forget()
        self.arriving.recognising.forget()
