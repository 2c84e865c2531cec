# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about a need, a form a module."""
