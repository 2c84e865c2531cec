# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip that tries a printer: where it was printed from and on what, and every script that slips come in."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.desk.office_time import at_office
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.reference import new_reference
from kiosk.domain.slip import ComeBack, Paper, Slip, SlipAnswer

WELCOMES = (
    "You are welcome here.",
    "Aquí le damos la bienvenida.",
    "Vous êtes les bienvenus ici.",
    "Chào mừng quý vị đến đây.",
    "Ласкаво просимо до нас.",
    "أهلًا وسهلًا بكم.",
    "እንኳን ደህና መጡ።",
    "欢迎来到这里。",
)
"""To see whether their letters are there: the languages that are shipped, and each further script that slips meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried: the screen it is tried from, the printer by the name people know, and the paper."""

    station: str
    printer: str
    paper: Paper


def trial_slip(office: Office, trial: Trial, printed_at: datetime, language: str) -> Slip:
    """Make the slip for a trial; it belongs to no visitor and is kept nowhere. `printed_at` is aware."""
    paper = trial.paper.value if trial.paper.value[0].isdigit() else trial.paper.value.capitalize()
    return Slip(
        id=new_id(),
        visit_id=new_id(),
        reference=new_reference(),
        office=office.name,
        language=language,
        printed_at=at_office(office, printed_at),
        trial=True,
        come_back=ComeBack(person="", phone=office.phone),
        answers=(SlipAnswer(text="\n".join((f"{trial.station} · {trial.printer} · {paper}", *WELCOMES))),),
    )
