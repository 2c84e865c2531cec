# SPDX-License-Identifier: GPL-3.0-or-later
"""People to call back, until each is reached or given up for a reason."""
