# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of HSDS 1.1, 2.x and 3.x, and how the older names translate into those of 3.x."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `kind` is its name in HSDS 3.x; `files` are the names its CSV goes by, without suffix.

    `columns` are those of all versions that mean something to us or are known and left aside, in the
    words of 3.x; `renamed` says what older columns are called there; `always` is set in every row.
    """

    kind: str
    files: tuple[str, ...]
    columns: frozenset[str]
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    always: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def translated(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Put a row into the words of HSDS 3.x; where both words are there, the newer one counts."""
        if not self.always and self.renamed.keys().isdisjoint(cells):
            return dict(cells)
        named = {self.renamed.get(column, column): cell for column, cell in cells.items() if column in self.renamed}
        named.update((column, cell) for column, cell in cells.items() if column not in self.renamed)
        return {**named, **self.always}


def _table(kind: str, files: str, columns: str, renamed: str = "", always: str = "") -> Table:
    return Table(
        kind, tuple(files.split()), frozenset(columns.split()) | {"id"},
        MappingProxyType(dict(pair.split(">") for pair in renamed.split())),
        MappingProxyType(dict(pair.split("=") for pair in always.split())),
    )  # fmt: skip


_LINKS = "location_id service_id organization_id contact_id service_at_location_id"
_ADDRESS = (
    "location_id organization_id attention address_1 address_2 address_3 address_4 city region state_province "
    "postal_code country address_type"
)
_RULE = (
    "valid_from valid_to dtstart timezone until count wkst freq interval byday byweekno bymonthday byyearday "
    "description opens_at closes_at schedule_link attending_type notes weekday"
)

TABLES: tuple[Table, ...] = (
    _table("organization", "organizations organization",
           "name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri "
           "parent_organization_id accreditations date_incorporated funding_sources licenses", "url>website"),
    _table("taxonomy", "taxonomies", "name description uri version"),
    _table("taxonomy_term", "taxonomy_terms taxonomy_term taxonomy",
           "code name description parent_id parent_name taxonomy language taxonomy_id term_uri",
           "term>name vocabulary>taxonomy"),
    _table("location", "locations location",
           "location_type url organization_id name alternate_name description transportation latitude longitude "
           "external_identifier external_identifier_type accessibility languages virtual email admin_emails short_desc",
           "website>url"),
    _table("service", "services service",
           "organization_id program_id location_id name alternate_name description url email status "
           "interpretation_services application_process fees_description wait_time fees accreditations "
           "eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert last_modified "
           "taxonomy_ids accepted_payments audience eligibility funding_sources keywords languages required_documents "
           "service_areas", "website>url"),
    _table("service_at_location", "service_at_location services_at_location service_at_locations services_at_locations",
           "service_id location_id description"),
    _table("contact", "contacts contact", f"{_LINKS} name title department email phones_id"),
    _table("phone", "phones phone",
           f"{_LINKS} number extension type language description department country_prefix vanity_number",
           "number_type>type"),
    _table("address", "physical_addresses physical_address", _ADDRESS, always="address_type=physical"),
    _table("address", "postal_addresses postal_address mail_addresses", _ADDRESS, always="address_type=postal"),
    _table("address", "addresses address", _ADDRESS),
    _table("schedule", "regular_schedules regular_schedule", f"{_LINKS} {_RULE}"),
    _table("schedule", "schedules schedule", f"{_LINKS} {_RULE}"),
    _table("holiday", "holiday_schedules holiday_schedule",
           f"{_LINKS} closed opens_at closes_at start_date end_date"),
    _table("language", "languages language", "service_id location_id phone_id name code note", "language>name"),
    _table("accessibility", "accessibility accessibility_for_disabilities",
           "location_id description details url", "accessibility>description"),
    _table("attribute", "attributes other_attributes", "link_id link_type link_entity taxonomy_term_id value label"),
    _table("attribute", "services_taxonomy service_taxonomy service_attributes service_attribute",
           "link_id taxonomy_term_id taxonomy_detail value label", "service_id>link_id taxonomy_id>taxonomy_term_id",
           "link_entity=service"),
    _table("service_area", "service_areas service_area",
           "service_id service_at_location_id name description extent extent_type uri", "service_area>name"),
    _table("required_document", "required_documents required_document", "service_id document uri"),
    _table("cost_option", "cost_options cost_option",
           "service_id valid_from valid_to option currency amount amount_description"),
    _table("eligibility", "eligibility eligibilities",
           "service_id eligibility eligibility_description minimum_age maximum_age taxonomy_term_id"),
    _table("payment", "payments_accepted payment_accepted", "service_id payment"),
)  # fmt: skip
"""In an order in which whatever a row points to comes before the row."""

LEFT_ASIDE = frozenset({
    "programs", "program", "funding", "metadata", "meta_table_descriptions", "meta_table_description", "url", "urls",
    "organization_identifiers", "service_capacity", "units", "unit",
})  # fmt: skip
"""Tables that say nothing a visitor needs."""


def table_for(stem: str) -> Table | None:
    """Find the table that a file's name, without its suffix, stands for."""
    return next((table for table in TABLES if stem in table.files), None)
