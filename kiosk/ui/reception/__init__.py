# SPDX-License-Identifier: GPL-3.0-or-later
"""The reception window: sign-in, the front desk, follow-through and the directory."""
