# SPDX-License-Identifier: GPL-3.0-or-later
"""Who's here? Finding somebody, or getting to know them."""
