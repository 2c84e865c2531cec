# SPDX-License-Identifier: GPL-3.0-or-later
"""USB printers in a made-up system tree, and the serial ports of this machine."""

from pathlib import Path

import pytest
from serial.tools import list_ports

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.printing.printers.finding.wired import SerialPorts, UsbPorts
from kiosk.printing.targets import SerialReceiptTarget, UsbId, UsbReceiptTarget, read_target

EPSON = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;DES:EPSON TM-T20III;"
LASER = "MFG:HP;CMD:PJL,PCL,PDF;MDL:LaserJet M110w;CLS:PRINTER;DES:HP LaserJet M110w;"


def plug_in(tree: Path, number: int, ids: str, device_id: str = "", **said: str) -> None:
    """Make the folders and links that Linux makes for a USB printer."""
    device = tree / f"devices/usb1/1-{number}"
    interface = device / f"1-{number}:1.0"
    port = interface / f"usbmisc/lp{number}"
    port.mkdir(parents=True)
    vendor, product = ids.split(":")
    for name, text in {"idVendor": vendor, "idProduct": product, **said}.items():
        (device / name).write_text(f"{text}\n")
    if device_id:
        (interface / "ieee1284_id").write_text(f"{device_id}\n")
    (port / "device").symlink_to(interface)
    listing = tree / "class/usbmisc"
    listing.mkdir(parents=True, exist_ok=True)
    (listing / f"lp{number}").symlink_to(port)


def found_in(tree: Path) -> list[FoundPrinter]:
    return [seen.printer for seen in UsbPorts(tree / "class/usbmisc").find(1.0)]


def test_a_receipt_printer_is_found_by_what_it_understands(tmp_path: Path) -> None:
    plug_in(tmp_path, 0, "04b8:0e28", EPSON, serial="X3F7001234")
    [printer] = found_in(tmp_path)
    assert printer == FoundPrinter(
        target="escpos-usb:04b8:0e28:X3F7001234",
        name="EPSON TM-T20III",
        kind=PrinterKind.RECEIPT_USB,
        detail="USB 04b8:0e28",
    )
    assert read_target(printer.target) == UsbReceiptTarget(UsbId(0x04B8, 0x0E28, "X3F7001234"))


def test_an_office_printer_gets_no_receipts(tmp_path: Path) -> None:
    plug_in(tmp_path, 0, "03f0:052a", LASER, serial="VNB3", product="LaserJet M110w")
    assert found_in(tmp_path) == []


@pytest.mark.parametrize(
    ("ids", "device_id", "product", "name"),
    [
        ("1d90:2060", "", "CT-S310II", "Citizen CT-S310II"),
        ("0416:5011", "", "POS58 USB Printer", "Citizen POS58 USB Printer"),
        ("0fe6:811e", "MFG:;CMD:;MDL:;", "", "Citizen"),
        ("1504:0006", "MANUFACTURER:BIXOLON;COMMAND SET:ESC/POS;MODEL:SRP-350;", "", "SRP-350"),
    ],
)
def test_receipt_printers_that_say_little_are_known(
    tmp_path: Path, ids: str, device_id: str, product: str, name: str
) -> None:
    plug_in(tmp_path, 3, ids, device_id, product=product, manufacturer="Citizen")
    [printer] = found_in(tmp_path)
    assert (printer.target, printer.name) == (f"escpos-usb:{ids}", name)


@pytest.mark.parametrize("serial", ["", "A B", "?", "no/slash"])
def test_a_serial_number_no_target_can_hold_is_left_out(tmp_path: Path, serial: str) -> None:
    plug_in(tmp_path, 0, "04b8:0e28", EPSON, serial=serial)
    assert [printer.target for printer in found_in(tmp_path)] == ["escpos-usb:04b8:0e28"]


def test_a_tree_that_says_nonsense_hides_no_other_printer(tmp_path: Path) -> None:
    plug_in(tmp_path, 0, "what:ever", EPSON)
    plug_in(tmp_path, 1, "04b8:0e28", EPSON)
    (tmp_path / "class/usbmisc/lp2").symlink_to(tmp_path / "gone")
    assert [printer.target for printer in found_in(tmp_path)] == ["escpos-usb:04b8:0e28"]


def test_no_usb_at_all_finds_nothing(tmp_path: Path) -> None:
    assert found_in(tmp_path) == []


def test_the_serial_ports_there_are_are_listed(tmp_path: Path) -> None:
    there = {port.device for port in list_ports.comports()}
    found = [seen.printer for seen in SerialPorts(tmp_path).find(1.0)]
    assert {printer.detail for printer in found} == there
    for printer in found:
        assert read_target(printer.target) == SerialReceiptTarget(Path(printer.detail))
        assert printer.kind is PrinterKind.RECEIPT_SERIAL


def test_a_serial_port_goes_by_the_name_that_lasts(tmp_path: Path) -> None:
    there = [port.device for port in list_ports.comports()]
    if not there:
        pytest.skip("this machine has no serial port")
    (tmp_path / "usb-FTDI_A50285BI-if00-port0").symlink_to(there[0])
    targets = [seen.printer.target for seen in SerialPorts(tmp_path).find(1.0)]
    assert f"escpos-serial:{tmp_path}/usb-FTDI_A50285BI-if00-port0" in targets
