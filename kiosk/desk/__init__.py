# SPDX-License-Identifier: GPL-3.0-or-later
"""What people at a desk do, a verb a module. Each needs the outside world only through `ports`."""
