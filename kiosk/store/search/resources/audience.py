# SPDX-License-Identifier: GPL-3.0-or-later
"""Who a resource is for, and who somebody says they are, so that nobody is sent to what is meant for others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.phrase_book import PhraseBook
from kiosk.domain.resource import Resource
from kiosk.domain.spoken_words import SpokenWord, spoken_words

WOMEN, MEN = "women", "men"
SENIORS, YOUTH = "seniors", "youth"

_KNOWN_BY = {
    WOMEN: "woman, women, female, girl, ladies, wife, mother, mom, pregnant, mujer, mujeres, señora, embarazada, femme,"
    " femmes, phụ nữ, امرأة, نساء, жінка, жінки, 女人, 女性, 妇女",
    MEN: "man, men, male, guy, father, dad, hombre, hombres, homme, hommes, đàn ông, رجل, رجال, чоловіків, 男人, 男性",
    "veterans": "veteran, veterans, vet, military, army, navy, marines, armed forces, warriors, service members, dd214,"
    " i served, veterano, militar, ancien combattant, cựu chiến binh, محارب قديم, ветеран, військовий, 退伍军人, 老兵",
    SENIORS: "senior, seniors, elder, elderly, older adult, older adults, aging, retired, old people, grandmother,"
    " grandfather, grandma, grandpa, grandparents, medicare, dementia, anciano, tercera edad, adultos mayores, abuela,"
    " abuelo, personne âgée, personnes âgées, người già, người cao tuổi, كبار السن, مسن, літні люди, пенсіонер, 老人,"
    " 老年人",
    YOUTH: "youth, young people, young adults, young person, teen, teens, teenager, teenage, juvenile, jóvenes,"
    " adolescente, jeunes, thanh niên, شباب, підліток, 青少年",
    "hiv": "hiv, aids, hiv/aids, vih, sida, ВІЛ, الإيدز, 艾滋病",
    "lgbt": "lgbt, lgbtq, lgbtqi, gay, lesbian, bisexual, transgender, trans, queer",
    "native": "native american, native americans, american indian, american indians, alaska native, indigenous, tribal",
    "farm": "farmworker, farmworkers, farm worker, farm workers, migrant, agricultural, campesino",
    "disability": "disability, disabilities, disabled, wheelchair, blind, deaf, autism, ssi, ssdi, discapacidad,"
    " handicapé, khuyết tật, إعاقة, інвалідність, 残疾",
    "homeless": "homeless, homelessness, sleeping outside, on the street, living in my car, sin hogar, sans abri,"
    " vô gia cư, بلا مأوى, бездомний, 无家可归",
    "victims": "domestic violence, intimate partner violence, domestic abuse, victims of crime, sexual assault,"
    " human trafficking, trafficking, survivors, violencia doméstica, violence conjugale, bạo lực gia đình, عنف,"
    " домашнє насильство, 家暴",
    "imprisoned": "incarcerated, prisoners, inmates, prison, jail, ex-offenders, felony, conviction, criminal record,"
    " cárcel, سجن, в'язниця, 监狱",
    "business": "business, businesses, nonprofits, nonprofit, employer, self-employed, shop, entrepreneurs, negocio,"
    " entreprise, kinh doanh, бізнес, 生意",
}
_SAID_BESIDES = {
    YOUTH: "kid, kids, child, children, son, daughter, baby, hijo, hija, niños, enfant, enfants, trẻ em, con tôi, طفل,"
    " أطفال, діти, дитина, 孩子, 儿童",
    "victims": "abused, abusive, violent, hits me, beats me, hurts me, hit me, threatens me, me pega, me golpea,"
    " il me frappe, đánh tôi, يضربني, б'є мене, 打我",
}
"""Words that put somebody into a group, but not what is offered to them."""
_ALIKE = ((WOMEN, MEN), (SENIORS, YOUTH))
"""Whoever is for both is for everybody."""

_FOR_WHOM = re.compile(
    r"\b(?:serves?|serving|focus(?:es)? on|limited to|open to|only for|exclusively for|restricted to)\b([^.;]{0,90})"
)
_EVERYBODY = re.compile(r"\b(?:everyone|anyone|everybody|anybody|all (?:people|ages|residents|genders))\b")
_SENIOR_FROM, _YOUTH_UNTIL = 50, 25
_YOUNGEST_MET, _OLDEST_MET = 10, 110

_AGES = re.compile(
    r"(?:\b(?:i am|i'm|i’m|im|(?:she|he)(?: is|'s|’s)|my [^\W\d_]+ is|aged?|j'ai|tengo|tiene) (?P<said>\d{1,3})\b"
    r"(?! *(?:months?|weeks?|days?|hours?|minutes?|mins?|dollars?|bucks|meses|semanas|días|mois|%|\$|/)))"
    r"|(?P<counted>\d{1,3})[ -]*(?:years?[ -]old|year[ -]olds?|yrs? old|yo\b|años\b|anos\b|ans\b|tuổi|سنة|عاما?\b"
    r"|рок(?:ів|и)\b|рік\b|岁)",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"\b(\d{2}) *\+|\b(\d{2}) (?:years )?(?:(?:of age )?(?:and|or) (?:older|over|up|above))", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bage[sd]? (\d{1,2}) ?(?:-|–|to|through|and) ?(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ForWhom:
    """The groups that a resource is for, none for everybody, and between which ages, 0 and 255 where open."""

    groups: int
    youngest: int
    oldest: int


@dataclass(frozen=True, slots=True)
class Who:
    """Whom somebody asks for: their groups, and their age; `is_told` where it stands in the words."""

    groups: int
    age: int | None
    is_told: bool = False


class Audiences:
    """Tells groups of people apart, each as one bit of a number."""

    def __init__(self) -> None:
        names = list(_KNOWN_BY)
        self._bit = {name: 1 << index for index, name in enumerate(names)}
        known_by = [_KNOWN_BY[name].split(",") for name in names]
        said = [_SAID_BESIDES.get(name, "").split(",") for name in names]
        self._named = PhraseBook(dict(enumerate(known_by)))
        self._said = PhraseBook({index: [*known_by[index], *said[index]] for index in range(len(names))})

    def of(self, resource: Resource) -> ForWhom:
        """Read from its name, its eligibility, and what its description says it serves."""
        told = _FOR_WHOM.findall(resource.description.lower())
        everybody = any(_EVERYBODY.search(each) for each in (*told, resource.eligibility.lower()))
        texts = (resource.name, resource.eligibility, *(() if everybody else told))
        youngest, oldest = _ages_of(resource)
        groups = 0
        for text in texts:
            groups |= self._one_sided(_groups(self._named, spoken_words(text)))
        if youngest >= _SENIOR_FROM:
            groups |= self._bit[SENIORS]
        elif oldest <= _YOUTH_UNTIL:
            groups |= self._bit[YOUTH]
        return ForWhom(self._one_sided(groups), youngest, oldest)

    def heard(self, text: str, said: Sequence[SpokenWord], age: int | None) -> Who:
        """Who is spoken of in a need. `age` is the visitor's: an age in the words goes first, and so do others."""
        told = _age_in(text)
        groups = _groups(self._said, said)
        speaks_of_others = bool(groups & (self._bit[SENIORS] | self._bit[YOUTH]))
        known = told if told is not None or speaks_of_others else age
        if known is not None and known >= _SENIOR_FROM:
            groups |= self._bit[SENIORS]
        elif known is not None and known <= _YOUTH_UNTIL:
            groups |= self._bit[YOUTH]
        return Who(groups, known, is_told=told is not None)

    def opposed(self, groups: int) -> int:
        """The groups that somebody of these certainly is not of."""
        women, men = self._bit[WOMEN], self._bit[MEN]
        return (men if groups & women and not groups & men else 0) | (
            women if groups & men and not groups & women else 0
        )

    def _one_sided(self, groups: int) -> int:
        for names in _ALIKE:
            both = self._bit[names[0]] | self._bit[names[1]]
            if groups & both == both:
                groups &= ~both
        return groups


def _groups(book: PhraseBook, said: Sequence[SpokenWord]) -> int:
    groups = 0
    for finding in book.find(said):
        groups |= 1 << finding.owner
    return groups


def _age_in(text: str) -> int | None:
    for match in _AGES.finditer(text):
        age = int(match["said"] or match["counted"])
        if (_YOUNGEST_MET if match["said"] else 1) <= age <= _OLDEST_MET:
            return age
    return None


def _ages_of(resource: Resource) -> tuple[int, int]:
    youngest, oldest = resource.minimum_age, resource.maximum_age
    if youngest is None and oldest is None and resource.eligibility:
        between, older = _BETWEEN.search(resource.eligibility), _OLDER.search(resource.eligibility)
        if between:
            youngest, oldest = int(between[1]), int(between[2])
        elif older:
            youngest = int(older[1] or older[2])
    return _bounded(youngest, 0), _bounded(oldest, 255)


def _bounded(age: int | None, otherwise: int) -> int:
    return otherwise if not age or age < 0 else min(age, 255)
