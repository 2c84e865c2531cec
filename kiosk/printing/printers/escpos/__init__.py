# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipt printers that speak ESC/POS, over the network, USB and serial lines."""
