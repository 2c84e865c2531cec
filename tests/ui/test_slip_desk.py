# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip of the visit on the screen, from the order to the paper; and what is told of earlier ones."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.answer import AnswerHere
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import NO_NAME, SlipWishes
from kiosk.domain.errors import NotSaved
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import Delivery, Rendering, SlipPrint
from kiosk.domain.visit import Visit
from kiosk.messages import translator
from kiosk.ui.reception.slip.earlier_slips import EarlierSlips
from kiosk.ui.reception.slip.slip_bar import SlipBar
from kiosk.ui.reception.slip.slip_desk import SlipDesk
from kiosk.ui.reception.slip.slip_preview import SlipPreview
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from tests.desk.fakes import OUT_OF_PAPER, FakePrinter
from tests.ui.fakes import FakeOffice
from tests.ui.fakes_front import FakePreview, plain_problem

FRONT = PrinterChoice(target="printer:Front", paper=Paper.A5, name="Front")
COUNTER = PrinterChoice(target="escpos:192.0.2.7", paper=Paper.RECEIPT_80, name="Counter")
WAITING = "Waiting for the printer. Out of paper. It prints by itself when that is mended."
ASKING = "Sent to the printer. Did it come out?"


class GatedPrinter(FakePrinter):
    """Takes as long as its gate is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.begun = Event(), Event()
        self.gate.set()

    def send(self, rendering: Rendering, order: SlipPrint) -> Delivery:
        self.begun.set()
        assert self.gate.wait(20), "nobody opened the gate"
        return super().send(rendering, order)


class Place:
    """A slip bar with Dana at it, and a spool that is at work."""

    def __init__(self, qtbot: QtBot, office: FakeOffice, workers: Workers, *, spools: bool = True) -> None:
        self.qtbot, self.office, self.workers = qtbot, office, workers
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.acting = office.acting(office.dana)
        self.problems: list[str] = []
        self.notices: list[str] = []
        self.runner = SpoolRunner(office.desk.spool, workers, [office.station.id], lambda: spools, self.page)
        self.bar = SlipBar(translator(), self.page)
        self.slip = SlipDesk(
            desk=office.desk,
            runner=self.runner,
            workers=workers,
            bar=self.bar,
            translate=translator(),
            say_problem=plain_problem,
        )
        self.earlier = EarlierSlips(
            slip_queue=office.desk.slip_queue,
            runner=self.runner,
            worker=workers.database,
            translate=translator(),
            say_problem=plain_problem,
            parent=self.page,
        )
        self.earlier.work_for(self.acting)
        self.earlier.notice_given.connect(self.notices.append)
        for part in (self.slip, self.earlier):
            part.problem_met.connect(self.problems.append)
        self.runner.begin()
        self.page.resize(1000, 120)
        self.bar.resize(1000, 120)
        self.page.show()

    @property
    def said(self) -> str:
        return self.bar.state.text().replace("\u200b", "")

    @property
    def offered(self) -> list[str]:
        names = ("slip-came-out", "slip-again", "slip-stop", "slip-pdf")
        shown = (self.bar.findChild(QPushButton, name) for name in names)
        return [button.text() for button in shown if button is not None and not button.isHidden()]

    @property
    def orders(self) -> list[SlipPrint]:
        return list(self.office.store.tables.prints.values())

    def visit(self, name: str) -> Visit:
        visit = self.office.helped(name, self.office.dana)
        self.answer(visit, "From nine.")
        return visit

    def answer(self, visit: Visit, told: str) -> None:
        self.office.desk.take_need(visit.id, NeedHeard(words="Hours"), (AnswerHere(text=told),), self.acting)

    def turn_to(self, visit: Visit | None) -> None:
        self.turn_to_at_once(visit)
        self.settle()

    def turn_to_at_once(self, visit: Visit | None) -> None:
        self.slip.work_for(visit.id if visit else None, self.acting if visit else None)
        self.earlier.leave_out(visit.id if visit else None)

    def begin(self, name: str = "Maria Alvarez") -> Visit:
        visit = self.visit(name)
        self.turn_to(visit)
        return visit

    def print(self) -> None:
        self.slip.print()
        self.settle()

    def click(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def settle(self) -> None:
        self.wait_for(lambda: self.runner.is_resting and self.workers.database.is_idle and self.workers.pages.is_idle)

    def wait_for(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def chooses(self, *ways: PrinterChoice) -> None:
        chosen = StationPrinters(station_id=self.office.station.id, default=ways[0], fallback=(*ways, None)[1])
        self.office.desk.choose_printers.choose(chosen, self.acting)


@pytest.fixture
def printer() -> GatedPrinter:
    return GatedPrinter()


@pytest.fixture
def office(printer: GatedPrinter) -> FakeOffice:
    return FakeOffice(printer=printer)


@pytest.fixture
def place(qtbot: QtBot, office: FakeOffice, printer: GatedPrinter, workers: Workers) -> Iterator[Place]:
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield Place(qtbot, office, workers)
    QApplication.setDoubleClickInterval(interval)
    printer.gate.set()


def test_a_slip_is_printed_and_the_next_one_says_which_copy_it_is(place: Place) -> None:
    place.begin()
    place.slip.print()
    assert (place.said, place.offered) == ("Printing …", [])
    place.settle()
    assert (place.said, place.offered) == ("Printed", [])
    place.print()
    assert place.said == "Printed, copy 2"


def test_a_double_click_or_a_key_held_down_is_one_print(place: Place) -> None:
    place.begin()
    QApplication.setDoubleClickInterval(60_000)
    for _press in range(3):
        place.print()
    assert [order.copy for order in place.orders] == [1]


def test_pressing_again_while_the_printer_has_it_is_no_second_print(place: Place, printer: GatedPrinter) -> None:
    place.begin()
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    for _press in range(2):
        place.slip.print()
        place.wait_for(lambda: place.workers.database.is_idle)
    printer.gate.set()
    place.settle()
    assert (len(place.orders), len(printer.sent), place.said) == (1, 1, "Printed")


def test_what_was_added_while_the_printer_was_at_it_is_printed_as_well(place: Place, printer: GatedPrinter) -> None:
    visit = place.begin()
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    place.answer(visit, "And until five.")
    place.slip.print()
    place.wait_for(lambda: len(place.orders) == 2)
    printer.gate.set()
    place.settle()
    assert [len(slip.answers) for slip in printer.printed] == [1, 2]
    assert place.said == "Printed"


def test_a_printer_that_hangs_holds_up_no_other_work(place: Place, printer: GatedPrinter) -> None:
    place.begin()
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    other = place.visit("Tom Baker")
    place.slip.work_for(other.id, place.acting)
    place.slip.print()
    place.wait_for(lambda: len(place.orders) == 2 and place.workers.database.is_idle)
    assert place.said == "Printing …"


def test_without_paper_it_waits_and_prints_by_itself(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.FAILED, OUT_OF_PAPER
    place.begin()
    place.print()
    assert (place.said, place.offered) == (WAITING, ["Don’t print"])
    office.printer.state = SlipState.CONFIRMED
    office.clock.move(seconds=5)
    place.wait_for(lambda: place.said == "Printed")
    assert [order.copy for order in place.orders] == [1]


def test_one_that_waits_can_be_taken_off(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.FAILED, OUT_OF_PAPER
    place.begin()
    place.print()
    place.click(place.bar.stop)
    assert (place.said, place.offered) == ("Not printed. Saved all the same.", ["Print again"])
    assert not place.orders[0].waits


def test_one_that_is_being_tried_again_is_taken_off_once_it_waits(place: Place, printer: GatedPrinter) -> None:
    printer.state, printer.problem = SlipState.FAILED, OUT_OF_PAPER
    place.begin()
    place.print()
    printer.gate.clear()
    printer.begun.clear()
    place.office.clock.move(seconds=5)
    place.wait_for(printer.begun.is_set)
    assert place.offered == ["Don’t print"]
    place.qtbot.mouseClick(place.bar.stop, Qt.MouseButton.LeftButton)
    place.wait_for(lambda: place.workers.database.is_idle)
    printer.gate.set()
    place.wait_for(lambda: place.said == "Not printed. Saved all the same.")
    assert place.orders[0].cleared_at is not None


def test_the_printer_that_stepped_in_is_named_with_what_ails_the_first(place: Place, office: FakeOffice) -> None:
    place.chooses(FRONT, COUNTER)
    office.printer.states, office.printer.problem = {FRONT.target: SlipState.FAILED}, OUT_OF_PAPER
    place.begin()
    place.print()
    assert place.said == "Printed on Counter instead. Out of paper."


def test_what_may_have_come_out_is_asked_about(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.UNCONFIRMED, ""
    place.begin()
    place.print()
    assert (place.said, place.offered) == (ASKING, ["Yes", "Print a copy"])
    place.click(place.bar.yes)
    assert (place.said, place.offered) == ("Printed", [])
    assert len(place.orders) == 1


def test_what_did_not_come_out_is_printed_as_a_copy(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.UNCONFIRMED, ""
    place.begin()
    place.print()
    office.printer.state = SlipState.CONFIRMED
    place.click(place.bar.again)
    assert place.said == "Printed, copy 2"
    assert [(order.copy, order.asks) for order in place.orders] == [(1, False), (2, False)]


def test_what_failed_is_said_and_printed_again_as_what_it_was(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.FAILED, "refused"
    place.begin()
    place.print()
    assert place.said == "Not printed: Refused. Saved all the same."
    assert place.offered == ["Print again", "Save as PDF"]
    office.printer.state = SlipState.CONFIRMED
    place.click(place.bar.again)
    assert place.said == "Printed"


def test_a_file_is_ordered_like_a_print_and_has_no_fallback(place: Place, office: FakeOffice, tmp_path: Path) -> None:
    place.chooses(FRONT, COUNTER)
    target = f"pdf:{tmp_path / 'slip.pdf'}"
    office.printer.states, office.printer.problem = {target: SlipState.FAILED}, "disk_full"
    place.begin()
    place.slip.save_pdf(tmp_path / "slip.pdf")
    assert place.said == "Saving …"
    place.settle()
    assert (place.said, place.offered) == ("Disk full.", ["Save as PDF"])
    assert [page.target for page, _order in office.printer.sent] == [target]


def test_a_slip_goes_on_unseen_when_the_next_visitor_is_on_the_screen(place: Place, printer: GatedPrinter) -> None:
    maria = place.begin("Maria Alvarez")
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    tom = place.visit("Tom Baker")
    place.turn_to_at_once(tom)
    printer.gate.set()
    place.settle()
    assert [slip.visit_id for slip in printer.printed] == [maria.id]
    assert (place.said, place.problems, place.notices) == ("", [], [])


def test_an_order_is_kept_although_its_visit_leaves_the_screen_at_once(place: Place, office: FakeOffice) -> None:
    place.begin()
    place.slip.print()
    place.turn_to(None)
    place.wait_for(lambda: len(office.printer.printed) == 1)
    assert place.said == ""


def test_a_visit_that_is_opened_again_shows_its_slip_in_the_queue(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.UNCONFIRMED, ""
    maria = place.begin()
    place.slip.wish(SlipWishes(for_name=NO_NAME), None)
    place.print()
    place.turn_to(place.visit("Tom Baker"))
    assert (place.said, place.offered) == ("", [])
    place.turn_to(maria)
    assert (place.said, place.offered) == (ASKING, ["Yes", "Print a copy"])
    assert place.slip.wishes.for_name == NO_NAME


def test_an_order_that_cannot_be_saved_is_told_and_can_be_given_again(
    place: Place, office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> object:
        raise NotSaved(reason="the disk is full.")

    place.begin()
    with monkeypatch.context() as trouble:
        trouble.setattr(office.store, "writing", full)
        place.print()
    assert place.problems[0].startswith("Not saved: the disk is full.")
    assert place.said == ""
    place.print()
    assert place.said == "Printed"


def test_an_order_that_failed_is_not_mixed_with_the_visitor_now_here(
    place: Place, office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> object:
        raise NotSaved(reason="the disk is full.")

    place.begin()
    tom = place.visit("Tom Baker")
    with monkeypatch.context() as trouble:
        trouble.setattr(office.store, "writing", full)
        place.slip.print()
        place.turn_to(tom)
    assert place.problems[0].startswith("The slip of somebody before: Not saved: the disk is full.")
    assert place.said == ""


def test_what_another_window_sent_is_seen_at_the_next_look(qtbot: QtBot, office: FakeOffice, workers: Workers) -> None:
    place = Place(qtbot, office, workers, spools=False)
    place.begin()
    place.print()
    assert place.said == "Printing …"
    printed = office.desk.slip_queue.look(place.orders[0].id)
    office.desk.spool.print_now(printed)
    place.slip.look_again()
    place.settle()
    assert place.said == "Printed"


# Told of earlier visitors


def test_an_earlier_visitors_slip_that_waits_and_comes_out_late_is_told_by_name(
    place: Place, office: FakeOffice
) -> None:
    office.printer.state, office.printer.problem = SlipState.FAILED, OUT_OF_PAPER
    place.begin("Maria Alvarez")
    place.print()
    place.turn_to(place.visit("Tom Baker"))
    for _try in range(2):
        office.clock.move(seconds=6)
        place.wait_for(lambda: office.clock() < (place.orders[0].due_at or office.clock()))
        place.settle()
    assert place.problems == ["Maria Alvarez’s slip waits for the printer. Out of paper."]
    office.printer.state = SlipState.CONFIRMED
    office.clock.move(seconds=60)
    place.wait_for(lambda: place.notices == ["Maria Alvarez’s slip has come out now."])
    assert place.said == ""


def test_nothing_is_told_of_an_earlier_slip_that_goes_on_to_the_other_printer_at_once(
    place: Place, printer: GatedPrinter
) -> None:
    place.chooses(FRONT, COUNTER)
    printer.states, printer.problem = {FRONT.target: SlipState.FAILED}, OUT_OF_PAPER
    place.begin("Maria Alvarez")
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    place.turn_to_at_once(place.visit("Tom Baker"))
    printer.gate.set()
    place.settle()
    assert place.orders[0].printed_on == COUNTER.target
    assert (place.problems, place.notices) == ([], [])


def test_an_earlier_slip_that_no_printer_takes_is_told_once_all_were_tried(place: Place, printer: GatedPrinter) -> None:
    place.chooses(FRONT, COUNTER)
    printer.state, printer.problem = SlipState.FAILED, OUT_OF_PAPER
    place.begin("Maria Alvarez")
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    place.turn_to_at_once(place.visit("Tom Baker"))
    printer.gate.set()
    place.settle()
    assert place.orders[0].tries == 2
    assert place.problems == ["Maria Alvarez’s slip waits for the printer. Out of paper."]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (SlipState.UNCONFIRMED, "{} slip: did it come out? Please answer on the Slips page."),
        (SlipState.FAILED, "{} slip was not printed. Refused. It is on the Slips page."),
    ],
)
def test_an_earlier_slip_that_needs_somebody_is_told(
    place: Place, printer: GatedPrinter, state: SlipState, told: str
) -> None:
    printer.state, printer.problem = state, "refused"
    for name in ("Maria Alvarez", ""):
        place.turn_to(place.visit(name))
        place.slip.print()
        place.turn_to(None)
        place.settle()
    assert place.problems == [told.format("Maria Alvarez’s"), told.format("A guest’s")]


def test_nobody_is_named_while_nobody_is_signed_in(place: Place, printer: GatedPrinter) -> None:
    printer.state = SlipState.UNCONFIRMED
    place.begin()
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    place.slip.work_for(None, None)
    place.earlier.leave_out(None)
    place.earlier.work_for(None)
    printer.gate.set()
    place.settle()
    assert (place.problems, place.notices) == ([], [])


# By keyboard, and for a screen reader


def test_answers_are_reached_by_tab_and_say_what_they_answer(place: Place, office: FakeOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.UNCONFIRMED, ""
    place.page.activateWindow()
    place.qtbot.waitUntil(place.page.isActiveWindow)
    place.begin()
    place.print()
    place.bar.print.setFocus()
    met = []
    for _press in range(8):
        place.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert {place.bar.yes, place.bar.again} <= set(met)
    for button, name in ((place.bar.yes, "Yes"), (place.bar.again, "Print a copy")):
        assert (button.accessibleName(), button.accessibleDescription()) == (name, ASKING)
    place.bar.yes.setFocus()
    place.qtbot.keyClick(place.bar.yes, Qt.Key.Key_Space)
    place.settle()
    assert place.said == "Printed"
    assert QApplication.focusWidget() is place.bar.print


# The page that would print


def shown_preview(place: Place, visit: Visit, draw: FakePreview) -> SlipPreview:
    preview = SlipPreview(
        print_slip=place.office.desk.print_slip,
        printers=place.office.desk.choose_printers,
        render=draw,
        workers=place.workers,
        translate=translator(),
        visit_id=visit.id,
        visitor=None,
        actor=place.acting,
        wishes=SlipWishes(),
        paper=None,
        parent=place.page,
    )
    preview.wished.connect(place.slip.wish)
    return preview


def test_the_preview_shows_the_paper_of_the_stations_printer(place: Place) -> None:
    place.chooses(COUNTER)
    visit, draw = place.begin(), FakePreview()
    preview = shown_preview(place, visit, draw)
    place.settle()
    assert [paper for _slip, paper in draw.slips] == [Paper.RECEIPT_80]
    assert preview.paper.currentText() == "80 mm roll"
    assert preview.wished_paper is None
    place.print()
    assert [page.paper for page, _order in place.office.printer.sent] == [Paper.RECEIPT_80]


def test_another_paper_that_is_wished_is_looked_at_and_printed_on(place: Place) -> None:
    place.chooses(COUNTER)
    visit, draw = place.begin(), FakePreview()
    preview = shown_preview(place, visit, draw)
    place.settle()
    preview.paper.setCurrentText("A4")
    place.settle()
    assert [paper for _slip, paper in draw.slips] == [Paper.RECEIPT_80, Paper.A4]
    place.print()
    assert place.orders[0].paper is Paper.A4


def test_a_preview_comes_while_the_printer_hangs(place: Place, printer: GatedPrinter) -> None:
    visit, draw = place.begin(), FakePreview()
    printer.gate.clear()
    place.slip.print()
    place.wait_for(printer.begun.is_set)
    preview = shown_preview(place, visit, draw)
    place.wait_for(lambda: len(draw.slips) == 1)
    assert preview.paper.currentText() == "A5"
