# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding visitors and resources from the few words somebody types."""
