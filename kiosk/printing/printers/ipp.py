# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips to IPP printers: by a CUPS queue's name, by an ipp:// address, or to the default queue.

A job's state alone is not believed: a jammed printer still says "completed". What the printer says of
itself counts as well.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.domain.slip import SlipState
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.connecting import listens
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import JOB_NAME, Document, DocumentForm
from kiosk.printing.printers.ipp_queue import IppQueue, JobState, JobStatus, PrinterStatus, job_title
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

_UNDER_WAY = frozenset({JobState.PENDING, JobState.PROCESSING})
_FIRST_LOOK = 0.02  # seconds
_LOOKS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class JobPatience:
    """How long to wait, in seconds.

    For one answer, for a queue's printer to listen (and for each answer about a job left at work), for the paper
    (and for a printer busy with another's before), with a printer in trouble, between looks, between looks at a job
    left at work.
    """

    answer: float = 6.0
    reach: float = 2.0
    paper: float = 30.0
    trouble: float = 4.0
    look: float = 0.3
    again: float = 10.0


class IppPrinters:
    """Prints PDF over IPP and watches the job until it is over or patience ends.

    `now` and `pause` are the clock (seconds, steady) and the wait between two looks.
    """

    form = DocumentForm.PDF

    def __init__(
        self,
        cups: CupsServer,
        patience: JobPatience | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._cups = cups
        self._patience = patience or JobPatience()
        self._now = now
        self._pause = pause

    def takes(self, target: PrintTarget) -> bool:
        """Tell whether the target is a printer."""
        return isinstance(target, PrinterTarget)

    def look(self, target: PrinterTarget) -> PrintReason:
        """Say what would keep a slip from paper now; NONE when nothing is known to."""
        try:
            printer = self._queue(target).status()
        except PrinterError as error:
            return error.reason
        return printer.trouble or self._out_of_reach(printer)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        """Look at the printer, send, and watch; a printer in trouble gets nothing and is FAILED.

        The document's title is the job's name; `find_job` finds one that `job_title` made.
        """
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

    def find_job(self, print_id: UUID, target: PrinterTarget) -> PrintOutcome:
        """Find the job of a print whose number was never learned, as when the power went, and look at it once.

        UNCONFIRMED without a reason when the printer knows none: it never got it, or keeps no list of
        what it did.
        """
        try:
            number = self._queue_left_alone(target).find(job_title(print_id))
        except PrinterError as error:
            return PrintOutcome(SlipState.UNCONFIRMED, reason=error.reason)
        return self.follow(str(number), target) if number else PrintOutcome(SlipState.UNCONFIRMED)

    def follow(self, job: str, target: PrinterTarget) -> PrintOutcome:
        """Look once at a job that was SENT or UNCONFIRMED before, and have nothing of it stay behind if it is over.

        SENT while it is under way and the printer well; from a printer in trouble it is taken back. UNCONFIRMED
        without a reason when the printer no longer knows it.
        """
        try:
            return self._look_at(self._queue_left_alone(target), int(job))
        except (PrinterError, ValueError) as error:
            reason = error.reason if isinstance(error, PrinterError) else PrintReason.NOT_THERE
            return PrintOutcome(SlipState.UNCONFIRMED, job, reason)

    def see_off(self, print_id: UUID, target: PrinterTarget) -> None:
        """Look at a job left at work until nothing of it stays behind; gives up after about ten minutes."""
        for _look in range(_LOOKS_AT_MOST):
            self._pause(self._patience.again)
            found = self.find_job(print_id, target)
            if found.state is not SlipState.SENT and not found.reason:
                return

    def _queue(self, target: PrinterTarget) -> IppQueue:
        if "://" in target.name:
            return IppQueue.at(target.name, self._patience.answer)
        return replace(self._cups.queue(target.name), seconds=self._patience.answer)

    def _queue_left_alone(self, target: PrinterTarget) -> IppQueue:
        """Address a printer for a look that must not hold up the next print: a healthy one answers at once."""
        return replace(self._queue(target), seconds=min(self._patience.answer, self._patience.reach))

    def _out_of_reach(self, printer: PrinterStatus) -> PrintReason:
        """Say OFFLINE when a queue's printer is known not to listen: CUPS would try it silently for ever."""
        reached = printer.device is None or listens(printer.device, seconds=self._patience.reach)
        return PrintReason.NONE if reached else PrintReason.OFFLINE

    def _send(self, queue: IppQueue, document: Document, before: PrinterStatus) -> PrintOutcome:
        """Send and watch; a printer at another station's slip is asked again until patience ends."""
        began = self._now()
        try:
            while (number := queue.send(document, before.papers)) is None:
                if self._now() - began >= self._patience.paper:
                    return PrintOutcome(SlipState.FAILED, reason=PrintReason.BUSY)
                self._pause(self._patience.look)
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
                known, printer = queue.job(number), queue.status()
                if known is None:
                    return PrintOutcome(SlipState.UNCONFIRMED, str(number))
                job, reason = known, _trouble_of(known, printer, before)
            except PrinterError as error:
                reason = error.reason
            if job.over:
                return self._over(queue, number, job, before, reason)
            moment = self._now()
            well = well if reason else moment
            if moment - well >= self._patience.trouble or moment - began >= self._patience.paper:
                there = self._at_the_printer(job, before)
                return self._given_up(queue, number, there or job, reason or self._out_of_reach(before))
            self._pause(min(self._patience.look, max(_FIRST_LOOK, moment - began)))  # quick printers are told soon

    def _look_at(self, queue: IppQueue, number: int) -> PrintOutcome:
        job = queue.job(number)
        if job is None:
            return PrintOutcome(SlipState.UNCONFIRMED, str(number))
        printer = queue.status()
        before = replace(printer, named=frozenset())  # what it names may have come up with this very job
        reason = _trouble_of(job, printer, before)
        if job.over:
            return self._over(queue, number, job, before, reason)
        there = self._at_the_printer(job, before)
        reason = reason or (PrintReason.NONE if there else self._out_of_reach(before))
        if there or reason or job.state not in _UNDER_WAY:
            return self._given_up(queue, number, there or job, reason)
        return PrintOutcome(SlipState.SENT, str(number), PrintReason.STILL_PRINTING)

    def _over(
        self, queue: IppQueue, number: int, job: JobStatus, before: PrinterStatus, reason: PrintReason
    ) -> PrintOutcome:
        """Say how a job ended; CUPS calls completed what was at a printer that has gone off."""
        _forget(queue, number)
        if job.state != JobState.COMPLETED:
            return _ended(number, job, reason)
        there = self._at_the_printer(job, before)
        return _ended(number, there or job, reason or (PrintReason.NONE if there else self._out_of_reach(before)))

    def _at_the_printer(self, job: JobStatus, before: PrinterStatus) -> JobStatus | None:
        """Ask the printer behind a queue how the job ended there; None when it does not say that it did.

        CUPS may call completed what a printer threw away, and after a restart waits for what is long printed.
        Only a job's own name finds it there.
        """
        if job.title in {"", JOB_NAME} or not before.device_uri:
            return None
        try:
            printer = IppQueue.at(before.device_uri, self._patience.reach)
            number = printer.find(job.title)
            there = printer.job(number) if number else None
        except PrinterError:
            return None
        return there if there and there.over else None

    def _given_up(self, queue: IppQueue, number: int, job: JobStatus, reason: PrintReason) -> PrintOutcome:
        """Leave a printer at work to it; take the job back from one in trouble, lest it print much later."""
        if job.over:  # at the printer, whatever its queue still waits for
            self._taken_back(queue, number)
            return _ended(number, job, reason)
        if not reason and job.state == JobState.PROCESSING:
            return PrintOutcome(SlipState.SENT, str(number), PrintReason.STILL_PRINTING)
        reason = reason or PrintReason.STOPPED
        sure = self._taken_back(queue, number) and reason in _BEFORE_PAPER_MOVES
        return PrintOutcome(SlipState.FAILED if sure else SlipState.UNCONFIRMED, str(number), reason)

    def _taken_back(self, queue: IppQueue, number: int) -> bool:
        """Cancel a job; tells whether it is over with nothing printed, as a printer may need a moment for that."""
        at_most = min(self._patience.trouble, queue.seconds)
        try:
            queue.cancel(number)
            began = self._now()
            while (job := queue.job(number)) and not job.over and self._now() - began < at_most:
                self._pause(self._patience.look)
            _forget(queue, number)
        except PrinterError:
            return False
        return job is not None and job.state == JobState.CANCELED and not job.impressions


def _ended(number: int, job: JobStatus, reason: PrintReason) -> PrintOutcome:
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
