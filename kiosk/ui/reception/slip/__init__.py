# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip on its way to paper."""
