# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports: what the office did, in figures and charts, to look at, to print and to share."""
