# SPDX-License-Identifier: GPL-3.0-or-later
"""The stay of whoever stands at the screen now: what they told is kept as they tell it, and a person can be called."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.ports import Clock
from kiosk.desk.self_service.stay import Attending, StayAtScreen
from kiosk.domain.errors import VisitAlreadyFinished
from kiosk.domain.staff import Actor
from kiosk.domain.told import Told
from kiosk.domain.visit import CallReason, Feedback, SaidOfSelf
from kiosk.ui.errand import Errand
from kiosk.ui.self_service.safe_place import SafePlace
from kiosk.ui.self_service.standing import Notice, Place, Standing
from kiosk.ui.tasks import Worker

KEEP_MILLISECONDS = 800
LOOK_MILLISECONDS = 2_000


class CurrentStay(QObject):
    """Holds the one `standing` that everything on the screen is built from, and keeps what is in it.

    `moved` asks for the page anew, `looked` says that only what stands around it has changed, `is_over` that reception
    has finished the visit. `wiped` says that nothing may be left of it.
    """

    moved = Signal()
    looked = Signal()
    is_over = Signal()
    wiped = Signal()

    def __init__(
        self,
        stay: StayAtScreen,
        actor: Actor,
        database: Worker,
        safe: SafePlace,
        clock: Clock,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stay, self._actor = stay, actor
        self._safe, self._clock, self._language = safe, clock, language
        self._standing = self._fresh()
        self._keeping = Errand(database, self)
        self._looking = Errand(database, self)
        self._keeping.failed.connect(self._on_not_kept)
        self._looking.answered.connect(self._on_looked)
        safe.lost.connect(self._on_lost)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEEP_MILLISECONDS)
        self._later.timeout.connect(self._keep_now)
        self._look_again = QTimer(self)
        self._look_again.setInterval(LOOK_MILLISECONDS)
        self._look_again.timeout.connect(self._look)

    @property
    def standing(self) -> Standing:
        """Where they stand, and all that they told."""
        return self._standing

    @property
    def told(self) -> Told:
        """What they told so far."""
        return self._standing.told

    def begin(self, standing: Standing) -> None:
        """Arrive now: whatever comes before the first word was only looking."""
        self.go(standing.place, replace(standing, told=replace(standing.told, arrived_at=self._clock())))

    def go(self, place: Place, standing: Standing | None = None, notice: Notice = Notice.NONE) -> None:
        """Show another page, or the same anew, with nothing above it but this notice."""
        self._standing = replace(standing or self._standing, place=place, notice=notice)
        self.moved.emit()

    def note(self, standing: Standing) -> None:
        """Remember something without another page."""
        self._standing = standing

    def tell(self, told: Told) -> None:
        """Take in what was told; it is kept within a second."""
        self._standing = replace(self._standing, told=told)
        self._later.start()

    def tell_of_self(self, said: SaidOfSelf) -> None:
        """Take in what somebody said about themselves."""
        self.tell(replace(self.told, said=said))

    def read_large(self, *, large: bool) -> None:
        """Remember for their slip that they read large print."""
        self._standing = replace(self._standing, told=replace(self.told, large_print=large))

    def stop_keeping(self) -> None:
        """Leave the keeping to whoever saves it all now."""
        self._later.stop()
        self._keeping.drop()

    def strand(self) -> None:
        """Keep it on this machine: the office's database cannot take it now."""
        self._standing = replace(self._standing, stranded=True)
        self._safe.keep(self.told)

    def call(self, reason: CallReason) -> None:
        """Ask for a person; one call is enough."""
        standing = self._standing
        if standing.place is Place.WELCOME and not standing.called:
            standing = replace(standing, told=replace(standing.told, arrived_at=self._clock()))
        self._standing = replace(standing, called=True)
        self._keeping.ask(partial(self._stay.call, self.told, reason, self._actor))
        self.look_out()

    def look_out(self) -> None:
        """See from now on whether somebody comes."""
        self._standing = replace(self._standing, called=True)
        self.keep_looking()
        self.looked.emit()

    def keep_looking(self) -> None:
        """See now, and from now on, how their visit stands at reception."""
        self._look()
        self._look_again.start()

    def farewell(self, feedback: Feedback | None) -> None:
        """End the stay with what they say of it."""
        self.stop_keeping()
        if not self._standing.stranded:
            self._safe.farewell(self.told, feedback)

    def leave(self) -> None:
        """Wind up the stay of somebody who went away, or is done; then nothing is left of it."""
        at = self._standing
        if at.place in {Place.SLIP, Place.CARD, Place.FACES}:
            self.farewell(None)
        elif at.place is not Place.THANKS and (at.told.holds_something or at.called) and not at.stranded:
            self._safe.leave(at.told)
        self.wipe()

    def wipe(self) -> None:
        """Forget everything about whoever was here."""
        self._look_again.stop()
        self._looking.drop()
        self.stop_keeping()
        self._standing = self._fresh()
        self.wiped.emit()

    def _fresh(self) -> Standing:
        return Standing(told=Told(arrived_at=self._clock(), language=self._language))

    @Slot()
    def _keep_now(self) -> None:
        at = self._standing
        if at.told.holds_something and not (at.busy or at.is_settled or at.stranded):
            self._keeping.ask(partial(self._stay.keep, at.told, self._actor))

    @Slot(object)
    def _on_not_kept(self, error: object) -> None:
        """What cannot be kept now is tried again with the next word, and at the end."""
        if isinstance(error, VisitAlreadyFinished):
            self.is_over.emit()

    @Slot()
    def _on_lost(self) -> None:
        """Say so: they are still here, and can tell a person."""
        if self._standing.stranded:
            self.go(self._standing.place, replace(self._standing, lost=True))

    @Slot()
    def _look(self) -> None:
        self._looking.ask(partial(self._stay.attending, self.told.visit_id))

    @Slot(object)
    def _on_looked(self, attending: Attending) -> None:
        if attending.is_over and not self._standing.is_settled:
            self.is_over.emit()
            return
        at, known = self._standing, attending.is_known
        if attending.is_over:  # nobody is coming any more
            seen = replace(at, helper="", called=False, is_known=known)
        else:
            seen = replace(at, helper=attending.helper, is_known=known)
        if seen != at:
            self._standing = seen
            self.looked.emit()
