# SPDX-License-Identifier: GPL-3.0-or-later
"""Those at the touch screen who ask for a person: each is told of once, with a sound."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from kiosk.desk.lobby import LobbyPlace
from kiosk.messages import Translator
from kiosk.ui.reception.sign_in import SignInPage
from kiosk.ui.reception.words.calls import call_in_words
from kiosk.ui.widgets import MessageBar


class Calls:
    """Tells of new calls however often the lobby is looked at: in the message bar, or nameless on the sign-in page."""

    def __init__(
        self, ring: Callable[[], None] | None, bar: MessageBar, sign_in: SignInPage, translate: Translator
    ) -> None:
        self._ring, self._bar, self._sign_in, self._ = ring, bar, sign_in, translate
        self._told: set[tuple[UUID, datetime | None]] = set()

    def hear(self, places: Sequence[LobbyPlace], *, by_staff: bool) -> None:
        """Look for new calls among those who are here now; `by_staff` when somebody is signed in to read names."""
        calling = {(place.visit_id, place.called_at): place for place in places if place.calls_for}
        new = [place for call, place in calling.items() if call not in self._told]
        self._told = set(calling)
        if new:
            self._tell(new[0], by_staff=by_staff)
        if not calling or by_staff:
            self._sign_in.show_notice("")

    def _tell(self, place: LobbyPlace, *, by_staff: bool) -> None:
        """Ring and say it; a problem in the bar stays until somebody has seen to it, and the lobby says it too."""
        if self._ring is not None:
            self._ring()
        if place.calls_for is None:
            return
        if not by_staff:
            self._sign_in.show_notice(call_in_words(place.calls_for, "", self._))
        elif not self._bar.is_problem:
            self._bar.show_news(call_in_words(place.calls_for, place.shown_name, self._))
