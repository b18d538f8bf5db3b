"""The table of links as a widget: heads that stay in sight, a cursor that goes from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size, clamp
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hscqa.export.page.matrix import SHADES
from hscqa.tui.crosswalk.grid import Cell
from hscqa.tui.deciding.keys import Deciding
from hscqa.tui.faces import clip
from hscqa.tui.lists.tied import Tied

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.geometry import Region

    from hscqa.tui.crosswalk.grid import Grid

_HEAD = 1
"""Lines of the column heads."""
_MARGIN = 2
"""Blanks beside a row's label: one before, one after it."""
_PARTS = (
    *("head", "here", "theme", "cursor", "blank", "weaker", "rejected"),
    *(f"shade-{depth}" for depth in range(1, SHADES + 1)),
)
"""What is drawn in a style of its own: heads, those of the cursor's row and column, and cells by their face."""
_TWICE = 2
"""Clicks of a double click."""
_FAR = 1_000_000
"""More rows or columns than any table has."""


class Matrix(ScrollView, Deciding, can_focus=True):
    """Rows are statements under their themes, columns those that they answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Open", tooltip="Go to the link of this cell, among all ties of its statement"),
        Binding("j,down", "move(1, 0)", "Row below", show=False),
        Binding("k,up", "move(-1, 0)", "Row above", show=False),
        Binding("l,right", "move(0, 1)", "Column to the right", show=False),
        Binding("h,left", "move(0, -1)", "Column to the left", show=False),
        Binding("g", f"move({-_FAR}, 0)", "First row", show=False),
        Binding("G", f"move({_FAR}, 0)", "Last row", show=False),
        Binding("home", f"move(0, {-_FAR})", "First column", show=False),
        Binding("end", f"move(0, {_FAR})", "Last column", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"matrix--{part}" for part in _PARTS}
    TIELESS = "No link was offered between these two"

    class At(Message):
        """The cursor came to a cell, or what stands in its cell may have changed."""

    class Entered(Message):
        """The user wants to go on to the tie of the cell."""

    def __init__(self, grid: Grid) -> None:
        """Take a table with at least one row and one column."""
        super().__init__()
        self.grid = grid
        self.at = Cell(0, 0)
        """Where the cursor is."""
        self._labels = 0
        """How many columns of the terminal the labels of rows take."""
        self._styles: dict[str, Style] = {}
        """The style of each part, as it was when lines were drawn last."""

    def on_mount(self) -> None:
        """Show the table."""
        self.put_grid(self.grid)

    def put_grid(self, grid: Grid) -> None:
        """Show a table; the cursor stays on its two statements where they are still there, else in its place."""
        source, target = self.statements
        self.grid = grid
        self._labels = max(map(cell_len, grid.row_labels)) + _MARGIN
        self.virtual_size = Size(self._labels + len(grid.columns) * grid.width, _HEAD + len(grid.lines))
        self._go_to(grid.find(source, target) or self.at)

    def point_to(self, source: str, target: str = "") -> None:
        """Bring the cursor to two statements; '' stands for the column where it is. Unknown ones change nothing."""
        self._go_to(self.grid.find(source, target or self.statements[1]) or self.at)

    @property
    def statements(self) -> tuple[str, str]:
        """The statement of the cursor's row, and that of its column, by id."""
        return self.grid.rows[self.at.row].statement.id, self.grid.columns[self.at.column].id

    @property
    def tied(self) -> Tied | None:
        """The tie of the cell under the cursor; None where there is none."""
        link = self.grid.link(self.at)
        return Tied(self.grid.rows[self.at.row].statement, link) if link else None

    # --- keys and mouse -----------------------------------------------------------------------------------------

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor, at most to the edge of the table."""
        self._go_to(Cell(self.at.row + rows, self.at.column + columns))

    def action_page(self, pages: int) -> None:
        """Move the cursor up or down by what is in sight."""
        self.action_move(pages * max(1, self._room.height - 1), 0)

    def action_enter(self) -> None:
        """Ask for the tie of the cell."""
        self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """Bring the cursor to the cell that was clicked; twice asks for its tie."""
        number = event.y - _HEAD + self.scroll_offset.y
        row = self.grid.lines[number] if event.y >= _HEAD and number < len(self.grid.lines) else ""
        if isinstance(row, int):
            across = (event.x - self._labels + self.scroll_offset.x) // self.grid.width
            self._go_to(Cell(row, across if event.x >= self._labels else self.at.column))
            if event.chain == _TWICE:
                self.action_enter()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def _go_to(self, at: Cell) -> None:
        """Bring the cursor to a cell, or to the nearest that there is, and into sight."""
        rows, columns = len(self.grid.rows), len(self.grid.columns)
        self.at = Cell(clamp(at.row, 0, rows - 1), clamp(at.column, 0, columns - 1))
        self._follow()
        self.refresh()
        self.post_message(self.At())

    def _follow(self) -> None:
        """Scroll as little as brings the cursor into sight, with the title over the first row of a theme."""
        room, step, lines = self._room, self.grid.width, self.grid.lines
        line, x = lines.index(self.at.row), self.at.column * step
        top = line - 1 if isinstance(lines[line - 1], str) else line
        first = -(-(x + step - room.width) // step) * step
        left, down = self.scroll_offset
        self.scroll_to(
            clamp(left, min(first, x), x),
            clamp(down, min(line + 1 - room.height, top), top),
            animate=False,
            immediate=True,
        )

    # --- drawing ------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, with the styles that the theme has now."""
        self._styles = {part: self.get_visual_style(f"matrix--{part}").rich_style for part in _PARTS}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a line: heads where they belong, and of the cells those that are scrolled to."""
        number = y - _HEAD + self.scroll_offset.y
        if y < _HEAD:
            return self._line("", "head", [self._head(at) for at in self._seen])
        if number >= len(self.grid.lines):
            return Strip.blank(self.size.width, self._styles["blank"])
        line = self.grid.lines[number]
        if isinstance(line, str):
            style, width = self._styles["theme"], self.size.width
            return Strip([Segment(f" {clip(line, width - _MARGIN)}", style)]).adjust_cell_length(width, style)
        part = "here" if line == self.at.row else "head"
        return self._line(self.grid.row_labels[line], part, [self._cell(Cell(line, at)) for at in self._seen])

    def _line(self, label: str, part: str, cells: list[Segment]) -> Strip:
        """Put the columns that are wholly in sight after a label: of a percentage no digit is cut off."""
        blank, step = self._styles["blank"], self.grid.width
        style = self._styles[part]
        head = Strip([Segment(f" {label}", style)]).adjust_cell_length(self._labels, style)
        before = Segment(" " * (-self.scroll_offset.x % step), blank)
        return Strip.join([head, Strip([before, *cells])]).adjust_cell_length(self.size.width, blank)

    def _head(self, column: int) -> Segment:
        """Draw the label of a column over the digits of its cells."""
        style = self._styles["here" if column == self.at.column else "head"]
        label = self.grid.column_labels[column]
        return Segment(f"{' ' * (self.grid.width - cell_len(label) - 1)}{label} ", style)

    def _cell(self, at: Cell) -> Segment:
        """Draw a cell."""
        face = self.grid.face(at)
        style = "cursor" if at == self.at else face.style
        return Segment(face.text.ljust(self.grid.width), self._styles[style])

    @property
    def _room(self) -> Size:
        """How much of the terminal is left for cells."""
        whole = self.scrollable_content_region.size
        return Size(max(0, whole.width - self._labels), max(0, whole.height - _HEAD))

    @property
    def _seen(self) -> range:
        """The columns that are wholly in sight."""
        left, step = self.scroll_offset.x, self.grid.width
        return range(-(-left // step), min(len(self.grid.columns), (left + self._room.width) // step))
