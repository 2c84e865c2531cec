# SPDX-License-Identifier: GPL-3.0-or-later
"""Resources that fit the words."""
