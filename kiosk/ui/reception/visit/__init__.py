# SPDX-License-Identifier: GPL-3.0-or-later
"""The visit on the screen: greeting, what we owe, its needs, its end."""
