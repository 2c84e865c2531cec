# SPDX-License-Identifier: GPL-3.0-or-later
"""PINs, kept as argon2id hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Argon2Pins:
    """Hashes PINs with argon2id at the strength of RFC 9106's low-memory profile, which the library chooses."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()

    def hash(self, pin: str) -> str:
        """Hash a PIN with a salt of its own."""
        return self._hasher.hash(pin)

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Tell whether this is the PIN; takes some tens of milliseconds by intent."""
        try:
            return self._hasher.verify(pin_hash, pin)
        except (VerificationError, InvalidHashError):
            return False
