# SPDX-License-Identifier: GPL-3.0-or-later
"""What the heading of a column says, in English, German, Spanish and French."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

ROW = "row"
"""Stands for whatever a row of the table is: "row.name" is the service's name where the rows are services."""

_ENTITIES: Mapping[str, re.Pattern[str]] = MappingProxyType({
    "organization": re.compile(
        r"\b(?:organi[sz]ations?|orgs?|agency|agencies|provider|sponsor|charity|company|trager|tragerin|einrichtung"
        r"|verein|organisme|structure|association|organizacion|entidad|asociacion|agencia|institution|institucion)\b"
    ),
    "service": re.compile(
        r"\b(?:services?|programs?|programmes?|resources?|angebote?|dienst|leistung|servicios?|programas?|recursos?"
        r"|prestation)\b"
    ),
    "location": re.compile(
        r"\b(?:locations?|sites?|places?|venues?|branch|standort|ort der|lieu|lugar|sede|ubicacion|centro)\b"
    ),
})  # fmt: skip

_LEFT_OUT = (
    r"\bsame\b|weekly|volunteers?|attachments?|callback|\bein\b|tax\b|tax id|tax status|legal status|incorporated|logo"
    r"|domain|internal|created|submitted|timestamp|edited|imported|average volume|fax cover|facebook|twitter|instagram"
    r"|serves all|limited to specific|featured|navigator|walk in clinic$|availability$|same hours|holiday"
    r"|intern\b|bemerkung intern|accreditation|funding|admin|keywords?$|problem code description"
    r"|(?:taxonomy|airs|term) codes?$"
)

_RULES_SAID = r"""
location.confidential:
    confidential | undisclosed | vertraulich | confidencial | confidentiel
service.assured_date:
    (?:last_)?(?:verified|checked|updated|reviewed|assured) | update$ | geprueft | gepruft | stand$
    aktualisiert | actualizad | mis_a_jour | mise_a_jour
contact.email:
    contact.*e?_?mail | ansprechpartner.*mail
row.phone:
    ^contact_(?:info\w*|details)$ | ^kontakt$ | how_to_contact | ^contacto_telefonico$ | crisis_line | helpline
    hotline
    ^(?:alt\w*_|main_|other_)?(?:phone|number|line)$
contact.phone:
    contact_person.*(?:phone|tel) | contact.*(?:phone|tel)$
contact.title:
    contact.*(?:title|position|role) | funktion$
contact.name:
    contact(?:_person|_name)?$ | ask_for | ansprechpartner\w* | ansprechperson | kontaktperson
    persona_de_contacto | contacto$ | personne_a_contacter | interlocuteur | contact$
service.application_process:
    appl(?:y|ying|ication) | process | intake | how_to_(?:get|access) | referral | anmeldung | zugang$
    solicitud | como_solicitar | inscription | demarche | acceso$
phone.fax:
    \bfax\b | telefax | facsimile | telecopie
phone.toll_free:
    toll_?free | freephone | numero_vert | gratuit
phone.textphone:
    \btt[yd]\b | \btdd\b | textphone | text_phone
phone.text:
    ^(?:text|sms)(?:_number|_line)?$ | text_to
phone.cell:
    \b(?:cell|mobile|mobil|handy|movil|portable|celular)\b
phone.extension:
    \bext(?:ension)?\b | durchwahl | poste$
row.email:
    e_?mails?\b | correo | courriel
row.url:
    web_?site | web_?seite | webpage | \bweb\b | \burl\b | homepage | internet | sitio | site_web
    site_internet | \blink\b
location.latitude:
    ^lat(?:itude|itud)?$ | latitude | breitengrad | latitud
location.longitude:
    ^(?:lon|lng|long)(?:gitude)?$ | longitude | langengrad | longitud
location.position:
    coordinates? | coords? | lat_?lon | lat_?lng | geolocation | gps | koordinaten | coordenadas
    coordonnees_gps
row.phone:
    phones?\b | tel\b | tele(?:ph|f)on\w* | telefonnummer | rufnummer | hotline_number
    numero_de_telephone | \bphone
postal_address.whole:
    ^(?:mailing|postal|mail|post)_address$ | postanschrift | postadresse | direccion_postal
    adresse_postale
postal_address.city:
    ^(?:mailing|postal|mail)_(?:city|town)$
postal_address.state_province:
    ^(?:mailing|postal|mail)_state$
postal_address.postal_code:
    ^(?:mailing|mail)_(?:zip|postcode|postal_code)\b
postal_address.address_1:
    ^(?:mailing|postal|mail)_(?:address_1|address_line_1|street)\b | ^po_box$
address.address_2:
    address_?(?:line_?)?2$ | ^suite$ | ^unit$ | ^room$ | ^floor$ | adresszusatz | ^zusatz$ | complement
address.postal_code:
    \bzip\b(?!_codes) | post_?code | postal_code | \bplz\b | postleitzahl | codigo_postal | ^cp$
    code_postal
address.city:
    \bcity$ | ^town$ | \bort$ | ^stadt$ | ^ciudad$ | ^localidad$ | ^ville$ | ^commune$ | municipality
    municipio
address.state_province:
    ^st$ | ^(?:\w+_)?state$ | province$ | ^bundesland$ | ^provincia$ | ^estado$ | ^departement$
address.country:
    ^country$ | ^land$ | ^pais$ | ^pays$
address.address_1:
    address_?(?:line_?)?1$ | \bstreet\b | strasse\b | ^calle$ | ^rue$ | hausnummer
address.whole:
    \baddress\b | adresse\b | anschrift | direccion | domicilio | ^location$ | ^where$ | ^wo$
schedule.description:
    \bhours?\b | schedule | opening_times? | ^open(?:ing)?$ | offnungszeit\w* | oeffnungszeit\w*
    sprechzeit\w* | sprechstunde\w* | horarios? | horas?\b | horaires? | heures | ouverture
    recurring_dates | dates_and | ^times?$ | ^when$ | ^wann$ | ^zeiten$
language.name:
    languages?\b | sprachen?\b | idiomas? | langues?\b | lenguas?
required_document.document:
    documents?\b | what_to_bring | bring\b | unterlagen | mitbringen | documentos
    requisitos_de_documentos | pieces_a_fournir
service.minimum_age:
    min\w*_age | age_min | mindestalter | edad_minima | age_minimum | youngest
service.maximum_age:
    max\w*_age | age_max | hochstalter | edad_maxima | age_maximum | oldest
service.fees_description:
    \bfees?\b | \bcosts?\b | price | kosten | gebuhr\w* | preis | cost[oe]s? | precio | tarifs? | cout
    prix | payment
service.wait_time:
    wait | wartezeit | espera | attente
service.interpretation_services:
    interpret | translat | dolmetsch | interprete
accessibility.description:
    accessib | wheelchair | disab | barrierefrei\w* | rollstuhl | accesib | discapac | handicap | pmr
location.transportation:
    transport | \bbus\b | transit | directions | parking | anfahrt | haltestelle | opnv | como_llegar
    acces$
service_area.name:
    service_areas?\b | areas?_served | coverage | catchment | counties | ^county$ | ^cities$ | zip_codes
    einzugsgebiet | area_de_servicio | zone | territoire | ^areas?$
service.eligibility_description:
    eligib | who_(?:it|can|we|is) | for_whom | population | requirements? | qualif | gender | \bkids\b
    \bage\b | ages\b | income | veteran | military | immigration | incarceration | target_group
    audience | zielgruppe | fur_wen | voraussetzung\w* | geschlecht | elegib | requisitos | para_quien
    public\b | conditions | beneficiaires | clientele
taxonomy_term.name:
    categor | taxonom | \btypes?\b | \btopics?\b | \btags?\b | problem_codes | kategorie\w* | thema
    themen | bereich | rubrik | tipo | tema | theme | domaine | level_of_service | subject
    classification
service.alert:
    ^alert$ | ^notice$ | hinweis | aviso$ | announcement
row.alternate_name:
    alternate | alternative_name | other_name | aka\b | acronym | short_name | also_known | abkurzung
    siglas? | sigle
row.description:
    descri\w* | \bbody\b | \babout\b | summary | details | notes?$ | what.*offer | offers?$ | comments?$
    additional_information | what_(?:we|they)_do | beschreibung | angebotsbeschreibung | info\w*$
    bemerkung\w* | descripcion | notas?$ | observaciones | remarques? | offered | amenities
row.id:
    \bu?u?ids?$ | \bkey$ | ^nr$ | ^no$ | number$ | ^nummer$ | ^lfd_nr$ | ^numero$ | \bcode$ | ^#$
    identifier
row.name:
    \bnames?$ | \btitle$ | bezeichnung | \btitel$ | nombres?$ | titulo | \bnom$ | intitule
    denomination | raison_sociale
"""
"""A target, and below it the patterns of headings that mean it; "_" is a space. The first that is found counts."""


def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, list[str]]] = []
    for line in _RULES_SAID.strip().splitlines():
        if line.startswith(" "):
            found[-1][1].extend(pattern.strip().replace("_", " ") for pattern in line.split(" | "))
        else:
            found.append((line.rstrip(":"), []))
    return tuple((target, re.compile("|".join(patterns))) for target, patterns in found)


_RULES = _rules()

_DAY_WORDS: Mapping[str, str] = MappingProxyType({
    "monday": "mon|monday|montag|mo|lunes|lundi", "tuesday": "tue|tues|tuesday|dienstag|di|martes|mardi",
    "wednesday": "wed|wednesday|mittwoch|mi|miercoles|mercredi",
    "thursday": "thu|thur|thurs|thursday|donnerstag|jueves|jeudi", "friday": "fri|friday|freitag|fr|viernes|vendredi",
    "saturday": "sat|saturday|samstag|sa|sabado|samedi", "sunday": "sun|sunday|sonntag|so|domingo|dimanche",
})  # fmt: skip

_IS_STATUS = re.compile(r"\bstatus\b|is this service open|^(?:is )?active$|^aktiv$|statut\b|^estado del servicio")
_OTHER_STATUS = re.compile(r"legal|tax|military|immigration|incarceration|veteran")
_WEB_SITE = re.compile(r"\b(?:web site|site web|site internet|sitio web)\b")

ROW_KINDS: Mapping[str, re.Pattern[str]] = _ENTITIES
"""What a file's or a column's name says of its rows: organizations, services or locations, asked in this order."""

PERSONAL = re.compile(
    r"^(?:birth ?dates?|date of birth|dob|geburtsdatum|fecha de nacimiento|date de naissance|given names?|family names?"
    r"|first names?|last names?|surname|vorname|nachname|ssn|social security\w*)$"
)
"""Headings of lists of people, which are no directory."""


def spoken(heading: str) -> str:
    """Fold a heading to plain words: no accents, no case, single spaces."""
    decomposed = unicodedata.normalize("NFKD", heading.replace("ß", "ss").casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    bare = re.sub(r"(?<=[a-z])'s\b", "s", bare)
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def target_of_heading(heading: str) -> str | None:
    """Say what a heading means: a target ("row.…" for what the rows are), "" to leave it out, None when unknown."""
    words = spoken(heading)
    day = _day_target(words)
    if day:
        return day
    if _IS_STATUS.search(words) and not _OTHER_STATUS.search(words):
        return "service.status"
    if not words or re.search(_LEFT_OUT, words):
        return ""
    entity, rest = ("", words) if _WEB_SITE.search(words) else _entity(words)
    if entity and not rest:
        return "address.whole" if words == "location" else f"{entity}.name"
    found = next((target for target, pattern in _RULES if pattern.search(rest) or pattern.search(words)), "")
    return _owned(found, entity) if found else None


def _entity(words: str) -> tuple[str, str]:
    """Say which of the three a heading speaks of, and the words without it."""
    for entity, pattern in _ENTITIES.items():
        match = pattern.search(words)
        if match and (match.start() == 0 or match.end() == len(words)):
            return entity, " ".join((words[: match.start()] + " " + words[match.end() :]).split())
    return "", words


def _owned(found: str, entity: str) -> str:
    kind, _, column = found.partition(".")
    if kind != ROW:
        return found
    if column == "phone":
        return "organization.phone" if entity == "organization" else "row.phone"
    if column == "url" and entity == "organization":
        return "organization.website"
    return f"{entity or ROW}.{column}"


def _day_target(words: str) -> str:
    for day, names in _DAY_WORDS.items():
        match = re.fullmatch(
            rf"(?:hours?\s+)?(?:{names})s?(?:\s+(hours?|times?|opens?(?: at)?|from|start|closes?(?: at)?|to|end"
            r"|von|bis|opening|closing)(?:\s+time)?)?",
            words,
        )
        if match:
            end = match[1] or ""
            if re.match(r"open|from|start|von", end):
                return f"schedule.{day}_opens_at"
            return f"schedule.{day}_closes_at" if re.match(r"clos|to|end|bis", end) else f"schedule.{day}"
    return ""
