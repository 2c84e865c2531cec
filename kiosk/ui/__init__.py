# SPDX-License-Identifier: GPL-3.0-or-later
"""What people see and touch: the reception window and what it is made of."""
