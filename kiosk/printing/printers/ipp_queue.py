# SPDX-License-Identifier: GPL-3.0-or-later
"""One printer that speaks IPP, or one queue of the print system: asked, sent to, watched, told to stop."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import urlsplit
from uuid import UUID

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import ipp_exchange
from kiosk.printing.printers.connecting import PORTS, Address
from kiosk.printing.printers.document import JOB_NAME, Document
from kiosk.printing.printers.ipp_exchange import address_of, quoted, this_user
from kiosk.printing.printers.ipp_message import (
    Answer,
    Ask,
    Attributes,
    Group,
    IppFormatError,
    Operation,
    Tag,
    Value,
    request,
)
from kiosk.printing.printers.media import is_offered, media_name

_STATUS_ATTRIBUTES = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "media-supported",
    "device-uri",
)
_JOB_WISHES = (
    Ask(Tag.KEYWORD, "print-scaling", ("none",)),  # a QR code keeps the size it was made for
    Ask(Tag.KEYWORD, "sides", ("one-sided",)),
)
_WISHES_REFUSED = frozenset({0x040B, 0x040E})  # attributes or values not supported, or at odds
_NOT_FOUND = 0x0406
_NOT_ACCEPTING = 0x0506
_BUSY = frozenset({0x0505, 0x0507})  # for the moment, or with another job
_STATUS_REASONS = {_NOT_FOUND: PrintReason.NOT_THERE, _NOT_ACCEPTING: PrintReason.PAUSED}

_TROUBLES = (
    (("media-empty", "media-needed"), PrintReason.OUT_OF_PAPER),
    (("media-jam",), PrintReason.PAPER_JAM),
    (("cover-open", "door-open", "interlock-open", "input-tray-missing"), PrintReason.COVER_OPEN),
    (("marker-supply-empty", "toner-empty"), PrintReason.OUT_OF_INK),
    (("offline", "connecting-to-device", "shutdown", "timed-out"), PrintReason.OFFLINE),
    (("paused", "moving-to-paused"), PrintReason.PAUSED),
)
_ALWAYS_SERIOUS = frozenset(
    {"media-jam", "cover-open", "door-open", "interlock-open", "paused", "moving-to-paused", "shutdown"}
)
_CONNECTING = frozenset({"offline", "connecting-to-device"})


class PrinterState(IntEnum):
    """RFC 8011, printer-state."""

    IDLE = 3
    PROCESSING = 4
    STOPPED = 5


class JobState(IntEnum):
    """RFC 8011, job-state; from CANCELED on the job is over."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What a printer says of itself.

    `trouble` keeps it from printing. `named` are its reasons without their severity, `papers` the papers
    it offers. `device_uri` is where a queue finds its printer, "" for a printer itself.
    """

    state: int
    trouble: PrintReason
    named: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    device_uri: str = ""

    def trouble_since(self, before: "PrinterStatus") -> PrintReason:
        """Say what is wrong now, counting what came up since `before` however little is made of it.

        What was there before as a report or a warning (the second tray is empty) has kept no job from paper.
        """
        return self.trouble or _worst(self.named - before.named - _CONNECTING)

    @property
    def connecting(self) -> bool:
        """Whether a queue is still looking for its printer."""
        return bool(self.named & _CONNECTING)

    @property
    def device(self) -> Address | None:
        """Where a queue's printer listens, for connections that it takes several of at once, or None."""
        try:
            parts = urlsplit(self.device_uri)
            port = parts.port or PORTS.get(parts.scheme, 0)
        except ValueError:
            return None
        return Address(parts.hostname, port) if parts.hostname and parts.scheme in PORTS else None


@dataclass(frozen=True, slots=True)
class JobStatus:
    """What a printer says of a job; `impressions` counts the sides that came out, as far as it counts."""

    state: int
    impressions: int = 0
    title: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state >= JobState.CANCELED


@dataclass(frozen=True, slots=True)
class IppQueue:
    """Where slips are sent: `uri` names the printer, `address` and `path` say how to reach it.

    Every method raises PrinterError and takes no longer than `seconds` for an answer. `silence` is what it
    means when nobody answers.
    """

    uri: str
    address: Address
    path: str
    seconds: float
    silence: PrintReason = PrintReason.NONE

    @classmethod
    def at(cls, uri: str, seconds: float) -> "IppQueue":
        """Address a printer by its ipp:// address. Raises PrinterError: NOT_THERE for anything else."""
        address, path = address_of(uri)
        return cls(quoted(uri), address, path, seconds)

    def status(self) -> PrinterStatus:
        """Ask the printer how it is."""
        answer = self._ask(
            Operation.GET_PRINTER_ATTRIBUTES, Ask(Tag.KEYWORD, "requested-attributes", _STATUS_ATTRIBUTES)
        )
        if not answer.agreed:
            raise PrinterError(_STATUS_REASONS.get(answer.status, PrintReason.REFUSED))
        return printer_status(answer.first(Group.PRINTER))

    def send(self, document: Document, papers: Collection[str] = ()) -> int | None:
        """Hand over the whole document; returns the printer's number for the job.

        None says that it is busy with another job and has taken nothing. A paper that isn't among `papers`
        isn't named: the page then comes out on what the printer has, in its true size.
        """
        paper = media_name(document)
        media = (Ask(Tag.KEYWORD, "media", (paper,)),) if is_offered(paper, papers) else ()
        answer = self._print_job(document, (*media, *_JOB_WISHES))
        if answer.status in _WISHES_REFUSED:
            answer = self._print_job(document, ())
        if answer.status in _BUSY:
            return None
        if not answer.agreed:
            raise PrinterError(_STATUS_REASONS.get(answer.status, PrintReason.REFUSED))
        number = _number(answer.first(Group.JOB), "job-id", 0)
        if number <= 0:
            raise PrinterError(PrintReason.GARBLED, maybe_sent=True)
        return number

    def find(self, title: str) -> int | None:
        """Look for the last job of that name, also among those that are over, as far back as they are kept."""
        jobs = self._jobs("all")  # CUPS lists a job that its restart interrupted nowhere else
        if jobs is None:
            jobs = [*(self._jobs("not-completed") or ()), *(self._jobs("completed") or ())]
        return max((_number(job, "job-id", 0) for job in jobs if job.get("job-name") == (title,)), default=None)

    def job(self, number: int) -> JobStatus | None:
        """Ask how a job is; None when the printer knows nothing of it (any more)."""
        wanted = ("job-state", "job-impressions-completed", "job-name")
        answer = self._ask(
            Operation.GET_JOB_ATTRIBUTES,
            Ask(Tag.INTEGER, "job-id", (number,)),
            Ask(Tag.KEYWORD, "requested-attributes", wanted),
        )
        if answer.status == _NOT_FOUND:
            return None
        if not answer.agreed:
            raise PrinterError(PrintReason.GARBLED, maybe_sent=True)
        attributes = answer.first(Group.JOB)
        return JobStatus(
            _number(attributes, "job-state", JobState.PENDING),
            _number(attributes, "job-impressions-completed", 0),
            str(attributes.get("job-name", ("",))[0]),
        )

    def cancel(self, number: int, *, purge: bool = False) -> bool:
        """Stop a job, and with `purge` have a print system forget its document; tells whether that was done."""
        asked = [Ask(Tag.INTEGER, "job-id", (number,))]
        if purge:
            asked.append(Ask(Tag.BOOLEAN, "purge-job", (True,)))
        return self._ask(Operation.CANCEL_JOB, *asked).agreed

    def _jobs(self, which: str) -> Sequence[Attributes] | None:
        """List jobs; None when the printer does not list these."""
        answer = self._ask(
            Operation.GET_JOBS,
            Ask(Tag.KEYWORD, "which-jobs", (which,)),
            Ask(Tag.KEYWORD, "requested-attributes", ("job-id", "job-name")),
        )
        return answer.every(Group.JOB) if answer.agreed else None

    def _print_job(self, document: Document, wishes: tuple[Ask, ...]) -> Answer:
        asked = (
            Ask(Tag.NAME, "job-name", (document.title,)),
            Ask(Tag.MIME_TYPE, "document-format", ("application/pdf",)),
        )
        return self._ask(Operation.PRINT_JOB, *asked, job=wishes, document=document.content)

    def _ask(self, operation: Operation, *asked: Ask, job: tuple[Ask, ...] = (), document: bytes = b"") -> Answer:
        own = (Ask(Tag.URI, "printer-uri", (self.uri,)),)
        user = Ask(Tag.NAME, "requesting-user-name", (this_user(),))
        number = tuple(ask for ask in asked if ask.name == "job-id")  # belongs right behind the printer's URI
        others = tuple(ask for ask in asked if ask.name != "job-id")
        try:
            written = request(operation, (*own, *number, user, *others), job, document)
            return ipp_exchange.ask(self.address, self.path, written, seconds=self.seconds)
        except IppFormatError as error:  # no printer has a name, and no job a number, that can't be written
            raise PrinterError(PrintReason.NOT_THERE) from error
        except PrinterError as error:
            if self.silence and error.reason in {PrintReason.OFFLINE, PrintReason.NO_ANSWER}:
                raise PrinterError(self.silence, maybe_sent=error.maybe_sent) from error
            raise


def job_title(print_id: UUID) -> str:
    """Name the job of one print, so that it can be found again; still nothing of the visitor."""
    return f"{JOB_NAME} {print_id.hex}"


def printer_status(attributes: Attributes) -> PrinterStatus:
    """Read a printer's state and what is wrong with it.

    A reason counts when the printer calls it an error, when the printer has stopped, or when no sheet
    can pass whatever the printer makes of it (a jam, an open cover, a pause).
    """
    state = _number(attributes, "printer-state", PrinterState.IDLE)
    reasons = [str(reason) for reason in attributes.get("printer-state-reasons", ())]
    stopped = state == PrinterState.STOPPED
    named = frozenset(_bare(reason) for reason in reasons)
    serious = {_bare(reason) for reason in reasons if reason.endswith("-error") or (stopped and _unmarked(reason))}
    trouble = _worst(serious | named & _ALWAYS_SERIOUS)
    if not trouble and (stopped or serious):
        trouble = PrintReason.STOPPED
    if not trouble and attributes.get("printer-is-accepting-jobs", (True,))[0] is False:
        trouble = PrintReason.PAUSED
    papers = frozenset(str(paper) for paper in attributes.get("media-supported", ()))
    return PrinterStatus(state, trouble, named, papers, str(attributes.get("device-uri", ("",))[0]))


def _bare(reason: str) -> str:
    for severity in ("-error", "-warning", "-report"):
        reason = reason.removesuffix(severity)
    return reason


def _unmarked(reason: str) -> bool:
    return not reason.endswith(("-warning", "-report"))


def _worst(reasons: Iterable[str]) -> PrintReason:
    found = set(reasons)
    return next((trouble for words, trouble in _TROUBLES if found & set(words)), PrintReason.NONE)


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    value: Value = attributes.get(name, (otherwise,))[0]
    return value if isinstance(value, int) else otherwise
