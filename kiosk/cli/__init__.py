# SPDX-License-Identifier: GPL-3.0-or-later
"""The onward command, for whoever runs the office's machines, for scripts and for checks from outside."""
