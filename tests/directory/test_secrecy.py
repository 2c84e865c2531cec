# SPDX-License-Identifier: GPL-3.0-or-later
"""Confidential places are recognised in the languages of the directories."""

import unicodedata

import pytest

from kiosk.directory.secrecy import is_secret, without_place
from tests.directory.conftest import LOCATIONS, ReadTables

SECRET = [
    "Confidential location",
    "The address is withheld.",
    "Our site is published monthly; the location is confidential.",
    "Ubicación confidencial",
    "ubicacion confidencial",
    "La dirección es confidencial.",
    "Dirección no divulgada",
    "La dirección no se publica.",
    "Domicilio: secreto",
    "CONFIDENCIAL",
    "Adresse confidentielle",
    "L’adresse est tenue secrète.",
    "Lieu non divulgué",
    "L'adresse n'est pas communiquée.",
    "Non divulguée",
    "Địa chỉ bảo mật",
    "Địa chỉ được giữ bí mật.",
    "dia chi bao mat",
    "Địa điểm không tiết lộ",
    "Vị trí không được công khai",
    "عنوان سري",
    "العنوان سرّي",
    "الموقع غير معلن",
    "موقع غير مفصح عنه",
    "لا يتم الكشف عن العنوان",
    "سرية",
    "Конфіденційна адреса",
    "Адреса не розголошується.",
    "Місцезнаходження: конфіденційне",
    "Нерозголошене місце",
    "地址保密",
    "地址不公开",
    "保密地點",
    "地址對外不公開",
    "位置:未公开",
    "保密",
    "La dirección del refugio es confidencial",
    "L’adresse du refuge est confidentielle",
    "L’adresse de l’hébergement reste secrète",
    "Địa chỉ của nơi tạm trú được giữ kín",
    "Адреса притулку не розголошується",
    "庇护所地址保密",
]
TOLD = [
    "Consejería confidencial. Dirección: Calle Mayor 1.",
    "La dirección es Calle Mayor 1. Servicio confidencial.",
    "Lieu de consultation, entretien confidentiel.",
    "Adresse: 3 rue du Site",
    "Dịch vụ bảo mật tại địa chỉ trên.",
    "خدمة سرية ومجانية. العنوان: شارع الملك",
    "الموقع سريع الوصول",
    "Конфіденційна консультація за адресою: вул. Лесі 1",
    "保密咨询，地址：北京路1号",
    "Sitio web",
    "Un lugar protegido para niños. El refugio no proporciona comida.",
    "Địa điểm này không cung cấp thức ăn.",
    "本场所不提供食物",
]


@pytest.mark.parametrize("text", SECRET)
def test_a_place_that_must_not_be_told(text: str) -> None:
    assert is_secret(text)
    assert is_secret("", unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", TOLD)
def test_a_place_that_may_be_told(text: str) -> None:
    assert not is_secret(text)


def test_a_secret_in_another_language_keeps_its_address(read_tables: ReadTables) -> None:
    said = LOCATIONS.replace("name,", "name,description,").replace("Mill House,", "Mill House,Địa chỉ bảo mật,")
    address = "id,location_id,address_1,city,address_type\na1,l1,9 Hidden Lane,Riverside,physical\n"
    (resource,) = read_tables({"locations": said, "addresses": address}).resources
    assert resource.confidential_site
    assert "Hidden" not in repr(resource)


def test_a_secret_place_is_not_told_in_what_is_said_about_it(read_tables: ReadTables) -> None:
    services = (
        "id,organization_id,name,description,application_process\n"
        "s1,o1,Safe beds,The location is confidential: Haus Lilie 7 in Riverside.,Ring at 12 Elm St. or call\n"
    )
    addresses = "id,location_id,address_1,city,address_type\na1,l1,Haus Lilie 7,Riverside,physical\n"
    (resource,) = read_tables({"services": services, "addresses": addresses}).resources
    assert resource.confidential_site
    assert resource.description == "The location is confidential: … in Riverside."
    assert resource.application_process == "Ring at … or call"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Come to 888 Hidden Avenue, Springfield, at 9.", "Come to …, Springfield, at 9."),
        ("Beds for 12 women, St. Brannoc helps.", "Beds for 12 women, St. Brannoc helps."),
        ("Open 24 hours, 7 days a week", "Open 24 hours, 7 days a week"),
    ],
)
def test_streets_are_taken_out_and_nothing_else(text: str, told: str) -> None:
    assert without_place(text, ["Rose House"]) == told
