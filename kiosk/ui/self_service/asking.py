# SPDX-License-Identifier: GPL-3.0-or-later
"""What a need leads to: who can help, and what is kept of the choice. Its jobs run on the database's worker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.find_help import FindHelp, Help
from kiosk.desk.ports import Clock, ResourceWish
from kiosk.desk.self_service.say_need import Keeper, SayNeed, way_to
from kiosk.domain.category import CategorySuggester
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor
from kiosk.domain.told import Told
from kiosk.messages import Translator

MOST_ANSWERS = 3
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Asks for one screen of one office."""

    find_help: FindHelp
    say_need: SayNeed
    categories: CategorySuggester
    office: Office
    actor: Actor
    clock: Clock

    def with_tile(self, told: Told, category_id: str, say: Translator) -> Told:
        """Add a common need; its name becomes the words where there are none."""
        tile = next(each for each in self.categories.categories if each.id == category_id)
        others = tuple(each for each in told.categories if each != tile.id)
        return replace(told, words=told.words.strip() or say(tile.name), categories=(*others, tile.id))

    def is_enough(self, told: Told) -> bool:
        """Tell whether there is enough to look for."""
        return bool(told.categories) or len(told.words.strip()) >= _LEAST_LETTERS

    def find(self, told: Told) -> Sequence[Help]:
        """List up to three places that fit and that somebody can go to alone."""
        wish = ResourceWish(
            words=told.words, moment=self.clock(), categories=told.categories, languages=(told.language,)
        )
        found = self.find_help(wish, self.office, 2 * MOST_ANSWERS)
        return [each for each in found if way_to(each.resource) is not None][:MOST_ANSWERS]

    def say_and_find(self, told: Told) -> Sequence[Help]:
        """Keep the need, filed by its words, and list who can help."""
        suggested = tuple(category.id for category in self.categories.suggest(told.words))
        self.say_need(replace(told, categories=told.categories or suggested), self.actor)
        return self.find(told)

    def go_to(self, told: Told, resource_id: UUID) -> None:
        """Keep the need with the place that they chose."""
        self.say_need.go_to(told, resource_id, self.actor)

    def none_of_these(self, told: Told, promise: str) -> Keeper:
        """Keep the need with somebody here."""
        return self.say_need.none_of_these(told, promise, self.actor)
