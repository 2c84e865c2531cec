# SPDX-License-Identifier: GPL-3.0-or-later
"""The front desk page: whoever walks in is greeted, listened to, and leaves with a next step."""
