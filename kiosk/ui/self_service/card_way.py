# SPDX-License-Identifier: GPL-3.0-or-later
"""A card for whoever wants one, on paper or on the screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.self_service.give_card import GiveCard
from kiosk.domain.errors import NotSaved, OnwardError, StoreUnusable
from kiosk.domain.office import Office
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.staff import Actor
from kiosk.domain.told import Told
from kiosk.domain.visitor_card import VisitorCard
from kiosk.ui.errand import Errand
from kiosk.ui.self_service.pages.card import CardStage
from kiosk.ui.self_service.saving import Saving
from kiosk.ui.tasks import Workers

DrawCard = Callable[[str], bytes]
PrintCard = Callable[[VisitorCard], Delivery]


class CardWay(QObject):
    """Makes one card a stay, when it is asked for. `picture` is its code as PNG while it is shown.

    `refused` says that they may have none from this screen, neither on paper nor on the screen.
    """

    changed = Signal()
    refused = Signal()

    def __init__(
        self,
        give_card: GiveCard,
        actor: Actor,
        office: Office,
        workers: Workers,
        draw: DrawCard,
        print_card: PrintCard,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._give_card, self._actor, self._office = give_card, actor, office
        self.draw, self._print_card = draw, print_card
        self.stage = CardStage.OFFERED
        self.picture = b""
        self._told: Told | None = None
        self._on_paper = False
        self._giving = Saving(workers.database, self)
        self._printing = Errand(workers.printing, self)
        self._giving.done.connect(self._on_given)
        self._giving.failed.connect(self._on_not_given)
        self._printing.answered.connect(self._on_printed)
        self._printing.failed.connect(self._on_failed)

    def ask(self, told: Told, *, on_paper: bool) -> None:
        """Make the card, and print or show it."""
        if self.stage is CardStage.PRINTING:
            return
        self._told, self._on_paper = told, on_paper
        self._move(CardStage.PRINTING)
        self._giving.start(partial(self._give_card, told, self._actor))

    def forget(self) -> None:
        """Leave nothing of it behind."""
        self._giving.drop()
        self._printing.drop()
        self._told, self.picture, self.stage = None, b"", CardStage.OFFERED

    @Slot(object)
    def _on_given(self, token: str) -> None:
        told = self._told
        if told is None:
            return
        if not self._on_paper:
            self.picture = self.draw(token)
            self._move(CardStage.SHOWN)
            return
        card = VisitorCard(
            office=self._office.name,
            phone=self._office.phone,
            language=told.language,
            for_name=told.said.name,
            large_print=told.large_print,
            token=token,
        )
        self._printing.ask(partial(self._print_card, card))

    @Slot(object)
    def _on_not_given(self, error: object) -> None:
        if isinstance(error, OnwardError) and not isinstance(error, NotSaved | StoreUnusable):
            self.stage = CardStage.OFFERED
            self.refused.emit()
        else:
            self._on_failed(error)

    @Slot(object)
    def _on_printed(self, delivery: Delivery) -> None:
        came = delivery.state in {SlipState.CONFIRMED, SlipState.UNCONFIRMED}
        self._move(CardStage.PRINTED if came else CardStage.FAILED)

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self._move(CardStage.FAILED)

    def _move(self, stage: CardStage) -> None:
        self.stage = stage
        self.changed.emit()
