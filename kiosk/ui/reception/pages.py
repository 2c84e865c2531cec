# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the window: what each is called in the sidebar, and what the window asks of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator


class Page(StrEnum):
    """The pages, in the order of the sidebar and of Ctrl+1 onwards."""

    FRONT_DESK = "front-desk"
    FOLLOW_THROUGH = "follow-through"
    CALL_BACKS = "call-backs"
    DIRECTORY = "directory"
    SLIPS = "slips"
    REPORTS = "reports"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How a page is called in the sidebar: an icon by its name, and words."""

    icon: str
    words: str


def page_label(page: Page, translate: Translator) -> PageLabel:
    """Name a page."""
    _ = translate
    match page:
        case Page.FRONT_DESK:
            return PageLabel("users", _("Front desk"))
        case Page.FOLLOW_THROUGH:
            return PageLabel("list-checks", _("Follow-through"))
        case Page.CALL_BACKS:
            return PageLabel("phone-call", _("Call back"))
        case Page.DIRECTORY:
            return PageLabel("book-open", _("Directory"))
        case Page.SLIPS:
            return PageLabel("printer", _("Slips"))
        case Page.REPORTS:
            return PageLabel("chart-column", _("Reports"))
        case Page.SETTINGS:
            return PageLabel("settings", _("Settings"))


def _nothing(*_told: object) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """One page as the window sees it: the window tells every page the same things and hears the same of each."""

    widget: QWidget
    focus_first: Callable[[], None]
    """The page was opened: put the cursor where work on it begins."""
    sign_out: Callable[[], None]
    """Leave nothing of anybody on the page."""
    sign_in: Callable[[Actor, Staff], None] = _nothing
    others_changed: Callable[[], None] = _nothing
    """Something was saved, here or at another desk, while the page is open."""
    problem: SignalInstance
    """A sentence about what went wrong."""
    notice: SignalInstance | None = None
    """A sentence about what went well."""
    counts: bool = False
    """Whether it has a badge in the sidebar, so that it is told of what others saved also while it is not open."""
