# SPDX-License-Identifier: GPL-3.0-or-later
"""What the front desk says about visitors, help and next steps, in words; no widgets."""
