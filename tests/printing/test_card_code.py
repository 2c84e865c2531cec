# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor's card is read back as the very token it was made for."""

import io

import zxingcpp
from PIL import Image

from kiosk.domain.visitor import card_token_hash, new_card_token
from kiosk.printing.card_code import card_png


def test_a_phone_reads_the_cards_token_and_nothing_else() -> None:
    token = new_card_token()
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(card_png(token))))
    assert code.text == token
    assert card_token_hash(code.text) is not None
