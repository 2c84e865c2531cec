from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from kiosk.ui.self_service.measures import TextSize
from tests.ui.self_service.test_need_page import *


def test_x(qtbot, riverside):
    for fix in (False, True):

        def build(stage):
            p = page_of(LONG_WORDS, *helps(riverside, LONG_PLACE, "Food bank"))(stage)
            if fix:
                f = p.field
                font = f.font()
                font.setPixelSize(stage.measures.body)
                line = QFontMetrics(font).lineSpacing()
                f.setStyleSheet(f"QTextEdit {{ min-height: {2 * line}px; }}")
            return p

        for s in (
            Setting((1080, 1920), TextSize.BIGGEST),
            Setting((1366, 768), TextSize.BIGGEST),
            Setting((1366, 768)),
            Setting((1024, 600)),
        ):
            at = AtPage(qtbot, build, s)
            f = at.find("need")
            for _ in range(4):
                QApplication.processEvents()
            print("XX", fix, s, f.minimumHeight(), f.height(), f.viewport().height(), at.what_is_wrong())
