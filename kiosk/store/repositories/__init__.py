# SPDX-License-Identifier: GPL-3.0-or-later
"""Translators between the domain and the tables, one for each thing that is kept."""
