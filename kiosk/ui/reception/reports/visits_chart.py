# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits over time as a chart, and the same figures as a table."""

from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.report_words import Row, Section
from kiosk.ui.reception.reports.figure_table import FigureTable
from kiosk.ui.reception.rows import button
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import named
from kiosk.ui.widgets.painting import text_font

_HEIGHT = 230
_LABEL = 96
_PIXELS = 13


def load_charts() -> ModuleType:
    """Load what draws charts: half a second, so not on the window's thread and not before a report is looked at."""
    return import_module("pyqtgraph")


class VisitsChart(QWidget):
    """Bars for days, weeks or months. Whoever cannot see them turns to the table, with one button."""

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._section: Section | None = None
        self._plot: QWidget | None = None
        self._mark: Callable[[int], None] | None = None
        self.as_table = button(translate("Show as a table"), "visits-as-table", "small", self)
        self.as_table.setCheckable(True)
        self.table = FigureTable("visits-table", translate)
        self._stack = QStackedWidget(self)
        self._chart = named(QWidget(), "visits-chart")
        self._room = QVBoxLayout(self._chart)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._chart)
        self._stack.addWidget(self.table)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._stack)
        lines.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignLeading)
        self.as_table.toggled.connect(self._on_toggled)

    def show_section(self, section: Section, charts: ModuleType) -> None:
        """Draw another section; `charts` is what `load_charts` returned."""
        self._section = section
        self.table.show_section(section)
        if self._plot is not None:
            self._plot.setParent(None)
            self._plot.deleteLater()
        self._plot, self._mark = _plot(section.rows, charts, self._chart)
        self._mark(self.width())
        self._plot.setAccessibleName(self._in_words(section))
        self._chart.setAccessibleName(self._in_words(section))
        self._room.addWidget(self._plot)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many bars as have room now."""
        super().resizeEvent(event)
        if self._mark is not None:
            self._mark(self.width())

    @Slot(bool)
    def _on_toggled(self, table: bool) -> None:
        self._stack.setCurrentIndex(int(table))
        words = self._("Show as a chart") if table else self._("Show as a table")
        self.as_table.setText(words)
        self.as_table.setAccessibleName(words)
        self._fit()

    def _fit(self) -> None:
        """A stack is as high as its highest page: let it be as high as the one that shows."""
        chart = self._stack.currentIndex() == 0
        self._stack.setFixedHeight(scaled(_HEIGHT) if chart else self.table.height())

    def _in_words(self, section: Section) -> str:
        most = max(section.rows, key=lambda row: row.number or 0, default=None)
        if most is None or not most.number:
            return self._("{chart}: none", chart=section.title)
        return self._("{chart}, the most: {label} with {count}", chart=section.title, label=most.label, count=most.said)


def _plot(rows: Sequence[Row], charts: ModuleType, parent: QWidget) -> tuple[QWidget, Callable[[int], None]]:
    """Draw the bars; what is returned with them names as many as have room in a width."""
    plot = charts.PlotWidget(parent, background=QColor(LOOK.card))
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the page scrolls, not the chart
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    heights = [row.number or 0 for row in rows]
    brush, pen = charts.mkBrush(LOOK.teal), charts.mkPen(LOOK.teal)
    plot.addItem(charts.BarGraphItem(x=range(len(rows)), height=heights, width=0.68, brush=brush, pen=pen))
    plot.setXRange(-0.5, len(rows) - 0.5, padding=0.01)
    plot.setYRange(0, max(4, *heights) * 1.08 if heights else 4, padding=0)
    plot.getViewBox().invertX(QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft)
    plot.showGrid(y=True, alpha=0.18)
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setPen(charts.mkPen(LOOK.soft))
        axis.setTextPen(charts.mkPen(LOOK.ink))
        axis.setTickFont(text_font(_PIXELS))
        axis.setStyle(tickLength=0 if side == "bottom" else -4, hideOverlappingLabels=False)
    plot.getAxis("left").setTicks([_whole_numbers(max(4, *heights) if heights else 4)])

    def mark(width: int) -> None:
        step = -(-len(rows) // max(1, width // scaled(_LABEL))) or 1
        names = [(at, row.label) for at, row in enumerate(rows) if at % step == 0]
        plot.getAxis("bottom").setTicks([names])

    return _as_widget(plot), mark


def _whole_numbers(most: float) -> list[tuple[float, str]]:
    """Mark four or five whole numbers: there are no half visits."""
    step = next(size for size in (10**power * first for power in range(9) for first in (1, 2, 5)) if size * 5 >= most)
    return [(at, str(at)) for at in range(0, int(most) + 1, step)]


def _as_widget(plot: object) -> QWidget:
    if not isinstance(plot, QWidget):
        raise TypeError("The chart is no widget of this toolkit.")
    return plot
