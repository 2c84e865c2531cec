# SPDX-License-Identifier: GPL-3.0-or-later
"""The on-screen keyboard: part of the window, because a kiosk shell lets no other keyboard in."""

from kiosk.ui.self_service.keyboard.keyboard import Keyboard, KeySound
from kiosk.ui.self_service.keyboard.pinyin import PinyinWords, load_pinyin_words

__all__ = ["KeySound", "Keyboard", "PinyinWords", "load_pinyin_words"]
