# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting for rows of long lists: the same words, chips and colours as the widgets have."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from kiosk.ui.theme import FONT_FAMILY, LOOK, scaled

CHIP_COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "chip": (LOOK.mist, LOOK.teal_dark),
        "chip-waiting": (LOOK.sun_light, LOOK.sun_dark),
        "chip-due": (LOOK.rust_light, LOOK.rust),
        "chip-settled": (LOOK.leaf_light, LOOK.leaf),
    }
)
"""Background and text of each role of chip; any other role is quiet."""
_QUIET = (LOOK.sand, LOOK.soft)

_AT_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CHIP_PIXELS = 13


def text_font(pixels: float, *, strong: bool = False) -> QFont:
    """The font of a painted line, sized as at the normal text size."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(scaled(pixels))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def line_height(pixels: float) -> int:
    """How tall a line of this size is."""
    return QFontMetrics(text_font(pixels)).height()


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a painted line looks. `at_end` puts it where a line of the language ends."""

    pixels: float
    colour: str = LOOK.ink
    strong: bool = False
    at_end: bool = False


def draw_line(painter: QPainter, place: QRect, text: str, style: LineStyle) -> int:
    """Draw one line, ended with "…" where there is no room; returns its width. Sides follow the painter's direction."""
    painter.setFont(text_font(style.pixels, strong=style.strong))
    painter.setPen(QColor(style.colour))
    one_line = " ".join(text.split())
    shown = painter.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, place.width())
    direction = painter.layoutDirection()
    side = QStyle.visualAlignment(
        direction, Qt.AlignmentFlag.AlignRight if style.at_end else Qt.AlignmentFlag.AlignLeft
    )
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the words' own script orders the line
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), shown)
    painter.setLayoutDirection(direction)
    return painter.fontMetrics().horizontalAdvance(shown)


def chip_size(text: str) -> QSize:
    """How much room a chip needs."""
    metrics = QFontMetrics(text_font(CHIP_PIXELS, strong=True))
    return QSize(metrics.horizontalAdvance(text) + scaled(20), metrics.height() + scaled(7))


def draw_chip(painter: QPainter, place: QRect, text: str, role: str) -> None:
    """Draw a chip at the start of a place, in the middle of its height, no wider than it."""
    background, colour = CHIP_COLOURS.get(role, _QUIET)
    size = chip_size(text).boundedTo(QSize(place.width(), place.height()))
    chip = QStyle.alignedRect(painter.layoutDirection(), _AT_START, size, place)
    painter.setPen(QColor(LOOK.card))  # unseen on white, and an edge where the row is tinted
    painter.setBrush(QColor(background))
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), chip.height() / 2, chip.height() / 2)
    inside = chip.adjusted(scaled(10), 0, -scaled(10) + 1, 0)
    draw_line(painter, inside, text, LineStyle(CHIP_PIXELS, colour, strong=True))


def draw_row_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what a row of a list lies on, with an edge where reading begins for the one that is chosen."""
    rect: QRect = option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(rect, QColor(LOOK.mist if selected else LOOK.paper if hovered else LOOK.card))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(LOOK.line))
    if selected:
        edge = QRect(rect.left(), rect.top(), 4, rect.height() - 1)
        painter.fillRect(QStyle.visualRect(option.direction, rect, edge), QColor(LOOK.teal))
