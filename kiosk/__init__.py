# SPDX-License-Identifier: GPL-3.0-or-later
"""Onward: greet by name, listen first, and let nobody leave without a next step."""
