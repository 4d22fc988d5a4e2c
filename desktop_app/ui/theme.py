"""Every colour, size and font of the window. No other file writes a colour or a size of its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

Mode = Literal["system", "light", "dark"]

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
RADIUS = 4
ROW_HEIGHT, ROW_HEIGHT_DENSE, HEADER_HEIGHT = 30, 26, 32
CONTROL_HEIGHT = 28
MESSAGE_HEIGHT = 38
"""Two lines of text; the room is there before anything is said."""
VIEWS_WIDTH, RECORD_WIDTH = 180, 420
ICON_SMALL, ICON_LARGE = 16, 20
TEXT_PT, TITLE_PT, FIGURE_PT, CAPTION_PT = 9.0, 14.0, 20.0, 8.0
LOADING_DELAY_MS = 150

PREFERRED_FACES = ("Microsoft YaHei UI", "Microsoft YaHei")
BUNDLED_FILE = "zst-hei.ttf"
"""Noto Sans SC, subset, in resources/fonts."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as #RRGGBB; `soft` is the accent's share of the selection, 0-1."""

    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    soft: float
    green: str
    yellow: str
    red: str

    @property
    def accent_soft(self) -> str:
        """The selection's colour, already mixed with the surface so that it needs no transparency."""
        return mix(self.accent, self.surface, self.soft)

    @property
    def found(self) -> str:
        """Under words that were found on paper."""
        return mix(self.accent, self.surface, 0.2)

    @property
    def found_now(self) -> str:
        """Under those of them that one has gone to."""
        return mix(self.accent, self.surface, 0.4)

    @property
    def accent_strong(self) -> str:
        """The accent under a pressed or hovered button."""
        return mix(self.accent, self.text, 0.85)

    def light_colour(self, name: str) -> str:
        """The colour of a light (`green`, `yellow`, `red`), or of muted text for any other word."""
        return {"green": self.green, "yellow": self.yellow, "red": self.red}.get(name, self.muted)


LIGHT = Tokens(
    dark=False, window="#F4F6F8", surface="#FFFFFF", raised="#FFFFFF", border="#DFE3E8",
    text="#1F2328", muted="#5F6873", disabled="#A0A8B2", accent="#1F5FA8", on_accent="#FFFFFF", soft=0.12,
    green="#1A7F37", yellow="#9A6700", red="#C62828",
)  # fmt: skip
DARK = Tokens(
    dark=True, window="#1D2126", surface="#252A30", raised="#2C3238", border="#3A414A",
    text="#E7EBF0", muted="#A3ADB8", disabled="#6B7480", accent="#63A8F2", on_accent="#10202F", soft=0.18,
    green="#4CC26A", yellow="#E0B14A", red="#F2777A",
)  # fmt: skip


def mix(over: str, under: str, share: float) -> str:
    """`over` at `share` (0-1) upon `under`, as #RRGGBB."""
    a, b = QColor(over), QColor(under)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    parts = [round(x * share + y * (1 - share)) for x, y in pairs]
    return QColor(*parts).name()


def tokens_for(palette: QPalette) -> Tokens:
    """The tokens that belong to a widget's palette; painting code asks `tokens_for(self.palette())`."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def make_palette(tokens: Tokens) -> QPalette:
    """Qt's palette from the tokens, with its disabled group."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    colours = {
        role.Window: tokens.window, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.window, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.BrightText: tokens.red, role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text, role.PlaceholderText: tokens.muted, role.Highlight: tokens.accent_soft,
        role.HighlightedText: tokens.text, role.Link: tokens.accent, role.LinkVisited: tokens.accent,
        role.Light: tokens.raised, role.Midlight: tokens.border, role.Mid: tokens.border, role.Dark: tokens.border,
        role.Shadow: tokens.border, role.Accent: tokens.accent,
    }  # fmt: skip
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, key, QColor(tokens.disabled))
    return palette


def load_fonts(fonts_folder: Path) -> str:
    """Choose the window's face: the system's YaHei, else the bundled Noto Sans SC, else whatever Qt has.

    Returns the family, or "" when neither is there.
    """
    families = set(QFontDatabase.families())
    for face in PREFERRED_FACES:
        if face in families:
            return face
    file = fonts_folder / BUNDLED_FILE
    number = QFontDatabase.addApplicationFont(str(file)) if file.exists() else -1
    loaded = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return loaded[0] if loaded else ""


def text_font(points: float = TEXT_PT, *, semibold: bool = False, tabular: bool = False) -> QFont:
    """The window's face in another size or weight; `tabular` gives all digits one width."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points)
    if semibold:
        font.setWeight(QFont.Weight.Bold)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Theme(QObject):
    """Puts palette, fonts and style sheet on the application and follows the system's light or dark."""

    changed = Signal()

    def __init__(self, app: QApplication, fonts_folder: Path, mode: Mode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        app.setStyle(QStyleFactory.create("Fusion"))
        family = load_fonts(fonts_folder)
        font = QFont(family) if family else QFont(app.font())
        font.setPointSizeF(TEXT_PT)
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The scheme that is shown now."""
        dark = self._mode == "dark" or (
            self._mode == "system" and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        return DARK if dark else LIGHT

    def set_mode(self, mode: Mode) -> None:
        """Show light, dark, or what the system shows."""
        self._mode = mode
        self._apply()

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        tokens = self.tokens
        sheet = style_sheet(tokens)
        if sheet == self._app.styleSheet():  # setting it again would polish every widget anew
            return
        self._app.setPalette(make_palette(tokens))
        self._app.setStyleSheet(sheet)
        self.changed.emit()


def style_sheet(t: Tokens) -> str:
    """The one style sheet. Widgets choose by the property `look` (primary, link, card, title, caption …)."""
    hover = mix(t.text, t.surface, 0.06)
    scheme = "dark" if t.dark else "light"
    return f"""
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: {SPACE_XS}px; }}
QLabel[look="title"] {{ font-size: {TITLE_PT}pt; font-weight: 700; }}
QLabel[look="heading"] {{ font-weight: 700; }}
QLabel[look="caption"] {{ font-size: {CAPTION_PT}pt; color: {t.muted}; }}
QLabel[look="muted"] {{ color: {t.muted}; }}
QLabel[look="error"] {{ font-size: {CAPTION_PT}pt; color: {t.red}; }}
QFrame[look="card"], QFrame[look="surface"] {{ background: {t.surface}; border: 1px solid {t.border};
  border-radius: {RADIUS}px; }}
QFrame[look="surface"] {{ border-radius: 0; border-width: 0; }}
QFrame[look="chosen"] {{ background: {t.accent_soft}; border-radius: {RADIUS}px; }}
QFrame[look="line"] {{ background: {t.border}; border: 0; max-height: 1px; min-height: 1px; }}
QPushButton {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: {RADIUS}px;
  padding: 0 {SPACE_M}px; min-height: {CONTROL_HEIGHT - 2}px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 {SPACE_M - 1}px; min-height: {CONTROL_HEIGHT - 4}px; }}
QPushButton:disabled {{ color: {t.disabled}; background: {t.window}; }}
QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
  font-weight: 700; }}
QPushButton[look="primary"]:hover {{ background: {t.accent_strong}; }}
QPushButton[look="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[look="primary"]:disabled {{ background: {t.accent_soft}; color: {t.muted}; border-color: transparent; }}
QPushButton[look="icon"] {{ padding: 0 {SPACE_XS + 2}px; }}
QPushButton[look="link"] {{ background: transparent; border: 0; color: {t.accent}; padding: 0 {SPACE_XS}px;
  min-height: 20px; text-align: left; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton[look="chip"] {{ border-radius: 12px; padding: 0 {SPACE_S + 2}px; min-height: 22px; max-height: 22px; }}
QWidget[look="chips"] QPushButton[look="link"] {{ min-height: 24px; }}
QPushButton[look="chip"]:checked {{ color: {t.accent}; }}
QPushButton[look="chip"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton::menu-indicator {{ width: 0; image: none; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px; padding: 3px; }}
QToolButton:checked {{ background: {t.accent_soft}; }}
QToolButton:focus {{ border: 1px solid {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{ background: {t.surface};
  border: 1px solid {t.border}; border-radius: {RADIUS}px; padding: 0 {SPACE_S - 2}px; color: {t.text};
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit, QComboBox, QDateEdit, QSpinBox {{ min-height: {CONTROL_HEIGHT - 2}px; }}
QDateEdit, QSpinBox {{ max-height: {CONTROL_HEIGHT - 2}px; }}
QDateEdit:focus, QSpinBox:focus {{ max-height: {CONTROL_HEIGHT - 4}px; }}
QPlainTextEdit, QTextEdit {{ padding: {SPACE_XS}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{
  border: 2px solid {t.accent}; padding-left: {SPACE_S - 3}px; min-height: {CONTROL_HEIGHT - 4}px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ border-color: {t.red}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {t.window}; color: {t.disabled}; }}
QTableView QLineEdit, QTableView QComboBox {{ border-radius: 0; min-height: 0; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0 {SPACE_XS}px; min-height: 0;
  background: transparent; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url(icons:themed/chevron-down-{scheme}.svg); width: 14px; height: 14px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: 20px; border: 0;
  background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url(icons:themed/chevron-up-{scheme}.svg); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url(icons:themed/chevron-down-{scheme}.svg); width: 12px; height: 12px; }}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator {{ width: 14px; height: 14px;
  border: 1px solid {t.muted}; border-radius: 3px; background: {t.surface}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {{ background: {t.accent};
  border-color: {t.accent}; image: url(icons:themed/check-{scheme}.svg); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.border}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted}; border-radius: 8px;
  background: {t.surface}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.accent}; }}
QCheckBox, QRadioButton {{ spacing: {SPACE_S - 2}px; min-height: 22px; }}
QTableView, QTreeView, QListView {{ background: {t.surface}; border: 0; gridline-color: {t.border};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; outline: 0;
  alternate-background-color: {t.surface}; }}
QTableView {{ border: 1px solid {t.border}; border-radius: {RADIUS}px; }}
QTableView[look="fixed"] {{ border: 0; border-radius: 0; }}
QTreeView::item, QListView::item {{ min-height: {ROW_HEIGHT_DENSE}px; border: 0; padding: 0 {SPACE_XS}px; }}
QTreeView::item:hover, QListView::item:hover {{ background: {hover}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QListView[look="views"] {{ background: transparent; border: 0; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0; border-bottom: 1px solid {t.border};
  padding: 0 {SPACE_S}px; }}
QHeaderView::section:hover {{ color: {t.text}; background: {hover}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-origin: border; subcontrol-position: top center;
  width: 10px; height: 10px; }}
QHeaderView::up-arrow {{ image: url(icons:themed/chevron-up-{scheme}.svg); }}
QHeaderView::down-arrow {{ image: url(icons:themed/chevron-down-{scheme}.svg); }}
QTabWidget::pane {{ border: 0; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {SPACE_XS}px {SPACE_M}px; border: 0;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom: 2px solid {t.accent}; }}
QTabBar[look="main"] {{ background: transparent; }}
QTabBar[look="main"]::tab {{ padding: 0 {SPACE_M}px; min-height: 42px; }}
QTabBar[look="main"]::tab:selected {{ font-weight: 700; }}
QTabBar[look="main"][aside="true"]::tab:selected {{ color: {t.muted}; font-weight: 400;
  border-bottom-color: transparent; }}
QTabBar[look="main"]::tab:focus {{ color: {t.accent}; }}
QFrame[look="bar"] {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.border}; }}
QMenuBar {{ background: {t.surface}; color: {t.text}; }}
QMenuBar::item {{ padding: {SPACE_XS}px {SPACE_S}px; background: transparent; border-radius: {RADIUS}px; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.border}; padding: {SPACE_XS}px 0; }}
QMenu::item {{ padding: 5px {SPACE_XL}px 5px {SPACE_XL}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: {SPACE_XS}px 0; }}
QFrame[look="foot"] {{ background: {t.surface}; border: 0; border-top: 1px solid {t.border}; }}
QLabel[look="status"] {{ color: {t.muted}; padding: 0 {SPACE_S}px; }}
QSplitter::handle {{ background: transparent; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {mix(t.muted, t.surface, 0.45)}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.border}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px;
  color: transparent; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QProgressBar[look="thin"] {{ background: transparent; border-radius: 0; max-height: 2px; min-height: 2px; }}
QFrame[look="message"] {{ border-radius: {RADIUS}px; border: 1px solid {t.border}; background: {t.raised}; }}
QFrame[look="message"][kind="success"] {{ border-left: 4px solid {t.green}; }}
QFrame[look="message"][kind="info"] {{ border-left: 4px solid {t.accent}; }}
QFrame[look="message"][kind="warning"] {{ border-left: 4px solid {t.yellow}; }}
QFrame[look="message"][kind="error"] {{ border-left: 4px solid {t.red}; }}
QFrame[look="popup"] {{ background: {t.raised}; border: 1px solid {t.border}; border-radius: {RADIUS}px; }}
"""
