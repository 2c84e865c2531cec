# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due, said to whoever answers for it."""
