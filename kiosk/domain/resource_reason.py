# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a resource is suggested, beyond the words that matched."""

from enum import StrEnum


class ResourceReason(StrEnum):
    """Fixed reasons; each value is source text for translation.

    What else stands among the reasons of a match: words as the visitor said them, the names of categories
    (source text too), and names of languages.
    """

    OPEN_NOW = "open now"
    NEAR = "near"
    IN_THIS_OFFICE = "in this office"
