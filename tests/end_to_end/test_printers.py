# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding and trying printers from the command line."""

from pathlib import Path

from tests.end_to_end.conftest import Command
from tests.printing.pdf_readers import text_of


def test_what_is_found_is_listed(onward: Command) -> None:
    found = onward.json("printers", "find")
    for printer in found:
        assert set(printer) == {"target", "name", "kind", "detail", "trouble", "default", "papers"}
        assert printer["name"]


def test_a_test_slip_is_printed_and_said(onward: Command, tmp_path: Path) -> None:
    page = tmp_path / "trial.pdf"
    said = onward.json("printers", "test", f"pdf:{page}", "--paper", "80mm")
    assert said == {"state": "confirmed", "job": "", "path": str(page)}
    text = text_of(page.read_bytes())
    assert "Front desk · " in text
    assert "欢迎来到这里" in text


def test_a_receipt_is_tried_as_its_printer_would_get_it(onward: Command, tmp_path: Path) -> None:
    receipt = tmp_path / "trial.bin"
    said = onward.json("printers", "test", f"escpos-file:{receipt}?profile=epson-tm-t20")
    assert said["state"] == "confirmed"
    assert receipt.read_bytes().startswith(b"\x1b@")


def test_a_printer_that_cannot_print_is_said_in_one_sentence(onward: Command) -> None:
    answer = onward("printers", "test", "printer:ipp://127.0.0.1:9/ipp/print", "--json")
    assert answer.code == 1
    assert answer.document == {"state": "failed", "job": "", "path": None}
    assert answer.err.strip() == (
        "The test slip was not printed. The printer is switched off or its cable is out. Check both."
    )


def test_a_target_nobody_understands_is_said(onward: Command) -> None:
    answer = onward("printers", "test", "fax:555")
    assert answer.code == 1
    assert "“fax:555” is no print target." in answer.err


def test_the_doctor_looks_at_the_printers_that_are_chosen(onward: Command, tmp_path: Path) -> None:
    fine = onward("doctor", "--json", environment={"ONWARD_PRINTER": f"pdf:{tmp_path}/slip.pdf"})
    assert [check for check in fine.document if check["check"] == "printers"] == [
        {"check": "printers", "ok": True, "message": f"pdf:{tmp_path}/slip.pdf can print on a5"}
    ]
    off = onward("doctor", "--json", environment={"ONWARD_PRINTER": "escpos-usb:04b8:ffff"})
    [looked] = [check for check in off.document if check["check"] == "printers"]
    assert not looked["ok"]
    assert looked["message"].startswith("escpos-usb:04b8:ffff: The printer is switched off or its cable is out.")
    wrong = onward("doctor", "--json", environment={"ONWARD_PRINTER": "fax:555"})
    [looked] = [check for check in wrong.document if check["check"] == "printers"]
    assert "“fax:555” is no print target." in looked["message"]
