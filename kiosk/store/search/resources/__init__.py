# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding resources by the words of a need; `resource_index` is the door."""
