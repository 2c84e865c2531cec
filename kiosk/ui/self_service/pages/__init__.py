# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the touch screen, one question each. A page shows a state and tells what was touched, no more."""
