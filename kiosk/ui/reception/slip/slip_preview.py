# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the slip before it prints, and saying how the visitor wants it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QScrollArea, QWidget

from kiosk.desk.make_slip import NO_NAME, SlipWishes
from kiosk.desk.print_slip import PrintSlip
from kiosk.domain.slip import Paper, Slip
from kiosk.domain.staff import Actor
from kiosk.domain.visitor import Visitor
from kiosk.messages import Translator, shipped_languages
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.errand import Errand
from kiosk.ui.reception.rows import Choice, Saying, button
from kiosk.ui.tasks import Worker
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, ScrolledColumn, Words, named

Preview = Callable[[Slip, Paper], bytes]
"""Renders the page that would print, as PNG."""


class SlipPreview(QDialog):
    """The page that would print, and how it is wished. It lies beside the desk's work, not in its way."""

    wished = Signal(object, object)
    """SlipWishes and Paper, as they are chosen now."""
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(
        self,
        *,
        print_slip: PrintSlip,
        render: Preview,
        worker: Worker,
        translate: Translator,
        visit_id: UUID,
        visitor: Visitor | None,
        actor: Actor,
        wishes: SlipWishes,
        paper: Paper,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._print_slip, self._render = print_slip, render
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
        self._drawn = QPixmap()
        self._fill(visitor, wishes, paper)
        self._lay_out(_)
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self._show_page)
        self._errand.failed.connect(self._show_problem)
        for box in (self.name, self.language, self.paper):
            box.currentIndexChanged.connect(self._on_chosen)
        self.large.toggled.connect(self._on_chosen)
        self._ask()

    def _fill(self, visitor: Visitor | None, wishes: SlipWishes, paper: Paper) -> None:
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
            self.paper.addItem(each_paper.value.upper() if len(each_paper.value) < 3 else each_paper.value, each_paper)
        self.paper.setCurrentIndex(list(Paper).index(paper))
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

    def _ask(self) -> None:
        self.state.say(self._("Laying it out …"))
        self._errand.ask(
            partial(
                _page,
                self._print_slip,
                self._render,
                self._visit_id,
                self.wishes,
                self.paper.currentData(),
                self._actor,
            )
        )

    @Slot()
    def _on_chosen(self) -> None:
        self.wished.emit(self.wishes, self.paper.currentData())
        self._ask()

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
        width = int(min(scaled(460), self._page.viewport().width()) * ratio)
        fitted = self._drawn.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        self.image.setPixmap(fitted)

    @Slot(object)
    def _show_problem(self, error: object) -> None:
        self.state.say(sentence_for(error, self._))

    @Slot()
    def _on_print(self) -> None:
        self.wished.emit(self.wishes, self.paper.currentData())
        self.print_wanted.emit()
        self.close()

    @Slot()
    def _on_pdf(self) -> None:
        self.wished.emit(self.wishes, self.paper.currentData())
        self.pdf_wanted.emit()


def _page(
    print_slip: PrintSlip, render: Preview, visit_id: UUID, wishes: SlipWishes, paper: Paper, actor: Actor
) -> bytes:
    return render(print_slip.preview(visit_id, wishes, actor), paper)
