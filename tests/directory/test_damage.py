# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged on purpose: whatever the bytes, the answer is resources and problems, or one sentence."""

import contextlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.directory.reader import read_directory
from kiosk.directory.visitor_file import read_visitors
from kiosk.domain.errors import FileUnreadable

SERVICES = (
    b'id,organization_id,name,description,status,minimum_age\ns1,o1,"Rent, help","a\nb",active,12\ns2,o1,Food,,,\n'
)
SCHEDULES = (
    b"id,service_id,freq,interval,byday,dtstart,count,opens_at,closes_at\n1,s1,WEEKLY,1,MO,2026-01-05,3,09:00,17:00\n"
)
PHONES = b"id,service_id,number,extension,type\n1,s1,(555) 010-4400 ext 4,12,voice\n"
OBJECT = json.dumps(
    [{"id": "s1", "name": "Rent help", "status": "active", "phones": [{"number": "555 010 4400"}]}]
).encode()

splices = st.lists(
    st.tuples(
        st.integers(0, 250),
        st.integers(0, 12),
        st.binary(max_size=6) | st.sampled_from([b'"', b",", b"\n", b"9" * 400]),
    ),
    max_size=4,
)


def damaged(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, put in changes:
        content = content[:start] + put + content[start + length :]
    return content


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(splices, splices, splices)
def test_damaged_tables(
    services: list[tuple[int, int, bytes]],
    schedules: list[tuple[int, int, bytes]],
    phones: list[tuple[int, int, bytes]],
) -> None:
    with TemporaryDirectory() as name, contextlib.suppress(FileUnreadable):
        folder = Path(name)
        (folder / "services.csv").write_bytes(damaged(SERVICES, services))
        (folder / "schedules.csv").write_bytes(damaged(SCHEDULES, schedules))
        (folder / "phones.csv").write_bytes(damaged(PHONES, phones))
        read_directory(folder, "test")


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(splices)
def test_damaged_objects_and_visitors(changes: list[tuple[int, int, bytes]]) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "feed.json"
        path.write_bytes(damaged(OBJECT, changes))
        with contextlib.suppress(FileUnreadable):
            read_directory(path, "test")
        path.write_bytes(damaged(SERVICES, changes))
        with contextlib.suppress(FileUnreadable):
            list(read_visitors(path))
