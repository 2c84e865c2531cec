# SPDX-License-Identifier: GPL-3.0-or-later
"""What brings them in: the words as they are said, kept as they are typed."""
