# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of HSDS 3.1 that an export has, and the data package that describes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PACKAGE_FILE = "datapackage.json"
PACKAGE_NAME = "onward-directory"
HSDS_VERSION = "3.1"

Row = Mapping[str, str | int | float]
"""One row: its cells by column, blanks left out."""

_TYPES = {
    "id": ("string", "uuid"), "uri": ("string", "uri"), "email": ("string", "email"), "text": ("string", ""),
    "number": ("number", ""), "date": ("date", ""), "time": ("time", ""), "datetime": ("datetime", ""),
}  # fmt: skip
_ENUMS = {
    "status": ("active", "inactive", "defunct", "temporarily closed"),
    "location_type": ("physical", "postal", "virtual"),
    "address_type": ("physical", "postal", "virtual"),
    "wkst": ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
    "freq": ("WEEKLY", "MONTHLY"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `kind` is id, text, uri, email, number, date, time or datetime. `points_to` names a table."""

    name: str
    kind: str = "text"
    required: bool = False
    points_to: str = ""

    def described(self) -> dict[str, Any]:
        """Describe it as a Table Schema field."""
        kind, form = _TYPES[self.kind]
        constraints: dict[str, Any] = {"required": self.required, "unique": self.name == "id"}
        if self.name in _ENUMS:
            constraints["enum"] = list(_ENUMS[self.name])
        return {"name": self.name, "type": kind, **({"format": form} if form else {}), "constraints": constraints}


@dataclass(frozen=True, slots=True)
class OutTable:
    """One table and the file it goes to."""

    kind: str
    file: str
    columns: tuple[Column, ...]

    def described(self) -> dict[str, Any]:
        """Describe it as a Tabular Data Resource."""
        keys = [
            {"fields": column.name, "reference": {"resource": column.points_to, "fields": "id"}}
            for column in self.columns
            if column.points_to
        ]
        schema: dict[str, Any] = {"fields": [column.described() for column in self.columns], "primaryKey": "id"}
        schema |= {"foreignKeys": keys} if keys else {}
        return {
            "name": self.kind, "path": self.file, "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "schema": schema,
        }  # fmt: skip


def _table(kind: str, file: str, columns: str) -> OutTable:
    return OutTable(kind, f"{file}.csv", (Column("id", "id", required=True), *map(_column, columns.split())))


def _column(said: str) -> Column:
    """Read "name", "name:kind", "name>table" (an id of that table); "!" at the end: never blank."""
    required, said = said.endswith("!"), said.removesuffix("!")
    name, _, table = said.partition(">")
    name, _, kind = name.partition(":")
    return Column(name, "id" if table else kind or "text", required, table)


_SERVICE, _PLACE, _HERE, _ORGANIZATION = (
    "service_id>service", "location_id>location", "service_at_location_id>service_at_location",
    "organization_id>organization",
)  # fmt: skip

OUT_TABLES: tuple[OutTable, ...] = (
    _table("organization", "organizations",
           "name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number "
           "legal_status logo uri:uri parent_organization_id:id"),
    _table("program", "programs", "organization_id>organization! name! alternate_name description!"),
    _table("service", "services",
           "organization_id>organization! program_id>program name! alternate_name description url:uri email:email "
           "status! interpretation_services application_process fees_description wait_time fees accreditations "
           "eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email "
           "licenses alert last_modified:datetime"),
    _table("location", "locations",
           "location_type! url:uri organization_id>organization name alternate_name description transportation "
           "latitude:number longitude:number external_identifier external_identifier_type"),
    _table("service_at_location", "service_at_location", "service_id>service! location_id>location! description"),
    _table("address", "addresses",
           "location_id>location attention address_1! address_2 city! region state_province! postal_code! country! "
           "address_type!"),
    _table("contact", "contacts", f"{_ORGANIZATION} {_SERVICE} {_HERE} {_PLACE} name title department email:email"),
    _table("phone", "phones",
           f"{_PLACE} {_SERVICE} {_ORGANIZATION} contact_id>contact {_HERE} number! extension:number type description"),
    _table("schedule", "schedules",
           f"{_SERVICE} {_PLACE} {_HERE} valid_from:date valid_to:date dtstart:date timezone:number until:date "
           "count:number wkst freq interval:number byday byweekno bymonthday byyearday description opens_at:time "
           "closes_at:time schedule_link:uri attending_type notes"),
    _table("language", "languages", "service_id>service location_id>location phone_id>phone name code note"),
    _table("accessibility", "accessibility", "location_id>location description details url:uri"),
    _table("service_area", "service_areas",
           "service_id>service service_at_location_id>service_at_location name description extent extent_type uri"),
    _table("required_document", "required_documents", "service_id>service document uri:uri"),
    _table("cost_option", "cost_options",
           "service_id>service! valid_from:date valid_to:date option currency amount:number amount_description"),
    _table("taxonomy", "taxonomies", "name! description! uri:uri version"),
    _table("taxonomy_term", "taxonomy_terms",
           "code name! description! parent_id:id taxonomy language taxonomy_id>taxonomy term_uri:uri"),
    _table("attribute", "attributes",
           "link_id:id! taxonomy_term_id>taxonomy_term! link_type link_entity! value label"),
    _table("funding", "funding", "organization_id>organization service_id>service source"),
    _table("organization_identifier", "organization_identifiers",
           "organization_id>organization! identifier_scheme identifier_type! identifier!"),
    _table("url", "url", "label url:uri! organization_id>organization service_id>service"),
    _table("metadata", "metadata",
           "resource_id:id! resource_type! last_action_date:date! last_action_type! field_name! previous_value! "
           "replacement_value! updated_by!"),
    _table("meta_table_description", "meta_table_descriptions", "name language character_set"),
)  # fmt: skip
"""Those that Onward has nothing for are there with their header alone, as readers of HSDS expect the whole set."""


def datapackage() -> dict[str, Any]:
    """Describe an export as a Tabular Data Package."""
    return {
        "name": PACKAGE_NAME,
        "title": "Directory of resources",
        "description": "Where people can find help, as kept at the front desk with Onward.",
        "profile": "tabular-data-package",
        "version": HSDS_VERSION,
        "homepage": "https://docs.openreferral.org",
        "resources": [table.described() for table in OUT_TABLES],
    }


def cells_of(table: OutTable, row: Row) -> list[str]:
    """List a row's cells in the table's order."""
    return [str(row.get(column.name, "")) for column in table.columns]
