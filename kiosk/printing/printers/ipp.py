# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips to IPP printers: by a CUPS queue's name, by an ipp:// address, or to the default queue.

A job's state alone is not believed: a jammed printer still says "completed". What the printer says of
itself counts as well.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.domain.slip import SlipState
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.ipp_exchange import address_of, listens
from kiosk.printing.printers.ipp_queue import IppQueue, JobState, JobStatus, PrinterStatus
from kiosk.printing.targets import PrinterTarget, PrintTarget

_BEFORE_PAPER_MOVES = frozenset(
    {
        PrintReason.PAUSED,
        PrintReason.STOPPED,
        PrintReason.OUT_OF_PAPER,
        PrintReason.COVER_OPEN,
        PrintReason.OUT_OF_INK,
    }
)
"""Troubles in which a job that was cancelled with no side printed has surely left no slip."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds.

    For one answer, for a queue's printer to listen, for the paper, with a printer in trouble, between looks.
    """

    answer: float = 6.0
    reach: float = 2.0
    paper: float = 30.0
    trouble: float = 4.0
    look: float = 0.3


class IppPrinters:
    """Prints PDF over IPP and watches the job until it is over or patience ends.

    `now` and `pause` are the clock (seconds, steady) and the wait between two looks.
    """

    form = DocumentForm.PDF

    def __init__(
        self,
        cups: CupsServer,
        patience: Patience | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._cups = cups
        self._patience = patience or Patience()
        self._now = now
        self._pause = pause

    def takes(self, target: PrintTarget) -> bool:
        """Tell whether the target is a printer."""
        return isinstance(target, PrinterTarget)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        """Look at the printer, send, and watch; a printer in trouble gets nothing and is FAILED."""
        if not isinstance(target, PrinterTarget) or document.form is not self.form:
            return PrintOutcome(SlipState.FAILED, reason=PrintReason.REFUSED)
        try:
            queue = self._queue(target)
            before = queue.status()
        except PrinterError as error:
            return PrintOutcome(SlipState.FAILED, reason=error.reason)
        if trouble := before.trouble or self._out_of_reach(before):
            return PrintOutcome(SlipState.FAILED, reason=trouble)
        return self._send(queue, document, before)

    def follow(self, job: str, target: PrinterTarget) -> PrintOutcome:
        """Watch a job that was SENT or UNCONFIRMED before."""
        try:
            queue = self._queue(target)
            return self._watch(queue, int(job), queue.status())
        except (PrinterError, ValueError) as error:
            reason = error.reason if isinstance(error, PrinterError) else PrintReason.NOT_THERE
            return PrintOutcome(SlipState.UNCONFIRMED, job, reason)

    def _queue(self, target: PrinterTarget) -> IppQueue:
        if "://" not in target.name:
            return replace(self._cups.queue(target.name), seconds=self._patience.answer)
        address, path = address_of(target.name)
        return IppQueue(target.name, address, path, self._patience.answer)

    def _out_of_reach(self, printer: PrinterStatus) -> PrintReason:
        """Say OFFLINE when a queue's printer is known not to listen: CUPS would try it silently for ever."""
        reached = printer.device is None or listens(printer.device, seconds=self._patience.reach)
        return PrintReason.NONE if reached else PrintReason.OFFLINE

    def _send(self, queue: IppQueue, document: Document, before: PrinterStatus) -> PrintOutcome:
        try:
            number = queue.send(document, before.papers)
        except PrinterError as error:
            state = SlipState.UNCONFIRMED if error.maybe_sent else SlipState.FAILED
            return PrintOutcome(state, reason=error.reason)
        return self._watch(queue, number, before)

    def _watch(self, queue: IppQueue, number: int, before: PrinterStatus) -> PrintOutcome:
        """Look at job and printer until the job is over, the printer stays in trouble, or patience ends."""
        job, reason = JobStatus(JobState.PENDING), PrintReason.NONE
        began = well = self._now()
        while True:
            try:
                job, printer = queue.job(number), queue.status()
                reason = _trouble_of(job, printer, before)
            except PrinterError as error:
                reason = error.reason
            if job.over:
                return self._ended(queue, number, job, reason)
            moment = self._now()
            well = well if reason else moment
            if moment - well >= self._patience.trouble or moment - began >= self._patience.paper:
                return self._given_up(queue, number, job, reason or self._out_of_reach(before))
            self._pause(self._patience.look)

    def _ended(self, queue: IppQueue, number: int, job: JobStatus, reason: PrintReason) -> PrintOutcome:
        _forget(queue, number)
        match job.state:
            case JobState.COMPLETED if not reason:
                return PrintOutcome(SlipState.CONFIRMED, str(number))
            case JobState.COMPLETED:
                return PrintOutcome(SlipState.UNCONFIRMED, str(number), reason)
            case JobState.CANCELED:
                state = SlipState.UNCONFIRMED if job.impressions else SlipState.FAILED
                return PrintOutcome(state, str(number), reason or PrintReason.CANCELLED)
            case _:
                state = SlipState.UNCONFIRMED if job.impressions else SlipState.FAILED
                return PrintOutcome(state, str(number), reason or PrintReason.REFUSED)

    def _given_up(self, queue: IppQueue, number: int, job: JobStatus, reason: PrintReason) -> PrintOutcome:
        """Leave a printer at work to it; take the job back from one in trouble, lest it print much later."""
        if not reason and job.state == JobState.PROCESSING:
            return PrintOutcome(SlipState.SENT, str(number), PrintReason.STILL_PRINTING)
        reason = reason or PrintReason.STOPPED
        sure = self._taken_back(queue, number) and reason in _BEFORE_PAPER_MOVES
        return PrintOutcome(SlipState.FAILED if sure else SlipState.UNCONFIRMED, str(number), reason)

    def _taken_back(self, queue: IppQueue, number: int) -> bool:
        """Cancel a job; tells whether it is over with nothing printed, as a printer may need a moment for that."""
        try:
            queue.cancel(number)
            began = self._now()
            while not (job := queue.job(number)).over and self._now() - began < self._patience.trouble:
                self._pause(self._patience.look)
            _forget(queue, number)
        except PrinterError:
            return False
        return job.state == JobState.CANCELED and not job.impressions


def _trouble_of(job: JobStatus, printer: PrinterStatus, before: PrinterStatus) -> PrintReason:
    """Say what keeps a job from paper; a queue still looking for its printer matters until the job is over."""
    if trouble := printer.trouble_since(before):
        return trouble
    return PrintReason.OFFLINE if printer.connecting and not job.over else PrintReason.NONE


def _forget(queue: IppQueue, number: int) -> None:
    """Have the print system drop the document it would otherwise keep for a day; printers just say no."""
    try:
        queue.cancel(number, purge=True)
    except PrinterError:
        return
