# SPDX-License-Identifier: GPL-3.0-or-later
"""The look-ups know what any window of any process saved last."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.ports import ResourceWish
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.category import Category
from kiosk.domain.errors import StoreUnusable
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import Resource
from kiosk.store import look_up
from kiosk.store.key import KeyFile
from kiosk.store.look_up import StoredResourceLookUp, StoredVisitorLookUp
from kiosk.store.opening import DATABASE_FILE, open_database
from kiosk.store.search.resources.resource_index import ResourceIndex
from tests.desk.fakes import NOW
from tests.desk.front_office import DIRECTORY, OFFICE, PANTRY, SOURCE, FrontOffice, resource
from tests.store import worker

PATIENCE = 30.0


@pytest.fixture
def names(office: FrontOffice) -> StoredVisitorLookUp:
    return StoredVisitorLookUp(office.store, OFFICE)


def found(names: StoredVisitorLookUp, query: str) -> list[str]:
    return [str(match.visitor_id) for match in names.find(query, 5)]


def test_a_new_visitor_is_found_at_once(office: FrontOffice, names: StoredVisitorLookUp) -> None:
    assert found(names, "marya") == []
    for number in range(3):
        visitor = office.arrives(f"Marya{'abc'[number]} Alvarez").visitor
        assert visitor is not None
        assert str(visitor.id) in found(names, f"marya{'abc'[number]} alvarez")


def test_a_changed_name_is_found_by_the_new_one_alone(office: FrontOffice, names: StoredVisitorLookUp) -> None:
    visitor = office.arrives("Marya Alvarez").visitor
    assert visitor is not None
    assert found(names, "alvarez") == [str(visitor.id)]
    office.know_visitor.change(visitor.id, VisitorDetails(name="Quentin Zuckerman", preferred_name="Bobo"))
    assert found(names, "zuckerman") == [str(visitor.id)]
    assert found(names, "bobo") == [str(visitor.id)]
    assert found(names, "marya alvarez") == []


def test_what_was_not_committed_is_not_found(office: FrontOffice, names: StoredVisitorLookUp) -> None:
    with office.store.writing() as work:
        work.visitors.add(worker.visitor_called(office.store, "Marya Alvarez"))
    assert found(names, "marya") == []


def test_a_save_of_another_window_is_found_at_once(
    tmp_path: Path, keeper: KeyFile, office: FrontOffice, names: StoredVisitorLookUp
) -> None:
    office.arrives("Bo Li")
    assert len(found(names, "bo li")) == 1
    other = open_database(tmp_path, keeper)
    saved = worker.save(other, "Marya Alvarez")
    assert found(names, "alvarez") == [saved]
    other.close()


def test_a_save_of_another_process_is_found_at_once(
    tmp_path: Path, office: FrontOffice, names: StoredVisitorLookUp
) -> None:
    office.arrives("Bo Li")
    assert found(names, "alvarez") == []
    command = [sys.executable, worker.__file__, "save", str(tmp_path), "Marya Alvarez"]
    saved = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    assert found(names, "alvarez") == [saved]


def test_whoever_was_here_lately_comes_first(office: FrontOffice, names: StoredVisitorLookUp) -> None:
    older, lately = (office.arrives("Marya Alvarez") for _ in range(2))
    office.finish.left(older.visit.id, office.dana)
    office.finish.left(lately.visit.id, office.dana)
    assert older.visitor is not None
    assert lately.visitor is not None
    names.find("marya", 5)
    office.clock.move(days=1)
    office.greet.known(older.visitor.id, office.dana)
    assert found(names, "marya")[0] == str(older.visitor.id)
    office.clock.move(days=1)
    office.greet.known(lately.visitor.id, office.dana)
    assert found(names, "marya")[0] == str(lately.visitor.id)


def test_likely_duplicates_are_found(office: FrontOffice, names: StoredVisitorLookUp) -> None:
    visitor = office.arrives("Marya Alvarez", phone="555-010-0199").visitor
    assert visitor is not None
    twin = replace(visitor, id=worker.visitor_called(office.store, "x").id, name="Maria Alvarez")
    assert [match.visitor_id for match in names.likely_duplicates(twin)] == [visitor.id]


@pytest.fixture
def help_(office: FrontOffice) -> StoredResourceLookUp:
    categories = (Category(id="food", name="Food", words=("food", "hungry")),)
    return StoredResourceLookUp(office.store, lambda _status_at: ResourceIndex(categories, ()))


def suggested(help_: StoredResourceLookUp, words: str) -> list[str]:
    return [match.resource.name for match in help_.find(ResourceWish(words=words, moment=NOW), 5)]


def test_the_directory_is_searched_as_it_was_imported_last(office: FrontOffice, help_: StoredResourceLookUp) -> None:
    assert suggested(help_, "pantry") == ["Food Pantry"]
    library = resource("Tool Library", description="Lends drills and ladders")
    office.import_directory(SOURCE, [*DIRECTORY, library])
    assert suggested(help_, "ladders") == ["Tool Library"]
    office.import_directory(SOURCE, [each for each in DIRECTORY if each is not PANTRY])
    assert suggested(help_, "pantry") == []
    assert suggested(help_, "ladders") == []


def test_nobody_waits_for_a_large_import_of_somebody_elses(
    office: FrontOffice, help_: StoredResourceLookUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert suggested(help_, "pantry") == ["Food Pantry"]
    monkeypatch.setattr(look_up, "AT_ONCE", 2)
    lent = ["Drills", "Easels", "Ladders", "Lamps", "Tents"]
    office.import_directory(SOURCE, [*DIRECTORY, *(resource(f"{each} to lend", description="Lends") for each in lent)])
    known = [len(help_.find(ResourceWish(words="to lend", moment=NOW), 9)) for _ in range(4)]
    assert known == [2, 4, 5, 5]


def test_who_wants_to_know_all_waits(office: FrontOffice, help_: StoredResourceLookUp) -> None:
    suggested(help_, "pantry")
    many = [resource(f"Ladder {number}", description="Lends ladders") for number in range(look_up.AT_ONCE + 1)]
    office.import_directory(SOURCE, [*DIRECTORY, *many])
    help_.catch_up()
    assert len(help_.find(ResourceWish(words="ladder", moment=NOW), 2 * look_up.AT_ONCE)) == len(many)


def test_nobody_waits_for_the_first_reading_either(office: FrontOffice) -> None:
    begun, go_on = Event(), Event()

    class Slow(ResourceIndex):
        def put(self, resource: Resource) -> None:
            begun.set()
            assert go_on.wait(PATIENCE)
            super().put(resource)

    help_ = StoredResourceLookUp(office.store, lambda status_at: Slow((), (), status_at=status_at), OFFICE)
    reading = Thread(target=help_.catch_up)
    reading.start()
    assert begun.wait(PATIENCE)
    assert suggested(help_, "pantry") == []
    go_on.set()
    reading.join(PATIENCE)
    assert suggested(help_, "pantry") == ["Food Pantry"]


def test_a_favourite_is_known_at_once_and_outcomes_of_referrals_are_counted(office: FrontOffice) -> None:
    first, second = resource("Soup A", description="Soup."), resource("Soup B", description="Soup.")
    third = resource("Soup C", description="Soup.")
    office.import_directory(SOURCE, [*DIRECTORY, first, second, third])
    for _ in range(8):
        need = office.needs(office.arrives().visit, "Soup", ReferTo(resource_id=third.id, avenue=Avenue.OFFICE))
        office.follow_up.referral_went(office.step(need).id, Outcome.GOT_HELP, office.dana)
    help_ = StoredResourceLookUp(office.store, lambda status_at: ResourceIndex((), (), status_at=status_at), OFFICE)
    assert suggested(help_, "soup") == ["Soup C", "Soup A", "Soup B"]
    with office.store.writing() as work:
        work.resource_care.set_favourite(second.id, office.dana.acting_at(office.clock()), on=True)
        work.commit()
    assert suggested(help_, "soup") == ["Soup C", "Soup B", "Soup A"]


def test_what_was_tried_is_not_suggested_again(office: FrontOffice, help_: StoredResourceLookUp) -> None:
    wish = ResourceWish(words="pantry", moment=NOW, tried=frozenset({PANTRY.id}))
    assert [match.resource.name for match in help_.find(wish, 5)] == []


def test_a_database_that_went_away_is_one_sentence(
    tmp_path: Path, office: FrontOffice, names: StoredVisitorLookUp, help_: StoredResourceLookUp
) -> None:
    office.store.close()
    (tmp_path / DATABASE_FILE).write_bytes(b"no database any more" * 500)
    for left_over in tmp_path.glob(f"{DATABASE_FILE}-*"):
        left_over.unlink()
    for look in (lambda: names.find("x", 1), lambda: suggested(help_, "x"), office.lobby.revision):
        with pytest.raises(StoreUnusable, match="The database does not answer"):
            look()
