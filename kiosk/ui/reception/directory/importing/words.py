# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import would do and has done, in words."""

from collections.abc import Sequence
from datetime import date

from babel.numbers import format_decimal

from kiosk.desk.import_directory import DirectoryImported, ImportPreview
from kiosk.desk.office_time import at_office
from kiosk.domain.office import Office
from kiosk.domain.resource_care import Source
from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.files import Fault, Weight
from kiosk.ui.reception.directory.importing.watch import Progress
from kiosk.ui.reception.words.dates import plain_day
from kiosk.ui.words.joining import BETWEEN

_MUCH_GONE = 0.5
_FEW = 5


def number(count: int, _: Translator) -> str:
    """Write a count as the language does."""
    return str(format_decimal(count, locale=_.locale))


def preview_in_words(preview: ImportPreview, _: Translator) -> str:
    """Say what would change."""
    added, changed, gone = preview.added_count, preview.changed_count, preview.vanished_count
    if not added and not changed and not gone:
        return _("Nothing would change. You have all of this already.")
    if not changed and not gone:
        return _.several("This would add {count} resource.", "This would add {count} resources.", added)
    return _(
        "This would add {added}, change {changed} and mark {gone} as gone.",
        added=number(added, _),
        changed=number(changed, _),
        gone=number(gone, _),
    )


def loses_much(preview: ImportPreview, held: int) -> bool:
    """Tell whether this may be another file than the source's: most of the `held` would be marked as gone."""
    return preview.vanished_count > max(_FEW, held * _MUCH_GONE)


def done_in_words(done: DirectoryImported, _: Translator) -> str:
    """Say what was changed."""
    if not done.added and not done.updated and not done.removed:
        return _("Nothing had to be changed.")
    return _(
        "{added} added, {changed} changed, {gone} marked as gone.",
        added=number(done.added, _),
        changed=number(done.updated, _),
        gone=number(done.removed, _),
    )


def progress_in_words(progress: Progress, _: Translator) -> str:
    """Say what is being read, or compared."""
    if progress.what:
        return _("Reading {file}: {count}", file=progress.what, count=number(progress.done, _))
    if progress.total:
        done, total = number(progress.done, _), number(progress.total, _)
        return _("Putting it together: {done} of {total}", done=done, total=total)
    return _("Comparing it with what you have …") if progress.is_read else _("Reading …")


def writing_in_words(progress: Progress, _: Translator) -> str:
    """Say how much of the changes is written."""
    if not progress.total:
        return _("Taking it in …")
    done, total = number(progress.done, _), number(progress.total, _)
    return _("Taking it in: {done} of {total}", done=done, total=total)


def problems_in_words(faults: Sequence[Fault], _: Translator) -> str:
    """Say how much was wrong with a source; "" for nothing."""
    counts = {weight: sum(fault.count for fault in faults if fault.weight is weight) for weight in Weight}
    said = (
        _.several("{count} loss", "{count} losses", counts[Weight.LOST]) if counts[Weight.LOST] else "",
        _("{number} to check", number=number(counts[Weight.TO_CHECK], _)) if counts[Weight.TO_CHECK] else "",
        _("{number} tidied up", number=number(counts[Weight.TIDIED], _)) if counts[Weight.TIDIED] else "",
    )
    return BETWEEN.join(part for part in said if part)


def weight_in_words(weight: Weight, _: Translator) -> tuple[str, str]:
    """Say how much a fault matters, and the role of its chip."""
    match weight:
        case Weight.LOST:
            return _("Lost"), "chip-due"
        case Weight.TO_CHECK:
            return _("To check"), "chip-waiting"
        case Weight.TIDIED:
            return _("Tidied up"), "chip"


def source_in_words(source: Source, office: Office, today: date, _: Translator) -> str:
    """Say when a source came, by whom, how many there are, and what was wrong with it."""
    when = ""
    if source.imported_at is not None:
        day = plain_day(at_office(office, source.imported_at).date(), today, _)
        when = _("{day}, by {name}", day=day, name=source.imported_by_name) if source.imported_by_name else day
    many = _.several("{count} resource", "{count} resources", source.resources)
    return BETWEEN.join(part for part in (when, many, source.file.format, source.file.problems) if part)
