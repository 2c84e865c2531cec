# SPDX-License-Identifier: GPL-3.0-or-later
"""Where everything is kept, and found again."""
