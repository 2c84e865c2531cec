# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the slip before it prints, and saying how the visitor wants it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QScrollArea, QWidget

from kiosk.desk.make_slip import NO_NAME, SlipWishes
from kiosk.desk.print_slip import PrintSlip
from kiosk.desk.station_printers import ChoosePrinters
from kiosk.domain.slip import Paper, Slip
from kiosk.domain.staff import Actor
from kiosk.domain.visitor import Visitor
from kiosk.messages import Translator, shipped_languages
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.rows import Choice, Saying, button
from kiosk.ui.reception.words.printers import paper_in_words
from kiosk.ui.tasks import Workers
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, ScrolledColumn, Words, named

Preview = Callable[[Slip, Paper], bytes]
"""Renders the page that would print, as PNG."""

_MILLIMETRES = {Paper.A4: 210, Paper.LETTER: 216, Paper.A5: 148, Paper.RECEIPT_80: 80, Paper.RECEIPT_58: 58}
_WHOLE_WIDTH = Paper.A5


@dataclass(frozen=True, slots=True)
class _Composed:
    """A slip and the paper it is looked at on; `loaded` is what the station's printer has in it."""

    slip: Slip
    paper: Paper
    loaded: Paper


class SlipPreview(QDialog):
    """The page that would print, and how it is wished. It lies beside the desk's work, not in its way."""

    wished = Signal(object, object)
    """SlipWishes and Paper as they are chosen now, None for the paper that the station's printer has in it."""
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(
        self,
        *,
        print_slip: PrintSlip,
        printers: ChoosePrinters,
        render: Preview,
        workers: Workers,
        translate: Translator,
        visit_id: UUID,
        visitor: Visitor | None,
        actor: Actor,
        wishes: SlipWishes,
        paper: Paper | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._print_slip, self._printers, self._render = print_slip, printers, render
        self._visit_id, self._actor = visit_id, actor
        self.setWindowTitle(_("The slip"))
        self.setObjectName("slip-preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.image = named(QLabel(self), "slip-image", _("The slip as it would print"))
        self.state = named(Saying("", "soft", self), "slip-preview-state")
        self.name = named(Choice(self), "slip-name", _("Name on the slip"))
        self.language = named(Choice(self), "slip-language", _("Language"))
        self.paper = named(Choice(self), "slip-paper", _("Paper"))
        self.large = named(QCheckBox(_("Large print"), self), "slip-large")
        self._drawn, self._drawn_on = QPixmap(), _WHOLE_WIDTH
        self._loaded: Paper | None = None
        self._fill(visitor, wishes, paper)
        self._lay_out(_)
        self._composing, self._drawing = Errand(workers.database, self), Errand(workers.pages, self)
        self._connect()
        self._ask()

    def _connect(self) -> None:
        self._composing.answered.connect(self._show_composed)
        self._drawing.answered.connect(self._show_page)
        for errand in (self._composing, self._drawing):
            errand.failed.connect(self._show_problem)
        for box in (self.name, self.language, self.paper):
            box.currentIndexChanged.connect(self._on_chosen)
        self.large.toggled.connect(self._on_chosen)

    def _fill(self, visitor: Visitor | None, wishes: SlipWishes, paper: Paper | None) -> None:
        _ = self._
        names = dict.fromkeys((visitor.called, visitor.name)) if visitor else {}
        for each in names:
            self.name.addItem(each, each)
        self.name.addItem(_("No name"), NO_NAME)
        shown = wishes.for_name or (visitor.preferred_name if visitor else "")
        at = self.name.findData(shown) if shown else (0 if visitor and " " not in visitor.name else -1)
        self.name.setCurrentIndex(at if at >= 0 else self.name.count() - 1)
        for code in shipped_languages():
            self.language.addItem(_.language_name(code), code)
        wanted = wishes.language or (visitor.language if visitor else "")
        self.language.setCurrentIndex(max(0, self.language.findData(wanted)))
        for each_paper in Paper:
            self.paper.addItem(paper_in_words(each_paper, _), each_paper)
        self.paper.setCurrentIndex(self.paper.findData(paper) if paper is not None else -1)
        large = wishes.large_print if wishes.large_print is not None else bool(visitor and visitor.large_print)
        self.large.setChecked(large)

    def _lay_out(self, _: Translator) -> None:
        self._page = page = QScrollArea(self)
        page.setWidget(self.image)
        page.setWidgetResizable(True)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choices = ScrolledColumn(self)
        self.image.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        side = choices.column
        side.setSpacing(scaled(6))
        side.setContentsMargins(0, 0, scaled(8), 0)
        for label, widget in (
            (_("Name on the slip"), self.name),
            (_("Language"), self.language),
            (_("Paper"), self.paper),
        ):
            side.addWidget(Words(label, "soft", self))
            side.addWidget(widget)
        side.addWidget(self.large)
        side.addWidget(self.state)
        side.addStretch(1)
        self.print = named(IconButton("printer", _("Print slip"), "primary", self), "preview-print")
        pdf = button(_("Save as PDF …"), "preview-pdf", parent=self)
        close = button(_("Close"), "preview-close", parent=self)
        for each, act in ((self.print, self._on_print), (pdf, self._on_pdf), (close, self.close)):
            each.clicked.connect(act)
            side.addWidget(each)
        whole = QHBoxLayout(self)
        whole.addWidget(page, 1)
        whole.addWidget(choices)
        choices.setFixedWidth(scaled(170))
        room = self.screen().availableGeometry().size() - QSize(40, 80)
        self.resize(QSize(scaled(760), scaled(640)).boundedTo(room))

    @property
    def wishes(self) -> SlipWishes:
        """How the slip is wished now."""
        return SlipWishes(
            for_name=self.name.currentData(), language=self.language.currentData(), large_print=self.large.isChecked()
        )

    @property
    def wished_paper(self) -> Paper | None:
        """The paper that is wished now; None for what the station's printer has in it."""
        kept = self.paper.currentData()
        return Paper(kept) if kept is not None and kept != self._loaded else None

    def _ask(self) -> None:
        self.state.say(self._("Laying it out …"))
        self._drawing.drop()
        preview = partial(self._print_slip.preview, self._visit_id, self.wishes, self._actor)
        self._composing.ask(partial(_compose, preview, self._printers, self._actor, self.wished_paper))

    @Slot()
    def _on_chosen(self) -> None:
        self.wished.emit(self.wishes, self.wished_paper)
        self._ask()

    @Slot(object)
    def _show_composed(self, composed: _Composed) -> None:
        self._loaded, self._drawn_on = composed.loaded, composed.paper
        blocked = QSignalBlocker(self.paper)
        self.paper.setCurrentIndex(self.paper.findData(composed.paper))
        blocked.unblock()
        self._drawing.ask(partial(self._render, composed.slip, composed.paper))

    @Slot(object)
    def _show_page(self, page: bytes) -> None:
        drawn = QPixmap()
        if not drawn.loadFromData(page):
            self.state.say(self._("The preview cannot be shown. Printing works all the same."))
            return
        self.state.say("")
        self._drawn = drawn
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole width of the page in view."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._drawn.isNull():
            return
        ratio = self.devicePixelRatio()
        share = min(1.0, _MILLIMETRES[self._drawn_on] / _MILLIMETRES[_WHOLE_WIDTH])
        width = int(min(scaled(460) * share, self._page.viewport().width()) * ratio)
        fitted = self._drawn.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        self.image.setPixmap(fitted)

    @Slot(object)
    def _show_problem(self, error: object) -> None:
        self.state.say(sentence_for(error, self._))

    @Slot()
    def _on_print(self) -> None:
        self.wished.emit(self.wishes, self.wished_paper)
        self.print_wanted.emit()
        self.close()

    @Slot()
    def _on_pdf(self) -> None:
        self.wished.emit(self.wishes, self.wished_paper)
        self.pdf_wanted.emit()


def _compose(preview: Callable[[], Slip], printers: ChoosePrinters, actor: Actor, wished: Paper | None) -> _Composed:
    loaded = printers.of(actor.office_id, actor.station_id).default.paper
    return _Composed(slip=preview(), paper=wished or loaded, loaded=loaded)
