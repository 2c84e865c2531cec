# SPDX-License-Identifier: GPL-3.0-or-later
"""What the touch screen shows while nobody stands there. It moves now and then, so that nothing burns in."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.messages import Translator, translator
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import icon
from kiosk.ui.widgets import named

TURN_MILLISECONDS = 25_000

_PLACES = ((50, 45), (10, 15), (90, 70), (85, 10), (15, 85))
"""Where the words stand in turn: hundredths of the free room from the left and from the top."""

_WRAPPED = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
_ICON_OF_TYPE = 1.6


class IdleScreen(QAbstractButton):
    """One button as large as the screen: any touch or key is `touched`. It invites in each of `languages` in turn."""

    touched = Signal()

    def __init__(
        self,
        stage: Stage,
        office: str,
        languages: Sequence[str],
        parent: QWidget | None = None,
        *,
        turn_milliseconds: int = TURN_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._stage, self._office, self._languages = stage, office, languages
        self._turns = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        named(self, "idle-screen", self._invitation)
        self.clicked.connect(self.touched)
        self._turning = QTimer(self)
        self._turning.setInterval(turn_milliseconds)
        self._turning.timeout.connect(self._on_turn)
        self._turning.start()

    def sizeHint(self) -> QSize:
        """The whole screen."""
        return self._stage.measures.room

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Begin as soon as somebody touches it."""
        self.touched.emit()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Begin with any key."""
        self.touched.emit()

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Let Tab be a key like any other."""
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a hand, the invitation and the office's name, centred upon one another, where it is their turn."""
        look, measures = self._stage.look, self._stage.measures
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.paper))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._translate.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        invitation, office = self._font(measures.welcome), self._font(measures.body)
        side = round(measures.welcome * _ICON_OF_TYPE)
        words = self._bounds(invitation, self._invitation)
        name = self._bounds(office, self._office)
        width = max(side, words.width(), name.width())
        height = side + words.height() + name.height() + 2 * measures.gap
        spot = self._corner(QSize(width, height))
        icon("hand-helping", look.teal, side).paint(
            painter, QRect(spot.x() + (width - side) // 2, spot.y(), side, side)
        )
        below = spot.y() + side + measures.gap
        _write(painter, invitation, look.ink, QRect(spot.x(), below, width, words.height()), self._invitation)
        below += words.height() + measures.gap
        _write(painter, office, look.soft, QRect(spot.x(), below, width, name.height()), self._office)
        painter.end()

    @property
    def _translate(self) -> Translator:
        return translator(self._languages[self._turns % len(self._languages)])

    @property
    def _invitation(self) -> str:
        _ = self._translate
        return _("Touch here to begin")

    @Slot()
    def _on_turn(self) -> None:
        self._turns += 1
        self.setAccessibleName(self._invitation)
        self.update()

    def _corner(self, block: QSize) -> QPoint:
        across, down = _PLACES[self._turns % len(_PLACES)]
        margin = self._stage.measures.margin
        free = self.size() - block - QSize(2 * margin, 2 * margin)
        return QPoint(margin + max(0, free.width()) * across // 100, margin + max(0, free.height()) * down // 100)

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.Bold)
        return font

    def _bounds(self, font: QFont, text: str) -> QRect:
        most = QRect(0, 0, max(1, self.width() - 2 * self._stage.measures.margin), self.height())
        return QFontMetrics(font).boundingRect(most, _WRAPPED, text)


def _write(painter: QPainter, font: QFont, colour: str, room: QRect, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, _WRAPPED, text)
