# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen's window: one frame, one page in it, and what lies over them while nobody is sure to be there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.office import Office
from kiosk.messages import shipped_languages, translator
from kiosk.ui.self_service.dress import touch_sheet
from kiosk.ui.self_service.fingers import Fingers
from kiosk.ui.self_service.footer import Footer, FooterState
from kiosk.ui.self_service.frame import Frame, throw_away
from kiosk.ui.self_service.guard import Guard
from kiosk.ui.self_service.header_words import header_left, header_right
from kiosk.ui.self_service.idle_screen import IdleScreen
from kiosk.ui.self_service.input_gate import InputGate
from kiosk.ui.self_service.journey import Journey
from kiosk.ui.self_service.keyboard import Keyboard, PinyinWords
from kiosk.ui.self_service.measures import Measures, TextSize
from kiosk.ui.self_service.page import TouchPage
from kiosk.ui.self_service.page_builder import PageBuilder
from kiosk.ui.self_service.patience import Patience
from kiosk.ui.self_service.scanner import CardScanner
from kiosk.ui.self_service.staff_door import StaffDoor
from kiosk.ui.self_service.staff_gesture import StaffGesture
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.self_service.standing import Place
from kiosk.ui.self_service.voice.state import VoiceState
from kiosk.ui.self_service.voice.voice import Voice
from kiosk.ui.self_service.warning import StillThere
from kiosk.ui.theme import DARK_LOOK, TOUCH_LOOK

THANKS_MILLISECONDS = 12_000
_BIGGER = {
    TextSize.USUAL: TextSize.BIGGER,
    TextSize.BIGGER: TextSize.BIGGEST,
    TextSize.BIGGEST: TextSize.USUAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """How this visitor likes the screen; the next one finds it as usual."""

    text: TextSize = TextSize.USUAL
    is_dark: bool = False
    lowered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the pages: time and patience, cards, voice, and the way out for staff."""

    patience: Patience
    scanner: CardScanner
    voice: Voice
    staff_door: StaffDoor


class TouchWindow(QWidget):
    """Full screen, all day. Whatever changes, the page is built anew from where they stand, and the old one goes.

    `millimetre` is the screen's pixels in one. Show it with `show()`; it closes only for staff.
    """

    def __init__(
        self,
        *,
        journey: Journey,
        build_page: PageBuilder,
        office: Office,
        around: Around,
        now: Callable[[], datetime],
        millimetre: float,
        warning_seconds: int,
        key_sound: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("touch-screen")
        self.setWindowTitle("Onward")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._journey, self._build_page, self._office, self._around = journey, build_page, office, around
        self._now, self._millimetre, self._warning_seconds = now, millimetre, warning_seconds
        self._key_sound = key_sound
        self._ease = Ease()
        self._pinyin: PinyinWords | None = None
        self._frame: Frame | None = None
        self._page: TouchPage | None = None
        self._keyboard: Keyboard | None = None
        self._cover: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._stage = self._set_stage()
        self.guard = Guard(self)
        self._gesture = StaffGesture(self)
        InputGate((self._gesture, self.guard, around.scanner, around.patience, Fingers(self)), self)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(THANKS_MILLISECONDS)
        self._connect()
        around.voice.prepare(self._stage.translate.language)
        self._show_anew()
        around.patience.begin()

    @property
    def journey(self) -> Journey:
        """Where whoever stands here is on their way."""
        return self._journey

    def set_ease(self, ease: Ease) -> None:
        """Show everything in another size, other colours, or lower."""
        self._ease = ease
        self._show_anew()

    @Slot(object)
    def use_words(self, words: PinyinWords) -> None:
        """Write Chinese by pinyin from now on."""
        self._pinyin = words

    @property
    def page(self) -> TouchPage | None:
        """The page that is on the screen."""
        return self._page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        if self._cover is not None:
            self._cover.setGeometry(self.rect())
        if self._set_stage() != self._stage:
            self._show_anew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what the last visitor told."""
        super().closeEvent(event)
        if event.isAccepted():
            self._journey.stay.leave()
            self._around.patience.end()
            self._around.voice.end()

    def _connect(self) -> None:
        stay, around = self._journey.stay, self._around
        stay.moved.connect(self._on_moved)
        stay.looked.connect(self._show_around)
        stay.wiped.connect(self._on_wiped)
        self._journey.slip.changed.connect(self._on_slip)
        self._journey.card.changed.connect(self._on_card)
        around.patience.ran_low.connect(self._on_low)
        around.patience.ran_out.connect(stay.leave)
        around.scanner.card_scanned.connect(self._journey.arriving.scan)
        around.scanner.card_unread.connect(self._journey.arriving.card_unread)
        for scanned in (around.scanner.card_scanned, around.scanner.card_unread):
            scanned.connect(around.patience.more_time)
            scanned.connect(self._uncover)
        around.voice.state_changed.connect(self._on_voice)
        around.staff_door.changed.connect(self._on_staff_door)
        around.staff_door.leave_chosen.connect(self.leave)
        around.staff_door.back_chosen.connect(self._journey.back)
        self._gesture.made.connect(self._on_gesture)
        self._over.timeout.connect(stay.leave)

    # What is on the screen

    def _set_stage(self) -> Stage:
        room = self.size() if self.isVisible() else self.size().expandedTo(QSize(640, 480))
        measures = Measures(room=room, millimetre=self._millimetre, text=self._ease.text, lowered=self._ease.lowered)
        return Stage(
            translate=translator(self._journey.at.told.language),
            measures=measures,
            look=DARK_LOOK if self._ease.is_dark else TOUCH_LOOK,
        )

    @Slot()
    def _on_moved(self) -> None:
        if self._journey.at.told.language == self._stage.translate.language:
            self._around.voice.stop()
        else:
            self._around.voice.prepare(self._journey.at.told.language)
        self._show_place()

    @Slot()
    def _on_slip(self) -> None:
        self._show_again(Place.SLIP)

    @Slot()
    def _on_card(self) -> None:
        self._show_again(Place.CARD)

    @Slot()
    def _on_staff_door(self) -> None:
        self._show_again(Place.STAFF)

    def _show_again(self, place: Place) -> None:
        """Show what has changed there, unless they stand somewhere else by now."""
        if self._journey.at.place is place:
            self._on_moved()

    def _show_place(self) -> None:
        """Show the page of where they stand, and all around it only when that has changed."""
        if self._journey.at.place is Place.THANKS:
            self._over.start()
        else:
            self._over.stop()
        if self._set_stage() != self._stage:
            self._show_anew()
        else:
            self._show_page()

    def _show_anew(self) -> None:
        """Build everything for this stage: language, sizes, colours."""
        self._end_typing()
        self._stage = self._set_stage()
        if self._frame is not None:
            self._column.removeWidget(self._frame)
            throw_away(self._frame)  # before the style changes, which takes time for each widget
        mirrored = self._stage.translate.right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        sheet = touch_sheet(self._stage)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._frame = Frame(self._stage, self)
        self._column.addWidget(self._frame)
        self._frame.setVisible(self._cover is None)
        self._connect_footer(self._frame.footer)
        self._show_page()

    def _connect_footer(self, footer: Footer) -> None:
        footer.back_chosen.connect(self._journey.back)
        footer.bigger_chosen.connect(self._on_bigger)
        footer.contrast_chosen.connect(self._on_contrast)
        footer.lower_chosen.connect(self._on_lower)
        footer.languages_chosen.connect(self._journey.choose_languages)
        footer.read_chosen.connect(self._on_read)
        footer.stop_chosen.connect(self._around.voice.stop)
        footer.help_chosen.connect(self._journey.ask_for_person)

    def _show_page(self) -> None:
        if self._frame is None:
            return
        self._end_typing()
        page = self._build_page(self._stage)
        self._page, self._keyboard = page, self._keyboard_for(page)
        self._frame.show_page(page, self._keyboard)
        self._show_around()
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_typing(self) -> None:
        """Let the page on the screen keep what is still being written, before another is built from what was kept."""
        if self._keyboard is not None:
            self._keyboard.type_into(None)
            self._keyboard = None

    def _keyboard_for(self, page: TouchPage) -> Keyboard | None:
        if page.field is None:
            return None
        keyboard = Keyboard(self._stage, page.keyboard, self._key_sound)
        if self._pinyin is not None:
            keyboard.use_words(self._pinyin)
        keyboard.type_into(page.field)
        keyboard.done.connect(page.go_on)
        return keyboard

    @Slot()
    def _show_around(self) -> None:
        if self._frame is None or self._page is None:
            return
        at, _, now = self._journey.at, self._stage.translate, self._now()
        self._frame.show_header(header_left(at, self._office, now, _), header_right(at, now, _))
        self._frame.footer.show_state(
            FooterState(
                can_go_back=self._journey.can_go_back,
                text_size=self._ease.text,
                is_dark=self._ease.is_dark,
                lowered=self._ease.lowered,
                voice=self._around.voice.state,
                somebody_comes=at.called,
            )
        )
        if at.busy:
            self._page.show_busy()

    # Ease

    @Slot()
    def _on_bigger(self) -> None:
        text = _BIGGER[self._ease.text]
        self._journey.stay.read_large(large=text > TextSize.USUAL)
        self.set_ease(replace(self._ease, text=text))

    @Slot()
    def _on_contrast(self) -> None:
        self.set_ease(replace(self._ease, is_dark=not self._ease.is_dark))

    @Slot()
    def _on_lower(self) -> None:
        self.set_ease(replace(self._ease, lowered=not self._ease.lowered))

    @Slot()
    def _on_read(self) -> None:
        voice = self._around.voice
        match voice.state:
            case VoiceState.READY if self._page is not None:
                voice.read(self._page.spoken(), self._stage.translate.language)
            case VoiceState.SPEAKING:
                voice.pause()
            case VoiceState.PAUSED:
                voice.go_on()
            case _:
                pass

    @Slot(object)
    def _on_voice(self, state: VoiceState) -> None:
        """Nobody runs out of time while they listen."""
        if state is VoiceState.SPEAKING:
            self._around.patience.hold()
        else:
            self._around.patience.release()
        self._show_around()

    # Time

    @Slot()
    def _on_low(self) -> None:
        at = self._journey.at
        if at.place is Place.THANKS:
            return
        if at.place is Place.WELCOME and not at.called and not at.told.holds_something:
            self._journey.stay.wipe()
            self._show_idle()
            return
        warning = StillThere(self._stage, self._warning_seconds, self)
        warning.more_time_chosen.connect(self._uncover)
        warning.finished_chosen.connect(self._journey.stay.leave)
        self._lay_over(warning)

    def _show_idle(self) -> None:
        """Rest until somebody comes: there is nobody to wait for."""
        self._around.patience.end()
        idle = IdleScreen(self._stage, self._office.name, shipped_languages(), self)
        idle.touched.connect(self._uncover)
        self._lay_over(idle)

    def _lay_over(self, cover: QWidget) -> None:
        self._take_cover()
        self._cover = cover
        if self._frame is not None:
            self._frame.setVisible(False)
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _uncover(self) -> None:
        if self._cover is None:
            return
        self._take_cover()
        if self._page is not None:
            self._page.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._around.patience.begin()

    def _take_cover(self) -> None:
        throw_away(self._cover)
        self._cover = None
        if self._frame is not None:
            self._frame.setVisible(True)

    @Slot()
    def _on_wiped(self) -> None:
        """Leave nothing of the last visitor: not a letter, not what was copied, not how they liked the screen."""
        if self._keyboard is not None:
            self._keyboard.forget()
        self._around.voice.prepare(self._journey.at.told.language)
        self._around.staff_door.forget()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            QGuiApplication.clipboard().clear(mode)
        self._ease = Ease()
        self._take_cover()
        self._show_place()
        self._around.patience.begin()

    # Staff

    @Slot()
    def _on_gesture(self) -> None:
        self._around.staff_door.begin()
        self._journey.show_staff()

    @Slot()
    def leave(self) -> None:
        """Close, for staff and for whoever ends the process."""
        self.guard.allow_leaving()
        self.close()
