# SPDX-License-Identifier: GPL-3.0-or-later
"""What people see and touch: the reception window, the touch screen, and what they are made of."""
