# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out: the whole directory as HSDS 3.1, in tables or in nested objects, for whoever else can use it."""
