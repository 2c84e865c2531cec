# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts that the touch screen's pages are put together from; each is large enough for any finger."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QWidget,
)

from kiosk.ui.self_service.breakable import LongWords
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import TOUCH_LOOK, Look, icon, set_role
from kiosk.ui.widgets import named

_LEAST_STEP = 2
_IN_TWO_LINES = 0.6
"""The share of a text's length that each of its two lines needs at most, as a rule."""
_LARGER = 1.5
_LEAST_PAD = 6
_CHANGES_SIZE = {QEvent.Type.FontChange, QEvent.Type.StyleChange}
_MIRRORED = {"arrow-left": "arrow-right", "arrow-right": "arrow-left"}


class Question(LongWords):
    """The one question of a page."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "touch-question", parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class _Pressable(QAbstractButton):
    """A button that is reached by Tab, and pressed by Enter as by Space."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it once, however long Enter is held."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


@dataclass(slots=True)
class _Measured:
    """What a button needs for its words in its font, measured once: a layout asks for it hundreds of times a page."""

    least: QSize | None = None
    wished: QSize | None = None
    heights: dict[int, int] = field(default_factory=dict)
    fonts: dict[int, QFont] = field(default_factory=dict)
    bounds: dict[tuple[int, int], QSize] = field(default_factory=dict)
    """By the size of the type and the width."""


class TouchButton(_Pressable):
    """A button of at least a target's height: an icon and words, which wrap and shrink until they fit.

    Roles: primary, secondary, quiet, help (to talk to someone), key, key-primary, tile, language, language-chosen.
    With `stacked` the icon stands above the words; `large` ones begin at the side, in larger type, where there is room.
    The words never shrink below the usual size of running text before they wrap, and are never cut off by the button:
    it grows instead.
    """

    def __init__(
        self,
        stage: Stage,
        text: str,
        object_name: str,
        *,
        icon_name: str = "",
        role: str = "secondary",
        stacked: bool = False,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.stage = stage
        self._role, self._icon_name, self._stacked, self._large = role, icon_name, stacked, large
        self._usual = stage.measures.usual_body
        self._measured = _Measured()
        self.setText(text)
        named(self, object_name, text)
        set_role(self, f"touch-{role}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(stage.measures.target)

    def say(self, words: str, icon_name: str) -> None:
        """Say something else, with another icon."""
        if (words, icon_name) == (self.text(), self._icon_name):
            return
        self._icon_name = icon_name
        self.setText(words)
        self.setAccessibleName(words)
        self._measured = _Measured()
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() in _CHANGES_SIZE:
            self._measured = _Measured()

    def minimumSizeHint(self) -> QSize:
        """As wide as two lines at the usual size need, and the longest word."""
        if self._measured.least is None:
            self._measured.least = self._least()
        return self._measured.least

    def _least(self) -> QSize:
        metrics = QFontMetrics(self._font(self._usual))
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        half = round(metrics.horizontalAdvance(self.text()) * _IN_TWO_LINES)
        width = max(self.stage.measures.target, max(longest, half) + 4 + self._beside(self._usual) + 2 * self._pad())
        return QSize(width, self.stage.measures.target)

    def sizeHint(self) -> QSize:
        """All words on one line at the size of running text."""
        if self._measured.wished is None:
            self._measured.wished = self._wished()
        return self._measured.wished

    def _wished(self) -> QSize:
        most = self._most_pixels()
        words = self._bounds(self._font(most), 100_000).width()
        width = words + self._beside(most) + 2 * self._pad() + 8
        return QSize(max(width, self.stage.measures.target), self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words need at the usual size, and a target at least."""
        known = self._measured.heights.get(width)
        if known is None:
            known = self._measured.heights[width] = self._height(width)
        return known

    def _height(self, width: int) -> int:
        words = self._bounds(self._font(self._usual), self._words_width(width, self._usual)).height()
        return max(self.stage.measures.target, words + self._above(self._usual) + self._pad())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw surface, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOption()
        option.initFrom(self)
        if self.isDown():
            option.state |= QStyle.StateFlag.State_Sunken
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self._paint_content(painter)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        font = self._shown_font()
        spot, words = self._stack(font) if self._stacked else self._line_up(font)
        if self._icon_name:
            icon(self._shown_icon(), self._icon_ink(), spot.height()).paint(painter, spot)
        painter.setFont(font)
        painter.setPen(self.ink())
        across = self._beginning() if self._large else Qt.AlignmentFlag.AlignHCenter
        wrap = int(across | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(words, wrap, self.text())

    def _stack(self, font: QFont) -> tuple[QRect, QRect]:
        """Put the icon above the words, in the middle; large ones stand low, at the side where reading begins."""
        pixels = font.pixelSize()
        room = self.rect().adjusted(self._pad(), 0, -self._pad(), 0)
        words = self._bounds(font, self._words_width(self.width(), pixels)).height()
        free = max(0, self.height() - words - self._above(pixels))
        top = max(free // 2, free - self._pad()) if self._large else free // 2
        side = self._icon_side(pixels)
        across = Qt.AlignmentFlag.AlignLeft if self._large else Qt.AlignmentFlag.AlignHCenter
        line = QRect(room.left(), top, room.width(), side)
        spot = QStyle.alignedRect(self.layoutDirection(), across, QSize(side, side), line)
        return spot, QRect(room.left(), top + self._above(pixels), room.width(), words)

    def _line_up(self, font: QFont) -> tuple[QRect, QRect]:
        """Put the icon before the words, both in the middle."""
        side, beside = self._icon_side(font.pixelSize()), self._beside(font.pixelSize())
        wide = self._bounds(font, self._words_width(self.width(), font.pixelSize())).width()
        left = self._pad() if self._large else max(self._pad(), (self.width() - wide - beside) // 2)
        spot = QRect(left, (self.height() - side) // 2, side, side)
        words = QRect(left + beside, 0, wide + 2, self.height())
        direction = self.layoutDirection()
        return QStyle.visualRect(direction, self.rect(), spot), QStyle.visualRect(direction, self.rect(), words)

    def ink(self) -> str:
        """The colour of icon and words."""
        return _ink_of(self._role, self.stage.look)

    def _icon_ink(self) -> str:
        """The icon of a large primary button is amber where that stands out."""
        look = self.stage.look
        return look.sun if self._large and self._role == "primary" and look == TOUCH_LOOK else self.ink()

    def _shown_icon(self) -> str:
        """Arrows point the way that one reads."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return _MIRRORED.get(self._icon_name, self._icon_name) if mirrored else self._icon_name

    def _shown_font(self) -> QFont:
        return self._font(self.fitting_pixels())

    def fitting_pixels(self) -> int:
        """Return the largest type, up to that of running text, at which all words fit."""
        pixels = self._most_pixels()
        while pixels > self._usual:
            width = self._words_width(self.width(), pixels)
            bounds = self._bounds(self._font(pixels), width)
            if bounds.width() <= width and bounds.height() + self._above(pixels) + self._pad() <= self.height():
                break
            pixels -= _LEAST_STEP
        return max(pixels, self._usual)

    def _most_pixels(self) -> int:
        return round(self.stage.measures.body * (_LARGER if self._large else 1))

    def _beginning(self) -> Qt.AlignmentFlag:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft

    def _font(self, pixels: int) -> QFont:
        known = self._measured.fonts.get(pixels)
        if known is None:
            known = self._measured.fonts[pixels] = QFont(self.font())
            known.setPixelSize(pixels)
            known.setWeight(QFont.Weight.DemiBold)
        return known

    def _bounds(self, font: QFont, width: int) -> QSize:
        asked = (font.pixelSize(), width)
        known = self._measured.bounds.get(asked)
        if known is None:
            room = QRect(0, 0, max(width, 1), 10_000)
            known = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text()).size()
            self._measured.bounds[asked] = known
        return known

    def _words_width(self, width: int, pixels: int) -> int:
        return width - self._beside(pixels) - 2 * self._pad()

    def _pad(self) -> int:
        measures = self.stage.measures
        if self._large:
            return measures.target // 2
        return max(_LEAST_PAD, measures.target // (8 if self._stacked or measures.is_low else 5))

    def _icon_side(self, pixels: int) -> int:
        """The icon grows with the words; `pixels` is their size."""
        above = 1.1 if self.stage.measures.is_low else 1.7
        return round(pixels * (above if self._stacked else 1.1)) if self._icon_name else 0

    def _beside(self, pixels: int) -> int:
        return self._icon_side(pixels) + self._pad() // 2 if self._icon_name and not self._stacked else 0

    def _above(self, pixels: int) -> int:
        return self._icon_side(pixels) + self._pad() // 2 if self._icon_name and self._stacked else 0


class TouchCard(QFrame):
    """A white surface that is chosen by a touch, Space or Enter; put labels into it with a layout of your own."""

    chosen = Signal()

    def __init__(self, stage: Stage, object_name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, accessible_name)
        set_role(self, "touch-card")
        self.setMinimumHeight(stage.measures.target)
        self.button = _Cover(accessible_name, object_name, self)
        self.button.clicked.connect(self.chosen)

    def resizeEvent(self, event: object) -> None:
        """Keep the whole surface touchable."""
        del event
        self.button.setGeometry(self.rect())
        self.button.raise_()


class _Cover(_Pressable):
    """The invisible button that lies over a card, with its focus ring."""

    def __init__(self, accessible_name: str, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, f"{object_name}-choose", accessible_name)
        set_role(self, "touch-cover")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw only the ring."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()


def _ink_of(role: str, look: Look) -> str:
    match role:
        case "primary" | "key-primary" | "language-chosen":
            return look.card
        case "tile" | "quiet":
            return look.teal_dark
        case _:
            return look.ink
