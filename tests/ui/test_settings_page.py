# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings: printers are found, chosen for each screen, tested and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.domain.ids import new_id
from kiosk.domain.office import Station, StationKind
from kiosk.domain.printer import FoundPrinter, PrinterChoice, PrinterKind, ReceiptModel, StationPrinters
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.staff import Staff
from kiosk.messages import translator
from kiosk.ui import theme
from kiosk.ui.reception.settings.printer_tools import PrinterTools
from kiosk.ui.reception.settings.settings_page import SettingsPage
from kiosk.ui.reception.settings.targets import has_own_letters, model_of, place_of, typed_target
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice

Found = TypeVar("Found", bound=QObject)
Key = Qt.Key

LASER = FoundPrinter(
    target="printer:laser",
    name="Laser by the window",
    kind=PrinterKind.QUEUE,
    detail="Front office",
    is_default=True,
    papers=(Paper.LETTER, Paper.A5),
)
EMPTY = FoundPrinter(target="printer:ipp://192.0.2.44/ipp/print", name="Copier", kind=PrinterKind.IPP, trouble="empty")
RECEIPTS = FoundPrinter(
    target="escpos:192.0.2.7:9100", name="TM-m30", kind=PrinterKind.RECEIPT_NETWORK, detail="192.0.2.7:9100"
)
SERIAL = FoundPrinter(target="escpos-serial:/dev/ttyUSB0", name="Serial port", kind=PrinterKind.RECEIPT_SERIAL)
MODELS = (
    ReceiptModel(name="generic-80", title="Other, 80 mm paper", paper=Paper.RECEIPT_80),
    ReceiptModel(name="generic-58", title="Other, 58 mm paper", paper=Paper.RECEIPT_58),
    ReceiptModel(name="tall", title="Tall and narrow", paper=Paper.RECEIPT_80),
)
BY_LASER = PrinterChoice(target="printer:laser", paper=Paper.A5, name="Laser by the window")
BY_RECEIPTS = PrinterChoice(target="escpos:192.0.2.7:9100?profile=tall", paper=Paper.RECEIPT_80, name="TM-m30")


@dataclass
class FakePrinters:
    """The printers of an office, and what becomes of test slips.

    `reasons` are what they say when they are asked themselves; `held` keeps the search waiting until it is set.
    """

    found: Sequence[FoundPrinter] = (LASER, EMPTY, RECEIPTS, SERIAL)
    delivery: Delivery = field(default_factory=lambda: Delivery(state=SlipState.CONFIRMED))
    error: Exception | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    held: Event = field(default_factory=Event)
    tested: list[tuple[PrinterChoice, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.held.set()

    def find(self) -> Sequence[FoundPrinter]:
        assert self.held.wait(10)
        if self.error is not None:
            raise self.error
        return self.found

    def look_at(self, target: str) -> str:
        if self.error is not None:
            raise self.error
        return self.reasons.get(target, "")

    def check(self, target: str) -> str:
        return "" if "192.0.2." in target or "/dev/" in target else "That is no printer’s address."

    def test(self, choice: PrinterChoice, station: str) -> Delivery:
        self.tested.append((choice, station))
        if self.error is not None:
            raise self.error
        return self.delivery

    def say_problem(self, problem: str) -> str:
        return f"The printer is {problem}. Fill it."

    def tools(self) -> PrinterTools:
        return PrinterTools(
            find=self.find,
            look_at=self.look_at,
            check=self.check,
            models=MODELS,
            test=self.test,
            say_problem=self.say_problem,
        )


class AtSettings:
    """Somebody at the settings page: what they do, and what they read."""

    def __init__(self, qtbot: QtBot, office: FakeOffice, workers: Workers, printers: FakePrinters) -> None:
        self.qtbot, self.office, self.printers, self.workers = qtbot, office, printers, workers
        self.said: list[str] = []
        self.page = SettingsPage(
            choose_printers=office.desk.choose_printers,
            office=office.office,
            station=office.station,
            tools=printers.tools(),
            workers=workers,
            translate=translator("en"),
        )
        qtbot.addWidget(self.page)
        self.page.problem.connect(self.said.append)
        self.page.notice.connect(self.said.append)
        self.page.resize(1096, 820)
        self.page.show()

    def sign_in(self, staff: Staff | None = None) -> "AtSettings":
        staff = staff or self.office.dana
        self.page.sign_in(self.office.acting(staff), staff)
        self.page.focus_first()
        self.settle()
        return self

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.workers.database.is_idle and self.workers.printing.is_idle)
        if self.printers.held.is_set():
            self.qtbot.waitUntil(lambda: self.workers.looking.is_idle)

    def find(self, kind: type[Found], name: str, block: str = "settings-page") -> Found:
        root = self.page if block == "settings-page" else self.page.findChild(QWidget, block)
        assert root is not None
        found = root.findChild(kind, name)
        assert found is not None, f"nothing is called {name}"
        return found

    def reads(self, name: str, block: str = "settings-page") -> str:
        label = self.find(QLabel, name, block)
        return label.text().replace("\u200b", "") if label.isVisible() else ""

    def press(self, name: str, block: str = "settings-page") -> None:
        button = self.find(QPushButton, name, block)
        assert button.isVisible(), f"{name} cannot be seen"
        assert button.isEnabled(), f"{name} cannot be pressed"
        button.setFocus()
        self.qtbot.keyClick(button, Key.Key_Return)
        self.settle()

    def listed(self, block: str) -> list[str]:
        """What a screen reader says for each printer in the list."""
        rows = self.find(QListView, "printers-found", block)
        model = rows.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount() if rows.isVisible() else 0)]

    def choose(self, row: int, block: str) -> None:
        rows = self.find(QListView, "printers-found", block)
        rows.setFocus()
        self.qtbot.keyClick(rows, Key.Key_Home)
        for _ in range(row):
            self.qtbot.keyClick(rows, Key.Key_Down)
        self.qtbot.keyClick(rows, Key.Key_Space)

    def offered(self, name: str, block: str) -> list[str]:
        box = self.find(QComboBox, name, block)
        return [box.itemText(at) for at in range(box.count()) if box.itemText(at)] if box.isVisible() else []

    def pick(self, name: str, text: str, block: str = "settings-page") -> None:
        box = self.find(QComboBox, name, block)
        assert box.isVisible()
        box.setFocus()
        box.setCurrentIndex(box.findText(text))
        box.activated.emit(box.currentIndex())

    def types_address(self, block: str, kind: str, address: str, port: str = "9100") -> None:
        if not self.find(QLineEdit, "printer-address", block).isVisible():
            self.press("type-address", block)
        self.pick("printer-kind", kind, block)
        for name, text in (("printer-address", address), ("printer-port", port)):
            line = self.find(QLineEdit, name, block)
            if line.isVisible():
                line.clear()
                self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(self.find(QLineEdit, "printer-address", block), Key.Key_Return)
        self.settle()

    @property
    def others(self) -> list[str]:
        """The other screens, and what each of them prints on."""
        card = self.find(QWidget, "other-stations")
        return [label.text() for label in card.findChildren(QLabel)][1:]

    @property
    def kept(self) -> StationPrinters:
        return self.office.desk.choose_printers.of(self.office.office.id, self.office.station.id)


DEFAULT, FALLBACK = "default-printer", "fallback-printer"


@pytest.fixture
def printers() -> FakePrinters:
    return FakePrinters()


def keep(office: FakeOffice, default: PrinterChoice, fallback: PrinterChoice | None = None) -> None:
    both = StationPrinters(station_id=office.station.id, default=default, fallback=fallback)
    office.desk.choose_printers.choose(both, office.acting(office.sam))


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers, printers: FakePrinters) -> AtSettings:
    """Dana at the settings of a desk that prints on the laser printer, without a fallback."""
    keep(riverside, BY_LASER)
    return AtSettings(qtbot, riverside, workers, printers).sign_in()


def test_what_is_chosen_is_shown_with_how_it_is(dana: AtSettings) -> None:
    assert dana.reads("settings-about") == "What slips from Front desk are printed on"
    assert dana.reads("chosen-printer", DEFAULT) == "Laser by the window"
    assert dana.reads("chosen-where", DEFAULT) == "Set up on this computer · Front office"
    assert dana.reads("printer-state", DEFAULT) == "Ready"
    assert dana.reads("chosen-printer", FALLBACK) == "No fallback. Slips wait until the printer can print again."
    assert dana.reads("settings-state") == "Everything is saved."


def test_what_was_found_is_listed_with_kind_place_and_state(dana: AtSettings) -> None:
    assert dana.reads("printers-looked") == "4 printers found."
    assert dana.listed(DEFAULT) == [
        "Laser by the window · Default · Set up on this computer · Front office · Ready · chosen",
        "Copier · Printer on the network · Needs a look",
        "TM-m30 · Receipt printer on the network · 192.0.2.7:9100 · Found",
        "Serial port · Receipt printer, serial line · Port found",
    ]
    assert [row.split(" · ")[0] for row in dana.listed(FALLBACK)] == [
        "Laser by the window",
        "Copier",
        "TM-m30",
        "Serial port",
    ]


def test_a_printer_in_trouble_is_chosen_with_its_trouble_in_words(dana: AtSettings) -> None:
    dana.choose(1, DEFAULT)
    assert dana.reads("chosen-printer", DEFAULT) == "Copier"
    assert dana.reads("printer-trouble", DEFAULT) == "The printer is empty. Fill it."


def test_changes_are_seen_and_kept_only_when_they_are_saved(dana: AtSettings) -> None:
    dana.choose(1, DEFAULT)
    dana.choose(2, FALLBACK)
    assert (dana.reads("not-saved", DEFAULT), dana.reads("not-saved", FALLBACK)) == ("Not saved yet", "Not saved yet")
    assert dana.reads("settings-state") == "Changes are not saved yet."
    assert dana.kept.default == BY_LASER
    dana.press("save-printers")
    copier = PrinterChoice(target=EMPTY.target, paper=Paper.A5, name="Copier")
    receipts = PrinterChoice(target=RECEIPTS.target, paper=Paper.RECEIPT_80, name="TM-m30")
    assert (dana.kept.default, dana.kept.fallback) == (copier, receipts)
    assert dana.said == ["Saved. Slips from Front desk print there from now on."]
    assert (dana.reads("not-saved", DEFAULT), dana.reads("settings-state")) == ("", "Everything is saved.")


def test_changes_can_be_undone(dana: AtSettings) -> None:
    dana.choose(1, DEFAULT)
    dana.choose(2, FALLBACK)
    dana.press("undo-printers")
    assert dana.reads("chosen-printer", DEFAULT) == "Laser by the window"
    assert dana.reads("settings-state") == "Everything is saved."
    assert not dana.find(QPushButton, "undo-printers").isVisible()


def test_moving_through_the_list_chooses_nothing(dana: AtSettings) -> None:
    rows = dana.find(QListView, "printers-found", DEFAULT)
    rows.setFocus()
    dana.qtbot.keyClick(rows, Key.Key_Down)
    assert dana.reads("chosen-printer", DEFAULT) == "Laser by the window"
    dana.qtbot.keyClick(rows, Key.Key_Return)
    assert dana.reads("chosen-printer", DEFAULT) == "Copier"


def test_a_click_chooses(dana: AtSettings) -> None:
    rows = dana.find(QListView, "printers-found", FALLBACK)
    place = rows.visualRect(rows.model().index(2, 0)).center()
    dana.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dana.reads("chosen-printer", FALLBACK) == "TM-m30"


def test_the_fallback_can_be_cleared(riverside: FakeOffice, dana: AtSettings) -> None:
    keep(riverside, BY_LASER, BY_RECEIPTS)
    dana.page.others_changed()
    dana.settle()
    dana.press("no-printer", FALLBACK)
    dana.press("save-printers")
    assert dana.kept.fallback is None
    assert not dana.find(QPushButton, "no-printer", FALLBACK).isVisible()
    assert not dana.find(QPushButton, "no-printer", DEFAULT).isVisible()


def test_one_printer_twice_is_refused_with_a_sentence(dana: AtSettings) -> None:
    dana.choose(0, FALLBACK)
    assert dana.reads("settings-state") == (
        "The printer and its fallback are the same. Choose another fallback, or none."
    )
    assert not dana.find(QPushButton, "save-printers").isEnabled()
    dana.choose(2, FALLBACK)
    dana.press("save-printers")
    assert dana.kept.fallback is not None


def test_the_default_printer_by_its_own_name_is_the_same_printer(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, printers: FakePrinters
) -> None:
    at_desk = AtSettings(qtbot, riverside, workers, printers).sign_in()
    assert at_desk.reads("chosen-printer", DEFAULT) == "This computer’s default printer"
    assert at_desk.reads("printer-state", DEFAULT) == "Ready"
    assert at_desk.reads("settings-note") == "Nobody has chosen for this screen yet. Until then it prints as shown."
    at_desk.choose(0, FALLBACK)
    assert not at_desk.find(QPushButton, "save-printers").isEnabled()


def test_the_papers_a_printer_takes_come_first(dana: AtSettings) -> None:
    assert dana.offered("printer-paper", DEFAULT) == ["US Letter", "A5", "A4", "80 mm roll", "58 mm roll"]
    dana.pick("printer-paper", "US Letter", DEFAULT)
    dana.press("save-printers")
    assert dana.kept.default.paper is Paper.LETTER


def test_scrolling_over_a_box_changes_nothing(dana: AtSettings) -> None:
    box = dana.find(QComboBox, "printer-paper", DEFAULT)
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by its place alone
    )
    QApplication.sendEvent(box, turn)
    assert (box.currentText(), dana.reads("settings-state")) == ("A5", "Everything is saved.")


def test_a_receipt_printer_has_a_model_and_rolls(dana: AtSettings) -> None:
    assert dana.offered("printer-model", DEFAULT) == []
    dana.choose(2, DEFAULT)
    assert dana.offered("printer-model", DEFAULT) == [model.title for model in MODELS]
    assert dana.offered("printer-paper", DEFAULT) == ["80 mm roll", "58 mm roll"]
    dana.pick("printer-model", "Other, 58 mm paper", DEFAULT)
    assert dana.offered("printer-paper", DEFAULT) == ["58 mm roll"]
    dana.press("save-printers")
    narrow = PrinterChoice(target="escpos:192.0.2.7:9100?profile=generic-58", paper=Paper.RECEIPT_58, name="TM-m30")
    assert dana.kept.default == narrow


def test_a_serial_line_has_a_speed_beside_its_model(dana: AtSettings) -> None:
    dana.choose(3, DEFAULT)
    dana.pick("printer-model", "Tall and narrow", DEFAULT)
    dana.pick("printer-speed", "19200 baud", DEFAULT)
    assert dana.reads("chosen-printer", DEFAULT) == "Serial port"
    dana.press("save-printers")
    assert dana.kept.default.target == "escpos-serial:/dev/ttyUSB0@19200?profile=tall"


DRAWN, OWN = "Drawn (any language, sharp)", "The printer’s own (for slow lines)"


def test_a_receipt_printer_may_set_slips_in_its_own_letters(dana: AtSettings) -> None:
    assert dana.offered("printer-letters", DEFAULT) == []
    dana.choose(2, DEFAULT)
    assert dana.offered("printer-letters", DEFAULT) == [DRAWN, OWN]
    assert dana.find(QComboBox, "printer-letters", DEFAULT).currentText() == DRAWN
    dana.pick("printer-letters", OWN, DEFAULT)
    dana.press("print-test", DEFAULT)
    assert dana.printers.tested[0][0].target == "escpos:192.0.2.7:9100?letters=own"
    dana.press("save-printers")
    assert dana.kept.default.target == "escpos:192.0.2.7:9100?letters=own"
    assert dana.find(QComboBox, "printer-letters", DEFAULT).currentText() == OWN
    dana.pick("printer-letters", DRAWN, DEFAULT)
    assert dana.reads("not-saved", DEFAULT) == "Not saved yet"
    dana.press("undo-printers")
    assert dana.find(QComboBox, "printer-letters", DEFAULT).currentText() == OWN
    dana.pick("printer-letters", DRAWN, DEFAULT)
    dana.press("save-printers")
    assert dana.kept.default.target == "escpos:192.0.2.7:9100"


def test_model_speed_and_letters_stand_beside_one_another(dana: AtSettings) -> None:
    dana.choose(3, DEFAULT)
    dana.pick("printer-letters", OWN, DEFAULT)
    dana.pick("printer-speed", "9600 baud", DEFAULT)
    dana.pick("printer-model", "Tall and narrow", DEFAULT)
    dana.pick("printer-speed", "19200 baud", DEFAULT)
    assert dana.reads("chosen-printer", DEFAULT) == "Serial port"
    dana.press("save-printers")
    assert dana.kept.default.target == "escpos-serial:/dev/ttyUSB0@19200?letters=own&profile=tall"
    shown = [dana.find(QComboBox, f"printer-{box}", DEFAULT).currentText() for box in ("model", "speed", "letters")]
    assert shown == ["Tall and narrow", "19200 baud", OWN]


def test_drawing_over_a_slow_line_is_warned_of(dana: AtSettings) -> None:
    dana.choose(3, DEFAULT)
    assert dana.reads("slow-line", DEFAULT) == ""
    dana.pick("printer-speed", "19200 baud", DEFAULT)
    hint = dana.reads("slow-line", DEFAULT)
    assert hint.startswith("At this speed, a drawn slip takes about 1 minute. The printer’s own letters are much")
    assert dana.find(QComboBox, "printer-letters", DEFAULT).accessibleDescription() == hint
    dana.pick("printer-speed", "4800 baud", DEFAULT)
    assert "about 3 minutes" in dana.reads("slow-line", DEFAULT)
    dana.pick("printer-letters", OWN, DEFAULT)
    assert dana.reads("slow-line", DEFAULT) == ""
    dana.choose(2, DEFAULT)
    assert dana.reads("slow-line", DEFAULT) == ""


@pytest.mark.parametrize(
    ("target", "model", "own"),
    [
        ("escpos:192.0.2.7", "", False),
        ("escpos:192.0.2.7?letters=Own", "", True),
        ("escpos:192.0.2.7?letters=drawn&profile=tall", "tall", False),
        ("escpos-serial:/dev/ttyUSB0@19200?profile=tall&letters=own", "tall", True),
        ("printer:ipp://192.0.2.44/print?letters=own", "", False),
    ],
)
def test_a_targets_options_are_read(target: str, model: str, own: bool) -> None:
    assert (model_of(target), has_own_letters(target)) == (model, own)


def test_a_question_mark_in_an_address_is_no_option() -> None:
    assert place_of("printer:ipp://192.0.2.44/print?letters=own") == "ipp://192.0.2.44/print?letters=own"


def test_typing_an_address_is_easy_to_see_where_nothing_is_found(dana: AtSettings) -> None:
    by_hand = dana.find(QPushButton, "type-address", DEFAULT)
    assert by_hand.property("role") == "quiet"
    dana.printers.found = ()
    dana.press("look-again")
    assert by_hand.property("role") == "secondary"
    dana.printers.found = (LASER,)
    dana.press("look-again")
    assert by_hand.property("role") == "quiet"


def test_no_line_is_drawn_below_the_last_printer(dana: AtSettings) -> None:
    dana.printers.found = (LASER, RECEIPTS)
    dana.press("look-again")
    rows = dana.find(QListView, "printers-found", FALLBACK)
    picture = rows.viewport().grab().toImage()
    lower_edges = [rows.visualRect(rows.model().index(row, 0)).bottom() for row in (0, 1)]
    drawn = [picture.pixelColor(picture.width() // 2, edge).name() for edge in lower_edges]
    assert drawn == [theme.LOOK.line.lower(), theme.LOOK.card.lower()]


def test_looking_is_shown_and_fills_in(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, printers: FakePrinters
) -> None:
    keep(riverside, BY_LASER)
    printers.held.clear()
    at_desk = AtSettings(qtbot, riverside, workers, printers).sign_in()
    assert at_desk.reads("printers-looked") == "Looking for printers …"
    assert at_desk.reads("printer-state", DEFAULT) == "Looking …"
    assert at_desk.reads("nothing-found", DEFAULT) == "Looking for printers …"
    printers.held.set()
    at_desk.settle()
    assert at_desk.reads("printers-looked") == "4 printers found."
    assert at_desk.reads("printer-state", DEFAULT) == "Ready"


def test_looking_again_keeps_what_is_chosen_when_it_is_not_found(dana: AtSettings) -> None:
    dana.printers.found = (RECEIPTS,)
    dana.printers.reasons = {BY_LASER.target: "offline"}
    dana.press("look-again")
    assert dana.reads("printers-looked") == "1 printer found."
    assert dana.reads("chosen-printer", DEFAULT) == "Laser by the window"
    assert dana.reads("printer-state", DEFAULT) == "Not found just now"
    assert dana.reads("printer-trouble", DEFAULT).startswith("It stays chosen.")
    dana.printers.found = ()
    dana.press("look-again")
    assert dana.reads("nothing-found", FALLBACK).startswith("No printer was found.")


def test_a_printer_that_was_not_seen_is_asked_itself(dana: AtSettings) -> None:
    dana.printers.reasons = {"escpos:192.0.2.99:9100": "empty"}
    dana.types_address(FALLBACK, "Receipt printer on the network", "192.0.2.98")
    assert dana.reads("printer-state", FALLBACK) == "Ready"
    dana.types_address(FALLBACK, "Receipt printer on the network", "192.0.2.99")
    assert dana.reads("printer-state", FALLBACK) == "Needs a look"
    assert dana.reads("printer-trouble", FALLBACK) == "The printer is empty. Fill it."
    dana.printers.reasons.clear()
    dana.press("look-again")
    assert dana.reads("printer-state", FALLBACK) == "Ready"


def test_a_question_that_breaks_is_said_and_not_asked_for_ever(dana: AtSettings) -> None:
    dana.printers.error = RuntimeError("secret words")
    dana.choose(2, FALLBACK)
    dana.settle()
    assert dana.reads("printer-state", FALLBACK) == "No answer"
    assert len(dana.said) == 1


def test_a_receipt_printer_is_asked_once_it_is_chosen(dana: AtSettings) -> None:
    dana.printers.reasons = {RECEIPTS.target: "cover_open"}
    dana.choose(2, FALLBACK)
    dana.settle()
    assert dana.reads("printer-state", FALLBACK) == "Cover is open"


def test_a_search_that_fails_is_said_and_loses_nothing(dana: AtSettings) -> None:
    dana.printers.error = OSError("no network")
    dana.press("look-again")
    assert "ask whoever looks after Onward" in dana.said[0]
    assert len(dana.listed(DEFAULT)) == 4
    dana.printers.error = None
    dana.press("look-again")
    assert dana.reads("printers-looked") == "4 printers found."


@pytest.mark.parametrize(
    ("delivery", "became", "advice"),
    [
        (Delivery(state=SlipState.CONFIRMED), "Printed. Is it readable, and is the code sharp?", "If not, choose"),
        (Delivery(state=SlipState.SENT), "Sent to the printer. Does it come out?", "If it does not, look"),
        (Delivery(state=SlipState.UNCONFIRMED, problem="mute"), "It may have printed. Did it come out?", "The printer"),
        (Delivery(state=SlipState.UNCONFIRMED), "It may have printed. Did it come out?", "If it did not, check"),
        (Delivery(state=SlipState.FAILED, problem="empty"), "Not printed.", "The printer is empty. Fill it."),
        (Delivery(state=SlipState.FAILED), "Not printed.", "Check that the printer is on"),
        (Delivery(state=SlipState.CONFIRMED, path="/tmp/a/slip.pdf"), "Saved as slip.pdf.", ""),
    ],
)
def test_what_became_of_a_test_slip_is_said(dana: AtSettings, delivery: Delivery, became: str, advice: str) -> None:
    dana.printers.delivery = delivery
    dana.press("print-test", DEFAULT)
    assert dana.printers.tested == [(BY_LASER, "Front desk")]
    assert dana.reads("test-became", DEFAULT) == became
    assert dana.reads("test-advice", DEFAULT).startswith(advice)
    assert bool(dana.reads("test-advice", DEFAULT)) is bool(advice)
    assert dana.reads("test-became", FALLBACK) == ""


def test_a_test_is_of_what_is_shown_and_forgotten_when_that_changes(dana: AtSettings) -> None:
    dana.choose(2, FALLBACK)
    dana.press("print-test", FALLBACK)
    assert dana.printers.tested[0][0].target == RECEIPTS.target
    assert dana.reads("test-became", FALLBACK) != ""
    dana.pick("printer-model", "Tall and narrow", FALLBACK)
    assert dana.reads("test-became", FALLBACK) == ""


def test_a_test_that_breaks_is_said_calmly(dana: AtSettings) -> None:
    dana.printers.error = RuntimeError("secret words")
    dana.press("print-test", DEFAULT)
    assert dana.reads("test-became", DEFAULT) == "Not printed."
    assert "ask whoever looks after Onward" in dana.reads("test-advice", DEFAULT)
    assert "secret" not in dana.reads("test-advice", DEFAULT)


def test_an_address_typed_by_hand_is_chosen(dana: AtSettings) -> None:
    dana.types_address(FALLBACK, "Receipt printer on the network", "192.0.2.99", "9101")
    assert dana.reads("chosen-printer", FALLBACK) == "192.0.2.99:9101"
    assert dana.reads("chosen-where", FALLBACK) == "Receipt printer on the network"
    assert not dana.find(QLineEdit, "printer-address", FALLBACK).isVisible()
    dana.press("save-printers")
    assert dana.kept.fallback == PrinterChoice(target="escpos:192.0.2.99:9101", paper=Paper.RECEIPT_80)


def test_an_address_that_was_found_has_its_name(dana: AtSettings) -> None:
    dana.types_address(FALLBACK, "Receipt printer on the network", "192.0.2.7")
    assert dana.reads("chosen-printer", FALLBACK) == "TM-m30"


def test_an_address_that_nobody_understands_is_said_and_can_be_mended(dana: AtSettings) -> None:
    dana.types_address(FALLBACK, "Printer on the network", "the one upstairs")
    assert dana.reads("printer-address-wrong", FALLBACK) == "That is no printer’s address."
    assert dana.reads("chosen-printer", FALLBACK).startswith("No fallback.")
    dana.types_address(FALLBACK, "Printer on the network", "192.0.2.45")
    assert dana.reads("printer-address-wrong", FALLBACK) == ""
    assert dana.reads("chosen-printer", FALLBACK) == "ipp://192.0.2.45/ipp/print"


def test_typing_the_address_of_what_is_chosen_changes_nothing(riverside: FakeOffice, dana: AtSettings) -> None:
    keep(riverside, BY_RECEIPTS)
    dana.page.others_changed()
    dana.settle()
    dana.press("type-address", DEFAULT)
    assert dana.find(QLineEdit, "printer-address", DEFAULT).text() == "192.0.2.7"
    dana.press("use-address", DEFAULT)
    assert dana.reads("settings-state") == "Everything is saved."


@pytest.mark.parametrize(
    ("kind", "address", "port", "target"),
    [
        (PrinterKind.RECEIPT_NETWORK, " 192.0.2.7 ", "9100", "escpos:192.0.2.7:9100"),
        (PrinterKind.RECEIPT_NETWORK, "192.0.2.7:9101", "9100", "escpos:192.0.2.7:9101"),
        (PrinterKind.RECEIPT_NETWORK, "192.0.2.7", "", "escpos:192.0.2.7"),
        (PrinterKind.RECEIPT_NETWORK, "fe80::1", "9100", "escpos:[fe80::1]:9100"),
        (PrinterKind.RECEIPT_NETWORK, "[fe80::1]:9102", "9100", "escpos:[fe80::1]:9102"),
        (PrinterKind.IPP, "192.0.2.44", "", "printer:ipp://192.0.2.44/ipp/print"),
        (PrinterKind.IPP, "192.0.2.44/printers/a", "", "printer:ipp://192.0.2.44/printers/a"),
        (PrinterKind.IPP, "ipp://host/ipp/print", "", "printer:ipp://host/ipp/print"),
        (PrinterKind.IPP, "ipp://host:8631", "", "printer:ipp://host:8631"),
        (PrinterKind.QUEUE, "laser", "", "printer:laser"),
        (PrinterKind.RECEIPT_USB, "/dev/usb/lp0", "", "escpos-usb:/dev/usb/lp0"),
        (PrinterKind.RECEIPT_SERIAL, "/dev/ttyS0", "", "escpos-serial:/dev/ttyS0"),
    ],
)
def test_an_address_becomes_a_target(kind: PrinterKind, address: str, port: str, target: str) -> None:
    assert typed_target(kind, address, port) == target


def with_back_desk(office: FakeOffice, name: str = "Back desk") -> Station:
    back = Station(id=new_id(), office_id=office.office.id, name=name, kind=StationKind.RECEPTION)
    office.store.tables.stations[back.id] = back
    return back


def test_other_screens_are_listed_and_can_be_chosen_for(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, printers: FakePrinters
) -> None:
    back = with_back_desk(riverside)
    keep(riverside, BY_LASER, BY_RECEIPTS)
    at_desk = AtSettings(qtbot, riverside, workers, printers).sign_in()
    assert at_desk.offered("settings-station", "settings-page") == ["Front desk (this screen)", "Back desk"]
    assert at_desk.others == ["Back desk", "Nothing is chosen here yet."]
    at_desk.pick("settings-station", "Back desk")
    assert at_desk.reads("settings-about") == "What slips from Back desk are printed on"
    assert at_desk.reads("settings-note").startswith("Printers are looked for from this computer.")
    assert at_desk.others == [
        "Front desk",
        "Laser by the window, A5. If it can’t print: TM-m30, 80 mm roll.",
    ]
    at_desk.choose(2, DEFAULT)
    at_desk.press("no-printer", FALLBACK)
    at_desk.press("print-test", DEFAULT)
    assert printers.tested[0][1] == "Back desk"
    at_desk.press("save-printers")
    of_back = riverside.desk.choose_printers.of(riverside.office.id, back.id)
    assert (of_back.default.name, of_back.fallback) == ("TM-m30", None)
    assert at_desk.kept.default == BY_LASER


def test_what_is_not_saved_for_one_screen_stays_while_looking_at_another(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, printers: FakePrinters
) -> None:
    with_back_desk(riverside)
    keep(riverside, BY_LASER)
    at_desk = AtSettings(qtbot, riverside, workers, printers).sign_in()
    at_desk.choose(1, DEFAULT)
    at_desk.pick("settings-station", "Back desk")
    assert at_desk.reads("chosen-printer", DEFAULT) == "Laser by the window"
    at_desk.pick("settings-station", "Front desk (this screen)")
    assert (at_desk.reads("chosen-printer", DEFAULT), at_desk.reads("not-saved", DEFAULT)) == (
        "Copier",
        "Not saved yet",
    )


def test_another_desks_choice_is_shown_and_what_is_not_saved_here_stays(
    riverside: FakeOffice, dana: AtSettings
) -> None:
    dana.choose(2, FALLBACK)
    keep(riverside, replace(BY_LASER, paper=Paper.A4))
    dana.page.others_changed()
    dana.settle()
    assert dana.reads("chosen-printer", FALLBACK) == "TM-m30"
    dana.press("undo-printers")
    assert dana.find(QComboBox, "printer-paper", DEFAULT).currentText() == "A4"


def test_nobody_can_change_anything_before_signing_in(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, printers: FakePrinters
) -> None:
    at_desk = AtSettings(qtbot, riverside, workers, printers)
    at_desk.page.focus_first()
    at_desk.settle()
    assert not any(at_desk.find(QWidget, block).isVisible() for block in (DEFAULT, FALLBACK))
    pressable = [button for button in at_desk.page.findChildren(QPushButton) if button.isVisible()]
    assert not any(button.isEnabled() for button in pressable)


def test_a_lock_hides_it_all_and_gives_back_what_was_not_saved(dana: AtSettings) -> None:
    dana.choose(1, DEFAULT)
    dana.page.sign_out()
    assert not dana.find(QWidget, DEFAULT).isVisible()
    dana.sign_in()
    assert dana.reads("chosen-printer", DEFAULT) == "Copier"
    dana.page.sign_out()
    dana.sign_in(dana.office.sam)
    assert dana.reads("chosen-printer", DEFAULT) == "Laser by the window"


def test_a_save_that_fails_is_said_and_keeps_the_change(riverside: FakeOffice, dana: AtSettings) -> None:
    dana.choose(1, DEFAULT)
    riverside.store.broken = "the disk is full."
    dana.press("save-printers")
    assert "the disk is full." in dana.said[0]
    riverside.store.broken = ""
    dana.press("save-printers")
    assert dana.kept.default.name == "Copier"


def test_tab_goes_through_both_blocks_to_save(dana: AtSettings) -> None:
    dana.choose(2, FALLBACK)
    dana.page.focus_first()
    assert dana.find(QListView, "printers-found", DEFAULT).hasFocus()
    visited: list[str] = []
    for _ in range(13):
        now = QApplication.focusWidget()
        assert now is not None
        visited.append(now.objectName())
        dana.qtbot.keyClick(now, Key.Key_Tab)
    assert visited[:12] == [
        "printers-found",
        "type-address",
        "printer-paper",
        "print-test",
        "printers-found",
        "type-address",
        "no-printer",
        "printer-model",
        "printer-paper",
        "printer-letters",
        "print-test",
        "undo-printers",
    ]
    assert visited[12] == "save-printers"


def test_every_part_that_takes_the_focus_has_a_name(dana: AtSettings) -> None:
    for block in (DEFAULT, FALLBACK):
        dana.press("type-address", block)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in dana.page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QListView)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox)
        and widget.window() is dana.page
    ]
    assert nameless == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("scale", "width"), [(1.0, 1096), (1.0, 754), (2.0, 641)])
def test_nothing_is_cut_off(
    qtbot: QtBot,
    riverside: FakeOffice,
    workers: Workers,
    printers: FakePrinters,
    qapp: QApplication,
    direction: Qt.LayoutDirection,
    scale: float,
    width: int,
) -> None:
    theme.apply(qapp, scale)
    QApplication.setLayoutDirection(direction)
    with_back_desk(riverside, "Second desk on the left, behind the large green plant by the window")
    long_name = "Brother HL-L2350DW of the Greater Riverside Area, second floor " + "x" * 60
    slow = replace(BY_RECEIPTS, target="escpos-serial:/dev/ttyUSB0@19200?profile=tall")
    keep(riverside, replace(BY_LASER, name=long_name), slow)
    at_desk = AtSettings(qtbot, riverside, workers, printers)
    at_desk.page.resize(width, 560)
    at_desk.sign_in()
    at_desk.press("type-address", DEFAULT)
    at_desk.press("print-test", FALLBACK)
    qtbot.waitUntil(lambda: at_desk.page.width() == width)
    assert at_desk.reads("slow-line", FALLBACK) != ""
    scrolled = at_desk.page.findChild(QScrollArea)
    assert scrolled is not None
    inside = scrolled.widget()
    assert inside is not None
    assert inside.width() <= scrolled.viewport().width()
    qtbot.waitUntil(lambda: cut_off(at_desk.page) == [])
    at_desk.pick("printer-letters", OWN, FALLBACK)
    qtbot.waitUntil(lambda: cut_off(at_desk.page) == [])
    theme.apply(qapp)


def cut_off(page: QWidget) -> list[str]:
    """What can be seen on a page and has less room than its words need."""
    shown = [part for part in page.findChildren(QWidget) if part.isVisible() and part.window() is page]
    tight = [
        part.text()
        for part in shown
        if isinstance(part, QLabel | QPushButton)
        and (part.width() < part.minimumSizeHint().width() or part.height() < needed(part))
    ]
    boxes = [part for part in shown if isinstance(part, QComboBox)]
    return tight + [box.currentText() for box in boxes if box.width() < room_for(box)]


def room_for(box: QComboBox) -> int:
    return box.fontMetrics().horizontalAdvance(box.currentText()) + theme.scaled(18) + 30


def needed(part: QLabel | QPushButton) -> int:
    return part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.sizeHint().height()
