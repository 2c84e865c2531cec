# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips on paper: layout, QR codes, and the printers that take them."""
