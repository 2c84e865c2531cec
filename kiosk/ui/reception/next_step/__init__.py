# SPDX-License-Identifier: GPL-3.0-or-later
"""The next step of a need, and the fields each kind asks for."""
