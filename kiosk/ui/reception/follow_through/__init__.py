# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe, most urgent first."""
