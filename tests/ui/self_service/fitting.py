# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether every text on the touch screen fits where it stands."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

_HAIR = 2
_CHINESE = "\u3000-\u9fff\uff00-\uffef"


def what_does_not_fit(window: QWidget) -> list[str]:
    """List labels whose text is cut, and whatever reaches out of the window or lies on something else."""
    return [
        *(f"cut: {_called(label)}" for label in _seen(window, QLabel) if _is_cut(label)),
        *(f"outside: {_called(w)}" for w in _seen(window, QAbstractButton) if _reaches_out(w, window)),
        *_overlaps(window),
    ]


def _seen(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible() and not widget.size().isEmpty()]


def _is_cut(label: QWidget) -> bool:
    if not isinstance(label, QLabel) or not label.text() or not label.pixmap().isNull():
        return False
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        longest = max(label.fontMetrics().horizontalAdvance(word) for word in _words(label.text()))
        return needed > label.height() + _HAIR or longest > label.contentsRect().width() + _HAIR
    return label.sizeHint().width() > label.width() + _HAIR or label.sizeHint().height() > label.height() + _HAIR


def _words(text: str) -> list[str]:
    """What a line cannot be broken within; Chinese may be broken anywhere."""
    return re.findall(f"[{_CHINESE}]|[^\\s{_CHINESE}]+", text) or [""]


def _reaches_out(widget: QWidget, window: QWidget) -> bool:
    """Tell whether a button cannot be touched as a whole, though nothing around it scrolls."""
    where = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return not window.rect().contains(where) and _scroller(widget) is None


def _scroller(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent if isinstance(parent, QScrollArea) else None


def _overlaps(window: QWidget) -> Iterator[str]:
    buttons = [(b, QRect(b.mapTo(window, QPoint(0, 0)), b.size())) for b in _seen(window, QAbstractButton)]
    for index, (one, where) in enumerate(buttons):
        for other, there in buttons[index + 1 :]:
            shared = where.intersected(there)
            apart = one.isAncestorOf(other) or other.isAncestorOf(one) or _scroller(one) is not _scroller(other)
            if not apart and shared.width() > _HAIR and shared.height() > _HAIR:
                yield f"overlap: {_called(one)} and {_called(other)}"


def _called(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or getattr(widget, "text", str)() or type(widget).__name__
