# SPDX-License-Identifier: GPL-3.0-or-later
"""Public holidays, from the calendars of the `holidays` package."""

from collections.abc import Mapping
from datetime import date

Year = tuple[str, str, int]


class PublicHolidays:
    """Names the public holidays of a country and one of its regions; each year is worked out once."""

    def __init__(self) -> None:
        self._known: dict[Year, Mapping[date, str]] = {}

    def __call__(self, country: str, region: str, year: int) -> Mapping[date, str]:
        """Return a year's holidays by their days, in the country's own language.

        `country` is an ISO 3166 code, `region` the part of an ISO 3166-2 code after it. A region that is not known
        adds nothing to its country's holidays; a country that is not known has none.
        """
        asked = (country.strip().upper(), region.strip().upper(), year)
        if asked not in self._known:
            self._known[asked] = _holidays_of(*asked)
        return self._known[asked]


def _holidays_of(country: str, region: str, year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - a tenth of a second, which no start of Onward waits for

    for subdivision in dict.fromkeys((region or None, None)):
        try:
            return dict(country_holidays(country, subdiv=subdivision, years=year))
        except NotImplementedError:  # its word for "not known"
            continue
    return {}
