# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding people by what somebody types of them; `visitor_index` is the door."""
