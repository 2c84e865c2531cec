# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing a resource by keyboard, on the page itself."""
