# SPDX-License-Identifier: GPL-3.0-or-later
"""The large display in the lobby."""
