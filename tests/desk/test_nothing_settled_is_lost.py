# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the sources and the desk do, in whatever order: no own edit lost, nothing deleted, no line rewritten."""

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.domain.resource import Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import CareAction, CareLine, ResourceDetails
from kiosk.domain.resource_rules import ImportCancelled
from tests.desk.front_office import LEGAL_AID, OFFICE, OLD_CLINIC, PANTRY, SOURCE, Building, FrontOffice
from tests.desk.whatever_happens import live_through

OURS = (PANTRY, LEGAL_AID, OLD_CLINIC)
WHO = st.sampled_from(["Dana", "Sam", "Lee"])
WHICH = st.sampled_from([each.id for each in OURS])
FIELDS = st.sampled_from(["fees", "alert", "name"])
WORDS = st.sampled_from(["One", "Two", "Three"])
SAID = st.dictionaries(WHICH, st.dictionaries(FIELDS, WORDS, max_size=2))


class Directory(RuleBasedStateMachine):
    """A directory beside its own book of what was settled, kept in the simplest words."""

    def __init__(self, building: Building) -> None:
        super().__init__()
        self.office = FrontOffice(building.fresh())
        self.keep = self.office.keep_directory
        self.said: dict[UUID, Resource] = {each.id: each for each in OURS}
        self.gone: set[UUID] = set()
        self.own: dict[tuple[UUID, str], str] = {}
        self.notes: dict[UUID, str] = {}
        self.ever: set[UUID] = set(self.said)
        self.lines: list[CareLine] = []
        self.office.import_directory(SOURCE, OURS)

    @rule(news=SAID, who=WHO)
    def import_again(self, news: dict[UUID, dict[str, str]], who: str) -> None:
        coming = [replace(each, **news[each.id]) for each in OURS if each.id in news]  # type: ignore[arg-type]  # texts
        self.office.import_directory(SOURCE, coming, actor=self.office.acting(who))
        self.gone = set(self.said) - {each.id for each in coming}
        self.said |= {each.id: each for each in coming}

    @rule(news=SAID)
    def only_look(self, news: dict[UUID, dict[str, str]]) -> None:
        coming = [replace(each, **news[each.id]) for each in OURS if each.id in news]  # type: ignore[arg-type]  # texts
        before = self.office.store.revision()
        self.office.import_directory.preview(SOURCE, coming)
        self.office.import_directory(SOURCE, coming, dry_run=True)
        assert self.office.store.revision() == before

    @rule(news=SAID)
    def stop_half_way(self, news: dict[UUID, dict[str, str]]) -> None:
        coming = [replace(each, **news[each.id]) for each in OURS if each.id in news]  # type: ignore[arg-type]  # texts
        with suppress(ImportCancelled):  # which it is as soon as something was written
            self.office.import_directory(SOURCE, coming, progress=_stop)

    @rule(which=WHICH, field_name=FIELDS, words=WORDS, who=WHO)
    def edit(self, which: UUID, field_name: str, words: str, who: str) -> None:
        self.keep.edit(which, {field_name: words}, self.office.acting(who))
        if words == getattr(self.said[which], field_name):
            self.own.pop((which, field_name), None)
        else:
            self.own[which, field_name] = words

    @rule(which=WHICH, field_name=FIELDS, who=WHO)
    def give_up(self, which: UUID, field_name: str, who: str) -> None:
        self.keep.take_the_sources(which, field_name, self.office.acting(who))
        self.own.pop((which, field_name), None)

    @rule(which=WHICH, words=WORDS, who=WHO)
    def note(self, which: UUID, words: str, who: str) -> None:
        self.keep.note(which, words, self.office.acting(who))
        self.notes[which] = words

    @rule(which=WHICH, who=WHO)
    def retire_or_restore(self, which: UUID, who: str) -> None:
        if self.keep.open(which, OFFICE).resource.status is ResourceStatus.ACTIVE:
            self.keep.retire(which, "Closed", self.office.acting(who))
        else:
            assert self.keep.restore(which, self.office.acting(who)).status is ResourceStatus.ACTIVE

    @rule(which=WHICH, who=WHO)
    def report_and_check(self, which: UUID, who: str) -> None:
        self.keep.report_wrong(which, "", self.office.acting(who))
        assert self.keep.due_checks(OFFICE, 1)[0].resource.id == which
        self.keep.checked(which, self.office.acting(who))
        assert which not in {due.resource.id for due in self.keep.due_checks(OFFICE, 9)}

    @rule(who=WHO, words=WORDS)
    def add(self, who: str, words: str) -> None:
        details = ResourceDetails(kind=ResourceKind.SERVICE, fields={"name": words, "website": "https://example.org"})
        self.ever.add(self.keep.add(details, self.office.acting(who)).id)

    @invariant()
    def what_was_settled_is_held(self) -> None:
        for each in OURS:
            opened = self.keep.open(each.id, OFFICE)
            texts = {name: getattr(opened.resource, name) for name in ("fees", "alert", "name", "note")}
            own = {name: words for (which, name), words in self.own.items() if which == each.id}
            source = {name: getattr(self.said[each.id], name) for name in ("fees", "alert", "name")}
            assert texts == {**source, **own, "note": self.notes.get(each.id, "")}
            assert (opened.said.status is ResourceStatus.VANISHED) == (each.id in self.gone)
            assert {edit.field_name for edit in opened.edits} >= set(own)

    @invariant()
    def nothing_is_deleted_and_no_line_rewritten(self) -> None:
        with self.office.store.reading() as work:
            assert self.ever <= {each.id for each in work.resources.stream()}
            lines = [line for which in sorted(self.ever) for line in work.resource_care.history(which)]
        written = {line.id: line for line in lines}
        assert len(written) == len(lines)
        assert all(written.get(line.id) == line for line in self.lines)
        self.lines = lines
        for which in self.ever:
            (first, *_) = [line for line in lines if line.resource_id == which]
            assert first.action in {CareAction.IMPORTED, CareAction.ADDED}


def _stop(done: int, of: int) -> None:
    raise ImportCancelled


def test_whatever_sources_and_desks_do(building: Building) -> None:
    live_through(lambda: Directory(building), days=12, steps=12)
