# SPDX-License-Identifier: GPL-3.0-or-later
"""What each next step asks for, a module a kind."""
