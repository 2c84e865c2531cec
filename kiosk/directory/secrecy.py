# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether words say that a place must not be told, in the languages in which directories are written.

English is read as it stands. The other languages are compared without accents, because many directories
are typed without them; a false hit costs an address, a missed one can cost far more.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_SECRET = re.compile(
    r"\b(?:confidential|undisclosed|unpublished|secret|non-?disclosed)\s+(?:\w+\s+)?(?:location|address|site|premises|shelter)s?\b"
    r"|\b(?:location|address|site)(?:es|s)?\s*(?:is|are|:|-|–|\()?\s*(?:kept\s+|not\s+)?"
    r"(?:confidential|undisclosed|disclosed|withheld|unpublished|published|secret)\b"
)
_NOT_SECRET = re.compile(r"\b(?:location|address|site)s?\s*(?:is|are)?\s*(?:disclosed|published)\b")
_SECRET_ALONE = re.compile(r"\s*\W*(?:confidential|undisclosed|address withheld|not disclosed|call for address)\W*\s*")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language as patterns: for a place, for what is kept from people, and what may stand between.

    `before` says that the secret may also stand before the place.
    """

    place: str
    secret: str
    between: str
    before: bool = False

    @property
    def pattern(self) -> str:
        """A place that is called secret, or, where the language has it so, a secret place."""
        after = rf"\b(?:{self.place})(?:[\s:(–—-]+(?:{self.between}))*[\s:(–—-]+(?:{self.secret})\b"
        return rf"{after}|\b(?:{self.secret})\s+(?:{self.place})\b" if self.before else after


_SPANISH = _Words(
    r"ubicacion(?:es)?|direccion(?:es)?|domicilios?|lugar(?:es)?|sitios?|localizacion|refugios?|albergues?",
    r"confidencial(?:es)?|secret[oa]s?|ocult[oa]s?"
    r"|(?:no|sin)\s+(?:(?:se|es|esta|son|ha sido)\s+)?"
    r"(?:divulg|revel|public|publiqu|difund)\w*",
    r"es|esta|son|se mantiene|se mantienen|permanece|totalmente|estrictamente|de forma"
    r"|de caracter|fisica|del?|la|el|los|nuestr[oa]s?|est[ea]|refugio|albergue|casa|programa|centro|sitio",
)
_FRENCH = _Words(
    r"adresses?|lieux?|emplacements?|sites?|localisation|hebergements?|refuges?",
    r"confidentiel(?:le)?s?|secrete?s?|cachee?s?"
    r"|non[\s-]+(?:divulgu|communiqu|publi|devoil|revel|diffus)\w*"
    r"|n['’]est pas (?:divulgu|communiqu|publi|devoil|revel|diffus)\w*|n['’]est pas publique",
    r"est|sont|reste|tenue?s?|gardee?s?|strictement|entierement|exacte?|maintenue?s?"
    r"|du|de|des|la|le|notre|refuge|foyer|maison|centre|site|l['’]\w+",
)
_VIETNAMESE = _Words(
    r"địa\s+chỉ|địa\s+điểm|vị\s+trí|nơi\s+ở|chỗ\s+ở|nơi\s+tạm\s+trú",
    r"bảo\s+mật|bí\s+mật|giữ\s+kín|(?:không|chưa)\s+(?:được\s+)?(?:tiết\s+lộ|công\s+khai|công\s+bố)",
    r"là|được|giữ|của|chúng|tôi|này|sẽ|phải|hoàn|toàn|nơi|tạm|trú|nhà|trung|tâm",
)
_ARABIC = _Words(
    r"(?:ال)?(?:عنوان|موقع|مكان|مقر)(?:نا)?",
    r"(?:ال)?سري[ةه]?|(?:ال)?محجوب[ةه]?|(?:ال)?مخفي[ةه]?|(?:ال)?مكتوم[ةه]?"
    r"|غير\s+(?:ال)?(?:معلن|مفصح|منشور|مكشوف|مصرح)[ةه]?(?:\s+عن\w*|\s+به\w*)?"
    r"|(?:لا|لن|لم)\s+(?:يتم\s+)?(?:ي|ال)?(?:كشف|فصح|نشر|علن|إفصاح|إعلان)\w*",
    r"هو|يبقى|يظل|المأوى|الملجأ|المركز|دائما",
)
_ARABIC_NOT_TOLD = r"\b(?:لا|لن|لم)\s+(?:يتم\s+)?(?:الكشف|الإفصاح|الإعلان|نشر)\s+(?:عن\s+)?(?:ال)?(?:عنوان|موقع|مكان)\b"
_UKRAINIAN = _Words(
    r"адрес\w*|місце|місця|місцезнаходження|місцеперебування|місцерозташування|розташування|локаці\w+|притул\w+",
    r"конфіденційн\w*|секретн\w*|таємн\w*|прихован\w*|засекречен\w*|нерозголошен\w*|неопублікован\w*"
    r"|не\s+(?:розголо|розкри|публіку|опублікован|повідомля|оприлюдн)\w*",
    r"є|зберігається|тримається|повністю|суворо|в|у|наша|нашого|закладу|центру|притулку",
    before=True,
)
_ROUND_CHINESE = (
    r"(?:地址|地点|地點|位置|住址|场所|場所|所在地)[\s:：(（]*(?:是|为|為|对外|對外|须|須|需|要|严格|嚴格|会|會|已|均|一律|予以|暂|暫)*"
    r"(?:保密|机密|機密|秘密|隐藏|隱藏|(?:不|未|不予|不便|不会|不會|不得|恕不)(?:对外|對外)?(?:公开|公開|透露|披露|公布|公佈))"
    r"|(?:保密|机密|機密|秘密|(?:不|未)(?:公开|公開|披露|透露))的?(?:地址|地点|地點|位置|住址|场所|場所)"
)
_ALONE = (
    r"vertraulich|(?:geheime|anonyme|vertrauliche)\s+(?:adresse|anschrift)|adresse auf anfrage"
    r"|confidencial|confidentiel(?:le)?|no (?:divulgad|revelad|publicad)[oa]|non (?:divulgue|communique|publie)e?"
    r"|(?:được )?bảo mật|bí mật|(?:không|chưa) (?:tiết lộ|công khai)"
    r"|سري[ةه]?|غير (?:معلن|مفصح|منشور)[ةه]?(?: عن\w*)?"
    r"|конфіденційн[оаеі]|не (?:розголошується|розкривається|публікується)|таємно|секретно"
    r"|保密|机密|機密|(?:不|未|不予|不便)(?:公开|公開|透露|披露)"
)
_GERMAN = _Words(
    r"adressen?|anschrift|standorte?|lage|ort|unterkunft|wohnungen?|frauenhaus|zufluchtswohnung",
    r"vertraulich|geheim|anonym|nicht\s+(?:offentlich|bekannt|veroffentlicht\w*|genannt|herausgegeben)",
    r"ist|sind|wird|werden|bleibt|streng|des|der|hauses|dieser|unserer",
)
_IN_LATIN_LETTERS = (_GERMAN, _SPANISH, _FRENCH, _VIETNAMESE)
_IN_OTHER_LETTERS = (_ARABIC, _UKRAINIAN)


def _bare(text: str) -> str:
    """Take the accents away, alike from patterns and from texts."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D").replace("\u0640", ""))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_LATIN = re.compile(_bare("|".join(words.pattern for words in _IN_LATIN_LETTERS)))
_OTHER = re.compile(
    _bare("|".join([*(words.pattern for words in _IN_OTHER_LETTERS), _ARABIC_NOT_TOLD, _ROUND_CHINESE]))
)
_ALONE_ELSEWHERE = re.compile(_bare(rf"\W*(?:{_ALONE})\W*"))


_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:[A-Z\d][\w'’.-]*\s+){1,4}"
    r"(?:Street|St|Avenue|Ave?|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Highway|Hwy|Parkway|Pkwy)\b\.?"
)
_NOT_TOLD = "…"


def without_place(text: str, lines: Iterable[str]) -> str:
    """Take these address lines, and whatever else reads like a street and its number, out of a text."""
    for line in sorted({line for line in lines if any(map(str.isdigit, line))}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(line)}(?!\w)", _NOT_TOLD, text, flags=re.IGNORECASE)
    return _STREET.sub(_NOT_TOLD, text)


def is_secret(*texts: str) -> bool:
    """Tell whether any of these words say that a place must not be told."""
    return any(_says_secret(text) for text in texts if text)


def _says_secret(text: str) -> bool:
    # The patterns are in lower case: to tell letters of both cases alike takes them five times as long.
    english = text.lower()
    if _SECRET_ALONE.fullmatch(english):
        return True
    if any(not _NOT_SECRET.fullmatch(found.group()) for found in _SECRET.finditer(english)):
        return True
    bare = _bare(text).lower()
    if _ALONE_ELSEWHERE.fullmatch(bare) or _LATIN.search(bare):
        return True
    return not bare.isascii() and _OTHER.search(bare) is not None
