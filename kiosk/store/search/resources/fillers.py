# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of spoken needs that say little about which resource fits, as they compare (folded)."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


SILENT = _set_of(
    """
    a an the this that these those and or but if so because then than as of to in on at by for with from into onto up
    down out off over under about again is are was were be been being am do does did doing done have has had having
    i me my mine myself we us our ours you your yours he him his she her hers it its they them their who whom whose
    what which when where why how not no nor only own same too very can could will would shall should may might must
    just also even still already yet ever never always there here now go going goes went gone get gets getting got
    gotten want wants wanted need needs needed like please thanks thank hello hi hey ok okay yes well oh um uh really
    some any all both each few more most other another such much many lot lots thing things something anything nothing
    everything somebody anybody nobody someone anyone everyone everybody somewhere anywhere way know knows think thinks
    say says said tell tells told ask asks asked make makes made take takes took put let lets give gives gave come
    comes came see sees seen look looks looked find finds found try tries tried trying keep keeps kept seem seems
    pick picks picked send sends sent ago since until till before after while during been maybe since between against
    isnt through without within does help helps helped helping every
    de la el los las un una unos unas y o que en por para con sin mi mis su sus me te se lo le les al del es son esta
    estan soy estoy ser estar necesito quiero tengo ayuda favor puedo hay muy mas pero como donde cuando hola gracias
    je le les des du un une et ou est sont suis ai mon ma mes besoin pour dans sur avec pas ne vous nous il elle
    toi can muon cua cho khong o mot nguoi nay giup
    я мені мене мы мне не на в у і и та що як для до з за по це мій моя моє потрібен потрібна потрібно треба нужно нужен
    انا في من على الى عن هذا هذه اريد احتاج مع ان
    der die das und ich ein eine mein meine
    """
)
"""Dropped from a need; they never find anything by themselves."""

FAINT = _set_of(
    """
    letter letters phone phones call calls called number numbers paper papers people person
    man woman men women day days week weeks month months year years today tomorrow yesterday tonight morning afternoon
    evening night time times hour hours monday tuesday wednesday thursday friday saturday sunday january february march
    april june july august september october november december old new good bad better best big small little free
    place places office offices desk line service services program programs available information provide provides
    provided assistance support able unable work works working use used using start started stop stops stopped stopping
    pay pays paid paying money live lives living house home homes family friend friends brother sister mother father
    mom dad husband wife son daughter kid kids child children street town city county state area local first second
    last next long short right left back around away near one two three four five six seven eight nine ten half
    problem problems trouble question questions talk talks talking speak speaks read write bring brings brought answer
    answers believe feel feels felt turn turned show shows showed leave leaves left lose loses lost run runs running
    end ends put move moves moved moving walk walks happen happened anymore everybody soon late early sign signed hard
    price cost costs hurt hurts hurting appointment wait waiting name names card apply form forms check reach reached
    carta llamada telefono dia dias semana mes ano hoy manana trabajo dinero casa gratis
    """
)
"""Kept, and told apart by context, but never enough to outweigh a word that names the need."""
