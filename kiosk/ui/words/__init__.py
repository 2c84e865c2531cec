# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about things alike on every screen."""
