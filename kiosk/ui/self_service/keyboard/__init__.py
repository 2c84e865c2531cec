# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard on the touch screen."""
