# SPDX-License-Identifier: GPL-3.0-or-later
"""What Onward is about, in plain Python: no screen, no database, no printer."""
