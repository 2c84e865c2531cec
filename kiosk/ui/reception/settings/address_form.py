# SPDX-License-Identifier: GPL-3.0-or-later
"""A printer that was not found, by its address."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.domain.printer import PrinterChoice, PrinterKind
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.settings.form_lines import form_lines
from kiosk.ui.reception.settings.steady_choice import SteadyChoice
from kiosk.ui.reception.settings.targets import RECEIPT_PORT, host_and_port, kind_of, place_of, typed_target
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.words.printers import kind_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named

_KINDS = (
    PrinterKind.RECEIPT_NETWORK,
    PrinterKind.IPP,
    PrinterKind.QUEUE,
    PrinterKind.RECEIPT_USB,
    PrinterKind.RECEIPT_SERIAL,
)
_LONGEST_ADDRESS = 300


class AddressForm(QWidget):
    """What kind of printer it is, and where; says the target that was typed."""

    typed = Signal(str)

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self.setObjectName("printer-address-form")
        self.kind = named(SteadyChoice(self), "printer-kind", translate("Kind of printer"))
        for kind in _KINDS:
            self.kind.addItem(kind_in_words(kind, translate), kind.value)
        self._address_label = Words("", "soft", self)
        self._address = named(QLineEdit(self), "printer-address")
        self._address.setMaxLength(_LONGEST_ADDRESS)
        self._port_label = Words(translate("Port"), "soft", self)
        self._port = named(QLineEdit(RECEIPT_PORT, self), "printer-port", translate("Port"))
        self._port.setValidator(QIntValidator(1, 65535, self._port))
        self._wrong = named(Saying("", "error", self), "printer-address-wrong")
        self._use = button(translate("Use this printer"), "use-address", parent=self)
        self._use.setAutoDefault(True)
        self._lay_out()
        self.kind.activated.connect(self._on_kind_chosen)
        self._use.clicked.connect(self._on_used)
        for line in (self._address, self._port):
            line.returnPressed.connect(self._on_used)
            line.textEdited.connect(self._on_edited)
        self.show_choice(None)

    def show_choice(self, choice: PrinterChoice | None) -> None:
        """Begin with where the chosen printer is."""
        kind = kind_of(choice.target) if choice is not None else None
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind.value if kind else "")))
        host, port = host_and_port(choice.target) if kind is PrinterKind.RECEIPT_NETWORK and choice else ("", "")
        self._address.setText(host or (place_of(choice.target) if kind and choice else ""))
        self._port.setText(port or RECEIPT_PORT)
        self.show_wrong("")
        self._fit_kind()

    def show_wrong(self, sentence: str) -> None:
        """Say what is wrong with the address, "" for nothing."""
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence:
            self._address.setFocus()
            self._address.setAccessibleDescription(sentence)

    @property
    def first(self) -> QWidget:
        """Where to begin."""
        return self.kind

    def _chosen_kind(self) -> PrinterKind:
        return PrinterKind(str(self.kind.currentData()))

    def _fit_kind(self) -> None:
        kind, _ = self._chosen_kind(), self._
        label, example = {
            PrinterKind.QUEUE: (_("Queue"), _("Its name, as the print system has it")),
            PrinterKind.IPP: (_("Address"), "ipp://192.0.2.7/ipp/print"),
            PrinterKind.RECEIPT_NETWORK: (_("Address"), "192.0.2.7"),
            PrinterKind.RECEIPT_USB: (_("Device"), "/dev/usb/lp0"),
            PrinterKind.RECEIPT_SERIAL: (_("Device"), "/dev/ttyUSB0"),
        }[kind]
        self._address_label.setText(label)
        self._address.setAccessibleName(label)
        self._address.setPlaceholderText(example)
        for widget in (self._port_label, self._port):
            widget.setVisible(kind is PrinterKind.RECEIPT_NETWORK)

    @Slot()
    def _on_kind_chosen(self) -> None:
        self.show_wrong("")
        self._fit_kind()

    @Slot()
    def _on_edited(self) -> None:
        self.show_wrong("")

    @Slot()
    def _on_used(self) -> None:
        self.typed.emit(typed_target(self._chosen_kind(), self._address.text(), self._port.text()))

    def _lay_out(self) -> None:
        lines = form_lines()
        kind_label = Words(self._("Kind of printer"), "soft", self)
        for label, field in (
            (kind_label, self.kind),
            (self._address_label, self._address),
            (self._port_label, self._port),
        ):
            label.setBuddy(field)
            lines.addRow(label, field)
        whole = column(self, spacing=scaled(8))
        whole.addLayout(lines)
        whole.addWidget(self._wrong)
        whole.addWidget(LinedUp(self, self._use))
