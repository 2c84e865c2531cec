# SPDX-License-Identifier: GPL-3.0-or-later
"""One notice on the desktop, as a program of its own: its title and its words are the arguments.

Reaching a message bus that does not answer holds up the whole program for as long as the bus pleases, whatever the
thread; this one may be held up, and is ended by whoever started it.
"""

import sys

from PySide6.QtCore import Q_ARG, QCoreApplication, QMetaObject, Qt
from PySide6.QtDBus import QDBusConnection, QDBusInterface

ANSWER_MILLISECONDS = 2_000
_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"


def say(title: str, words: str) -> bool:
    """Say it; False where the desktop has no notices."""
    desktop = QDBusInterface(_SERVICE, _PATH, _SERVICE, QDBusConnection.sessionBus())
    desktop.setTimeout(ANSWER_MILLISECONDS)
    if not desktop.isValid():
        return False
    QMetaObject.invokeMethod(
        desktop,
        "Notify",
        Qt.ConnectionType.DirectConnection,
        Q_ARG("QString", title),
        Q_ARG("uint", 0),
        Q_ARG("QString", ""),
        Q_ARG("QString", title),
        Q_ARG("QString", words),
        Q_ARG("QStringList", []),
        Q_ARG("QVariantMap", {}),
        Q_ARG("int", -1),
    )  # a plain call would send the second one as a signed number, which the desktop refuses
    return True


if __name__ == "__main__":
    _app = QCoreApplication(sys.argv[:1])
    sys.exit(0 if say(sys.argv[1], sys.argv[2]) else 1)
