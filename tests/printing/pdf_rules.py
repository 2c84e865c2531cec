# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of PDF/UA-1 (ISO 14289-1) that can be told from the file, as veraPDF checks them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pikepdf

STANDARD_TYPES = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
PAINTING = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", "INLINE"])
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass
class Element:
    """One element of the structure tree; `marks` are its (page, MCID) pairs."""

    kind: str
    figure_says: str
    marks: list[tuple[tuple[int, int], int]] = field(default_factory=list)


def broken_rules(pdf: bytes, *, title: str, language: str) -> list[str]:
    """Say every rule the file breaks; "" nothing."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        elements = [*_elements(opened)]
        return [
            *_about_the_file(opened, title, language),
            *_about_elements(opened, elements),
            *_about_content(opened, elements),
            *_about_fonts(opened),
        ]


def says_it_is_accessible(pdf: bytes) -> bool:
    """Tell whether the file itself claims PDF/UA-1."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        return bool(metadata.get("pdfuaid:part") == "1")


def _about_the_file(opened: pikepdf.Pdf, title: str, language: str) -> Iterator[str]:
    root = opened.Root
    if opened.is_encrypted:
        yield "encrypted"
    if not root.MarkInfo.get("/Marked") or root.MarkInfo.get("/Suspects"):
        yield "not marked"
    if str(root.get("/Lang", "")).split("-")[0] != language:
        yield f"language {root.get('/Lang')}"
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle"):
        yield "the window shows no title"
    with opened.open_metadata() as metadata:
        if metadata.get("dc:title") != title:
            yield f"title {metadata.get('dc:title')}"
    if {"/OpenAction", "/AA", "/Names"} & root.keys() and ("/JavaScript" in str(root.get("/Names", ""))):
        yield "runs something"
    for page in opened.pages:
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield "tabs do not follow the structure"


def _elements(opened: pikepdf.Pdf) -> Iterator[Element]:
    """Every element, each before its children, as a reader meets them."""
    waiting = [(child, child) for child in reversed(_children(opened.Root.StructTreeRoot))]
    while waiting:
        node, above = waiting.pop()
        page = node.get("/Pg", above)
        element = Element(str(node.S).lstrip("/"), str(node.get("/Alt", "")))
        deeper = []
        for child in _children(node):
            if not isinstance(child, pikepdf.Dictionary):
                element.marks.append((page.objgen, int(child)))
            elif child.get("/Type") == "/MCR":
                element.marks.append((child.get("/Pg", page).objgen, int(child.MCID)))
            elif "/S" in child:
                deeper.append((child, page))
        waiting.extend(reversed(deeper))
        yield element


def _children(node: pikepdf.Object) -> list[Any]:
    children: Any = node.get("/K", [])
    return list(children) if isinstance(children, list | pikepdf.Array) else [children]


def _about_elements(opened: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    roles = opened.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary())
    for element in elements:
        if element.kind not in STANDARD_TYPES and str(roles.get(f"/{element.kind}", "/"))[1:] not in STANDARD_TYPES:
            yield f"unknown structure type {element.kind}"
        if element.kind == "Figure" and not element.figure_says:
            yield "figure without words"
    levels = [int(element.kind[1]) for element in elements if element.kind[0] == "H" and element.kind[1:].isdigit()]
    if levels[:1] != [1] or any(after > before + 1 for before, after in pairwise(levels)):
        yield f"heading levels {levels}"


def _about_content(opened: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    told = [mark for element in elements for mark in element.marks]
    for page in opened.pages:
        loose, marks = _marked_content(page)
        if loose:
            yield f"neither content nor artifact: {loose}"
        if marks != [mark for where, mark in told if where == page.obj.objgen]:
            yield "told in another order than drawn, twice, or not at all"
        parents = _parents(opened, int(page.obj.StructParents)) if marks else []
        if any(mark >= len(parents) or parents[mark] is None for mark in marks):
            yield "content without a parent"


def _marked_content(page: pikepdf.Page) -> tuple[list[str], list[int]]:
    """Which operators paint outside all marks, and the marks of the page in the order of drawing."""
    within: list[bool] = []
    loose, marks = [], []
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if name in {"BMC", "BDC"}:
            properties: Any = step.operands[1] if len(step.operands) > 1 else None
            numbered = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
            if numbered:
                marks.append(int(properties.MCID))
            within.append(numbered or step.operands[0] == "/Artifact")
        elif name == "EMC":
            within.pop()
        elif name in PAINTING and not any(within):
            loose.append(name)
    return loose, marks


def _parents(opened: pikepdf.Pdf, number: int) -> list[pikepdf.Object]:
    tree = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
    return list(tree[number])


def _about_fonts(opened: pikepdf.Pdf) -> Iterator[str]:
    for font in opened.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font" or "/CIDSystemInfo" in font:
            continue
        inner = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
        if font.Subtype != "/Type3" and not any(file in inner.FontDescriptor for file in FONT_FILES):
            yield f"{font.BaseFont} is not embedded"
        if font.Subtype != "/Type3" and str(font.BaseFont)[7:8] != "+":
            yield f"{font.BaseFont} is whole"
        if "/ToUnicode" not in font:
            yield f"{font.get('/BaseFont')} has no characters"
