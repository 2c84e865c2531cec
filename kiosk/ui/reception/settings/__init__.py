# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings of the office's screens: what each of them prints on."""
