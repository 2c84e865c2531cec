# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up: the office, its database."""

from importlib.resources import as_file
from typing import Annotated

import typer
from tzlocal import get_localzone_name

from kiosk.app import build_onward, make_store, utc_now
from kiosk.cli.common import DataOption, JsonOption, data_folder, note, show, show_json
from kiosk.desk.set_up import SetUp
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.text import clean_name
from kiosk.sample_office import FOLDER, SOURCE, add_staff, in_house, job_leads, sample_office, sign_in_hint, tell_story
from kiosk.settings import Settings, load_settings
from kiosk.store.database import Database
from kiosk.store.opening import bring_up_to_date

database_commands = typer.Typer(help="The database.", no_args_is_help=True)


def setup(
    data: DataOption = None,
    as_json: JsonOption = False,
    office: Annotated[str, typer.Option(help="The office's name.")] = "Our office",
    sample: Annotated[bool, typer.Option("--sample", help="Add the made-up office with people and directory.")] = False,
) -> None:
    """Make the data folder with an empty office, or with the made-up sample. A second run changes nothing."""
    settings = load_settings(data_folder(data))
    database, set_up = make_store(settings)
    with database.reading() as work:
        known = work.offices.first()
    made = known or (_make_sample(settings, database, set_up) if sample else _make_office(office, set_up))
    if as_json:
        show_json({"data": settings.data, "office": made.name})
    else:
        show(f"{made.name} is {'here already' if known else 'ready'} in {settings.data}.")
    if known is None:
        note(_next_step(made))


def _make_office(name: str, set_up: SetUp) -> Office:
    return set_up.office(Office(id=new_id(), name=clean_name(name), timezone=get_localzone_name()))


def _make_sample(settings: Settings, database: Database, set_up: SetUp) -> Office:
    from kiosk.directory.reader import read_directory  # noqa: PLC0415 - the other commands start without the readers

    wanted = sample_office(get_localzone_name())
    office = set_up.office(wanted)
    if office.id != wanted.id:
        return office  # somebody else set it up at the same moment
    staff = add_staff(set_up, office)
    now = utc_now()
    onward = build_onward(settings)
    with as_file(FOLDER / "directory") as folder:
        read = read_directory(folder, SOURCE)
    resources = (in_house(resource, office) for resource in read.resources)
    onward.desk.import_directory(SOURCE, [*resources, *job_leads(now)])
    tell_story(database, office, staff, now)
    onward.desk.stalled_hand_offs.mark(onward.set_up.command_line(office.id))
    return office


def _next_step(office: Office) -> str:
    if not office.sample:
        return "Next: onward staff add NAME --role admin"
    name, pin = sign_in_hint()
    return f"Everything in it is made up. Sign in as {name} with the PIN {pin}."


@database_commands.command("upgrade")
def upgrade(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Migrate the database to this version's schema."""
    settings = load_settings(data_folder(data))
    database, _set_up = make_store(settings)
    before, after = bring_up_to_date(database.engine)
    if as_json:
        show_json({"from": before, "to": after})
    else:
        show(f"Schema {before or 'none'} → {after}")
