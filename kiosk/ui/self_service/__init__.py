# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen, where visitors help themselves."""
