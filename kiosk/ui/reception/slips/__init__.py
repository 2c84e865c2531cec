# SPDX-License-Identifier: GPL-3.0-or-later
"""The print queue as people see it: what needs somebody, what waits, and what is being printed."""
