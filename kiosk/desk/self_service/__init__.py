# SPDX-License-Identifier: GPL-3.0-or-later
"""What visitors do at the touch screen by themselves. Every save may come twice and counts once."""
