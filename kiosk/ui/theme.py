# SPDX-License-Identifier: GPL-3.0-or-later
"""How it looks: colours, type, icons and the style sheet, at any text size."""

import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

FONT_FAMILY = "Atkinson Hyperlegible Next"
BODY_PIXELS = 15
LEAST_SCALE, MOST_SCALE = 0.8, 3.0

_DEVICE_RATIOS = (1.0, 1.5, 2.0, 3.0)
_ICONS_KEPT = 128
_DIRECTIONAL = frozenset({"arrow-left", "arrow-right", "chevron-left", "chevron-right", "log-in", "log-out", "undo-2"})
_COLOUR_IN_SHEET = re.compile(r"@([a-z][a-z-]*)")
_LENGTH_IN_SHEET = re.compile(r"\b(\d+)sp\b")


@dataclass(frozen=True, slots=True)
class Look:
    """The colours. Text on its own background always has a contrast of 4.5:1 at least, 7:1 for what matters."""

    paper: str = "#FAF7F2"
    card: str = "#FFFFFF"
    line: str = "#E2DCD1"
    sand: str = "#F3EEE5"
    ink: str = "#17262B"
    soft: str = "#4A5B60"
    teal: str = "#0B5D5E"
    teal_dark: str = "#084546"
    mist: str = "#E4F0EE"
    sun: str = "#F2B544"
    sun_light: str = "#FDF1D8"
    sun_dark: str = "#654400"
    rust: str = "#A63A2B"
    rust_light: str = "#FBE9E4"
    leaf: str = "#2F6B3A"
    leaf_light: str = "#E6F2E6"


LOOK = Look()

TOUCH_LOOK = Look(soft="#45565B")
"""For public touch screens, where every text has a contrast of 7:1."""

DARK_LOOK = Look(
    paper="#000000",
    card="#101416",
    line="#8A979B",
    sand="#1B2124",
    ink="#FFFFFF",
    soft="#D5DEE0",
    teal="#7FE3DD",
    teal_dark="#B5F1EC",
    mist="#12383A",
    sun="#FFD24D",
    sun_light="#3A2E00",
    sun_dark="#FFE08A",
    rust="#FF9C8A",
    rust_light="#3D1109",
    leaf="#8CE29A",
    leaf_light="#0E2E14",
)
"""High contrast for the touch screen. What is light on LOOK is dark here, so that each name keeps its use."""


def load_fonts(app: QApplication) -> None:
    """Load the bundled fonts and make them the application's, with Latin figures and other scripts from the system."""
    folder = files("kiosk.resources") / "fonts"
    for entry in folder.iterdir():
        if entry.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(QByteArray(entry.read_bytes()))
    app.setFont(body_font(1.0))


def body_font(scale: float) -> QFont:
    """The font of running text at a text size."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(round(BODY_PIXELS * scale))
    return font


def text_scale() -> float:
    """Tell the text size in use, 1.0 for the normal one: it is the application's font that carries it."""
    return max(QApplication.font().pixelSize(), 1) / BODY_PIXELS


def scaled(pixels: float) -> int:
    """Turn a length at the normal text size into pixels at the one in use."""
    return round(pixels * text_scale())


def apply(app: QApplication, scale: float = 1.0) -> None:
    """Dress the whole application: fonts, palette and style sheet. Call it before the first window is made."""
    bounded = min(max(scale, LEAST_SCALE), MOST_SCALE)
    app.setStyle("Fusion")
    load_fonts(app)
    app.setFont(body_font(bounded))
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(bounded))


def style_sheet(scale: float, name: str = "onward", look: Look = LOOK) -> str:
    """Fill a sheet: `@teal` is a colour of the look, `15sp` a length that grows with the text."""
    source = (files("kiosk.resources") / "qss" / f"{name}.qss").read_text(encoding="utf-8")
    colours = {name.replace("_", "-"): colour for name, colour in asdict(look).items()}
    coloured = _COLOUR_IN_SHEET.sub(lambda found: colours[found[1]], source)
    return _LENGTH_IN_SHEET.sub(lambda found: f"{round(int(found[1]) * scale)}px", coloured)


def icon(name: str, colour: str = LOOK.ink, size: int = 20, gap: int = 0) -> QIcon:
    """Draw a bundled icon in a colour, sharp on every screen; `size` is in pixels at a device ratio of 1.

    `gap` is empty room after it, for buttons, which set their words very near. Icons that point somewhere are
    mirrored where the layout is. Raises FileNotFoundError for an unknown name.
    """
    rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return QIcon(_drawn(name, colour, size, gap, rtl=rtl))


@lru_cache(maxsize=_ICONS_KEPT)
def _drawn(name: str, colour: str, size: int, gap: int, *, rtl: bool) -> QIcon:
    """Draw an icon once: whatever is painted asks for its icon each time."""
    source = (files("kiosk.resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    place = QRectF(gap if rtl else 0, 0, size, size)
    drawn = QIcon()
    for ratio in _DEVICE_RATIOS:
        pixmap = _empty_pixmap(QSize(size + gap, size), ratio)
        painter = QPainter(pixmap)
        if rtl and name in _DIRECTIONAL:
            painter.translate(place.left() + place.right(), 0)
            painter.scale(-1, 1)
        renderer.render(painter, place)
        painter.end()
        drawn.addPixmap(pixmap)
    return drawn


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the style sheet's roles, and let it show at once."""
    widget.setProperty("role", role)
    repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a changed property."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _empty_pixmap(size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _palette() -> QPalette:
    palette = QPalette()
    chosen = {
        QPalette.ColorRole.Window: LOOK.paper,
        QPalette.ColorRole.WindowText: LOOK.ink,
        QPalette.ColorRole.Base: LOOK.card,
        QPalette.ColorRole.AlternateBase: LOOK.sand,
        QPalette.ColorRole.Text: LOOK.ink,
        QPalette.ColorRole.PlaceholderText: LOOK.soft,
        QPalette.ColorRole.Button: LOOK.card,
        QPalette.ColorRole.ButtonText: LOOK.ink,
        QPalette.ColorRole.Highlight: LOOK.teal,
        QPalette.ColorRole.HighlightedText: LOOK.card,
        QPalette.ColorRole.ToolTipBase: LOOK.card,
        QPalette.ColorRole.ToolTipText: LOOK.ink,
        QPalette.ColorRole.Link: LOOK.teal,
    }
    for role, colour in chosen.items():
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(LOOK.soft))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(LOOK.soft))
    return palette
