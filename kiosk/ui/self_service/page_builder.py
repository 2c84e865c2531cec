# SPDX-License-Identifier: GPL-3.0-or-later
"""Each place's page, made from where somebody stands, with what is touched on it leading on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.category import Category
from kiosk.domain.office import Office
from kiosk.messages import shipped_languages
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.pages.again import AgainPage
from kiosk.ui.self_service.pages.card import CardPage
from kiosk.ui.self_service.pages.check import CheckPage
from kiosk.ui.self_service.pages.faces import FacesPage
from kiosk.ui.self_service.pages.languages import LanguagesPage
from kiosk.ui.self_service.pages.name import NamePage
from kiosk.ui.self_service.pages.need import NeedPage
from kiosk.ui.self_service.pages.phone import PhonePage
from kiosk.ui.self_service.pages.reach import ReachPage
from kiosk.ui.self_service.pages.slip import SlipPage
from kiosk.ui.self_service.pages.thanks import ThanksPage
from kiosk.ui.self_service.pages.welcome import WelcomePage
from kiosk.ui.self_service.pages.who_can_help import WhoCanHelpPage
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.self_service.standing import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBuilder:
    """Builds pages for one screen. `now` tells the office's wall-clock time (aware)."""

    journey: Journey
    office: Office
    tiles: Sequence[Category]
    now: Callable[[], datetime]
    staff_page: Callable[[Stage], TouchPage]

    def __call__(self, stage: Stage) -> TouchPage:
        """Build the page of the place where they stand."""
        return self._builders()[self.journey.at.place](stage)

    def _builders(self) -> dict[Place, Callable[[Stage], TouchPage]]:
        return {
            Place.WELCOME: self._welcome,
            Place.LANGUAGES: self._languages,
            Place.NAME: self._name,
            Place.PHONE: self._phone,
            Place.AGAIN: self._again,
            Place.NEED: self._need,
            Place.CHECK: self._check,
            Place.WHO_CAN_HELP: self._who_can_help,
            Place.REACH: self._reach,
            Place.SLIP: self._slip,
            Place.CARD: self._card,
            Place.FACES: self._faces,
            Place.THANKS: self._thanks,
            Place.STAFF: self.staff_page,
        }

    def _welcome(self, stage: Stage) -> TouchPage:
        page = WelcomePage(stage, moment=self.now(), languages=shipped_languages())
        page.been_before.connect(self.journey.arriving.been_before)
        page.first_time.connect(self.journey.arriving.first_time)
        page.language_chosen.connect(self.journey.speak)
        return page

    def _languages(self, stage: Stage) -> TouchPage:
        page = LanguagesPage(stage, shipped_languages())
        page.language_chosen.connect(self.journey.speak)
        return page

    def _name(self, stage: Stage) -> TouchPage:
        at, recognising = self.journey.at, self.journey.arriving.recognising
        page = NamePage(
            stage,
            name=at.told.said.name,
            ways_open=at.returning and recognising.is_open,
            cards_open=recognising.is_unlocked,
        )
        page.name_changed.connect(self.journey.arriving.note_name)
        page.told.connect(self.journey.arriving.named)
        page.anonymous_chosen.connect(self.journey.arriving.stay_anonymous)
        page.phone_chosen.connect(self.journey.arriving.by_phone)
        return page

    def _phone(self, stage: Stage) -> TouchPage:
        at = self.journey.at
        page = PhonePage(stage, contact=at.told.said.contact, birthday=at.birthday_so_far)
        page.contact_changed.connect(self.journey.arriving.note_contact)
        page.birthday_changed.connect(self.journey.arriving.note_birthday)
        page.told.connect(self.journey.arriving.phone_told)
        page.skipped.connect(self.journey.arriving.phone_skipped)
        return page

    def _again(self, stage: Stage) -> TouchPage:
        holder = self.journey.at.holder
        page = AgainPage(stage, called=holder.called if holder else "", last_words=holder.last_words if holder else "")
        page.same_need.connect(self.journey.same_need)
        page.something_else.connect(self.journey.something_else)
        return page

    def _need(self, stage: Stage) -> TouchPage:
        at = self.journey.at
        page = NeedPage(stage, words=at.told.words, tiles=self.tiles, country=self.office.country, moment=self.now())
        page.show_answers(at.answers)
        page.words_changed.connect(self.journey.note_words)
        page.tile_chosen.connect(self.journey.choose_tile)
        page.answer_chosen.connect(self.journey.choose_answer)
        page.told.connect(self.journey.words_said)
        self.journey.answers_came.connect(page.show_answers)
        return page

    def _check(self, stage: Stage) -> TouchPage:
        at = self.journey.at
        chosen = at.chosen.resource.name if at.chosen else ""
        page = CheckPage(stage, name=at.told.said.name.strip(), words=at.told.words, chosen=chosen)
        page.right.connect(self.journey.right)
        page.words_change_chosen.connect(self.journey.change_words)
        page.name_change_chosen.connect(self.journey.change_name)
        return page

    def _who_can_help(self, stage: Stage) -> TouchPage:
        page = WhoCanHelpPage(
            stage,
            answers=self.journey.at.answers,
            country=self.office.country,
            moment=self.now(),
            language=self.office.language,
        )
        page.answer_chosen.connect(self.journey.choose_answer)
        page.none_chosen.connect(self.journey.none_of_these)
        return page

    def _reach(self, stage: Stage) -> TouchPage:
        at = self.journey.at
        page = ReachPage(stage, contact=at.told.said.contact, kind=at.contact_by)
        page.contact_changed.connect(self.journey.arriving.note_contact)
        page.told.connect(self.journey.reach_told)
        page.skipped.connect(self.journey.reach_skipped)
        page.kind_chosen.connect(self.journey.reach_by)
        return page

    def _slip(self, stage: Stage) -> TouchPage:
        page = SlipPage(stage, showing=self.journey.slip.showing)
        page.done.connect(self.journey.slip_taken)
        return page

    def _card(self, stage: Stage) -> TouchPage:
        page = CardPage(stage, picture=self.journey.card.picture, state=self.journey.card.stage)
        page.print_chosen.connect(self.journey.print_card)
        page.show_chosen.connect(self.journey.show_card)
        page.declined.connect(self.journey.card_done)
        page.done.connect(self.journey.card_done)
        return page

    def _faces(self, stage: Stage) -> TouchPage:
        page = FacesPage(stage)
        page.answered.connect(self.journey.judge)
        page.skipped.connect(self.journey.not_judged)
        return page

    def _thanks(self, stage: Stage) -> TouchPage:
        _, at = stage.translate, self.journey.at
        note = ""
        if at.lost:
            note = _("We could not keep what you told us. Please tell somebody at the desk.")
        elif at.stranded:
            note = _("Our computer is slow today. What you told us is safe, and somebody here will see it.")
        page = ThanksPage(stage, name=at.told.said.name.strip(), note=note)
        page.done.connect(self.journey.stay.leave)
        return page
