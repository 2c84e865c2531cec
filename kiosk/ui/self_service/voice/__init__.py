# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading aloud, by a program that runs beside the app."""
