# SPDX-License-Identifier: GPL-3.0-or-later
"""One slip to one receipt printer: how it is, the slip, and the proof that it was printed."""

import secrets
import string
import time
from dataclasses import dataclass

from kiosk.domain.slip import SlipState
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.escpos import commands
from kiosk.printing.printers.escpos.commands import Ask
from kiosk.printing.printers.escpos.line import Line
from kiosk.printing.printers.escpos.replies import ProcessId, RealTimeStatus, Replies, Reply, SensorStatus
from kiosk.printing.printers.escpos.status import trouble_of
from kiosk.printing.receipt_profiles import Proof, ReceiptProfile

_SAID_AT_WORK = frozenset({PrintReason.NONE, PrintReason.NO_ANSWER, PrintReason.PAUSED})
"""What a printer may say while it prints: some answer only in their turn, some are offline for a moment."""


@dataclass(frozen=True, slots=True)
class ReceiptPatience:
    """How long to wait, in seconds.

    To get through (a busy printer is waited for), for the first answer (a printer at another's slip may be slow),
    for a further one, for a printer that takes no more bytes, for the proof beyond the time that printing
    takes, and between looks at a printer that has not yet given it.
    """

    reach: float = 6.0
    first_answer: float = 6.0
    answer: float = 2.0
    stall: float = 6.0
    proof: float = 15.0
    look: float = 1.0


class Conversation:
    """Prints on a line that is open. Good for one job."""

    def __init__(self, line: Line, profile: ReceiptProfile, patience: ReceiptPatience) -> None:
        self._line = line
        self._profile = profile
        self._patience = patience
        self._replies = Replies(line)
        self._identity = _new_identity()
        self._may_have_printed = False
        self._proved = False

    def print(self, job: bytes) -> PrintOutcome:
        """Print; FAILED when nothing of the job was taken, CONFIRMED when the printer showed that it printed."""
        try:
            reason = self.look() or self._sent(job) or self._unproved(len(job))
        except PrinterError as error:
            reason = error.reason
        if not reason:
            return PrintOutcome(SlipState.CONFIRMED)
        return PrintOutcome(SlipState.UNCONFIRMED if self._may_have_printed else SlipState.FAILED, reason=reason)

    def look(self) -> PrintReason:
        """Say what keeps the printer from printing; one that never answers is taken to be fine.

        Raises PrinterError: GARBLED for what talks without being asked and so is no printer, OFFLINE.
        """
        if self._profile.proof is Proof.NONE:
            return PrintReason.NONE
        return self._trouble(self._patience.first_answer)

    def _trouble(self, first_answer: float) -> PrintReason:
        answers: dict[Ask, int] = {}
        for ask in Ask:
            bits = self._asked(ask, self._patience.answer if answers else first_answer)
            if bits is None:
                return PrintReason.NO_ANSWER
            answers[ask] = bits
        return trouble_of(answers, online_bit=self._profile.online_bit)

    def _asked(self, ask: Ask, seconds: float) -> int | None:
        until = time.monotonic() + seconds
        while self._heard(0.0, until) is not None:
            continue
        if not self._line.send(commands.status_request(ask), until):
            return None
        while (reply := self._heard(until, until)) is not None:
            if isinstance(reply, RealTimeStatus):
                return reply.bits
        return None

    def _heard(self, wait: float, until: float) -> Reply | None:
        """Take the printer's next word, waiting until `wait`; None from `until` on, however much it talks.

        What talks unasked before it has got a slip is no printer. From then on, dots may look like questions, and
        the proof may come before the answer.
        """
        if time.monotonic() >= until:
            return None
        reply = self._replies.next(wait)
        asked = wait > 0 and isinstance(reply, RealTimeStatus)
        if reply is not None and not asked and not self._may_have_printed:
            raise PrinterError(PrintReason.GARBLED)
        self._proved = self._proved or self._proves(reply)
        return reply

    def _sent(self, job: bytes) -> PrintReason:
        """Send the job; STOPPED for a printer that takes no more or is too slow to be at work."""
        content = job + self._request()
        last = time.monotonic() + self._patience.stall + len(content) / self._line.rate
        while content:
            taken = self._line.send(content, time.monotonic() + self._patience.stall)
            self._may_have_printed = self._may_have_printed or taken > 0
            if not taken or time.monotonic() >= last:
                return PrintReason.STOPPED
            content = content[taken:]
            if self._profile.proof is not Proof.NONE:
                self._replies.listen()
        return PrintReason.NONE

    def _request(self) -> bytes:
        match self._profile.proof:
            case Proof.PROCESS_ID:
                return commands.process_id_request(self._identity)
            case Proof.SENSOR:
                return commands.sensor_request()
            case Proof.NONE:
                return b""

    def _unproved(self, size: int) -> PrintReason:
        """Wait for the proof, then look at the printer again; NONE is proof."""
        if self._profile.proof is Proof.NONE:
            return self._drained(size)
        until = time.monotonic() + self._patience.proof + size / self._line.rate
        reason = PrintReason.NONE
        while not self._proved and time.monotonic() < until:
            if self._heard(min(until, time.monotonic() + self._patience.look), until) is None:
                reason = self._trouble(self._patience.answer)
                if reason not in _SAID_AT_WORK:
                    return reason
        return self._trouble(self._patience.answer) if self._proved else reason or PrintReason.SAYS_NOTHING

    def _proves(self, reply: Reply | None) -> bool:
        if self._profile.proof is Proof.PROCESS_ID:
            return reply == ProcessId(self._identity)
        return isinstance(reply, SensorStatus)

    def _drained(self, size: int) -> PrintReason:
        """Wait until a printer that says nothing has at least taken everything."""
        until = time.monotonic() + self._patience.stall + size / self._line.rate
        while self._line.unsent():
            if time.monotonic() >= until:
                return PrintReason.STOPPED
            time.sleep(0.01)
        return PrintReason.SAYS_NOTHING


def _new_identity() -> bytes:
    return "".join(secrets.choice(string.ascii_uppercase) for _letter in range(4)).encode("ascii")
