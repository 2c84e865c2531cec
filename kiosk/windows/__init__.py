# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition roots of the windows, one module each. They build, and never start the event loop."""
