"""Reads the sources and says where they break the rules of the house. Each check gives sentences; none is good."""

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePath

ROOMS = (
    *("home", "products", "checkout", "freshness", "delivery", "accounts", "notices", "api", "demo", "config"),
    *("desk", "styleguide"),
)
EVERY_ROOM = frozenset(ROOMS)
OF_ALL = {"desk"}  # every room may use it
ARROWS = {
    "home": {"products", "checkout", "accounts", "notices"},
    "products": {"freshness", "delivery"},
    "checkout": {"products", "freshness", "delivery", "accounts", "notices"},
    "accounts": {"delivery", "notices"},
    "freshness": set(),
    "delivery": set(),
    "notices": set(),
    "desk": set(),
    "api": EVERY_ROOM - {"config", "demo", "styleguide"},
    "styleguide": EVERY_ROOM - {"config", "demo", "api"},
    "demo": EVERY_ROOM,
    "config": EVERY_ROOM,
}
RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField", "ParentalKey", "ParentalManyToManyField")
LOOKUPS = ("get_model", "import_module", "import_string")
FORBIDDEN = ("utils", "helpers", "common", "misc", "manager")
MOST_LINES_OF_A_MODULE = 300
MOST_LINES_OF_A_FUNCTION = 40


def sources(root: Path) -> Iterator[Path]:
    """Our Python files, without generated migrations."""
    folders = [root / "site" / "config" if room == "config" else root / room for room in ROOMS]
    for folder in [*folders, root / "tests", root / "bench", root / "audit"]:
        yield from (file for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts)


def room_of(file: PurePath) -> str:
    """The room of a path below the root; "" for what stands outside the rooms."""
    parts = file.parts[1:] if file.parts[0] == "site" else file.parts
    return parts[0] if parts[0] in ROOMS else ""


def against_the_arrows(room: str, source: str) -> list[str]:
    """Imports, and relations and lookups by name, that lead to a room which this one may not know."""
    allowed = ARROWS[room] | {room} | OF_ALL
    reached = ((line, target) for line, target in _reached(ast.parse(source)) if target in EVERY_ROOM - allowed)
    return [f"line {line}: {room} may not reach {target}" for line, target in sorted(set(reached))]


def _reached(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module.split(".")[0]
        elif isinstance(node, ast.Call) and _name(node.func) in (*RELATIONS, *LOOKUPS):
            arguments = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "to")]
            texts = (arg.value for arg in arguments if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
            yield from ((node.lineno, text.split(".")[0]) for text in texts)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def backwards(room: str, source: str, accessors: Mapping[str, str]) -> list[str]:
    """Reverse relations used against the arrows. `accessors`: name of a reverse relation → the room that made it."""
    allowed = ARROWS[room] | {room} | OF_ALL
    foreign = {name: maker for name, maker in accessors.items() if maker not in allowed}
    used = sorted({(line, name) for line, name in _names_used(ast.parse(source)) if name in foreign})
    return [f"line {line}: {room} may not reach {foreign[name]} through .{name}" for line, name in used]


def _names_used(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield from ((node.value.lineno, part) for part in node.arg.split("__")[:-1])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            parts = node.value.split("__")
            yield from ((node.lineno, part) for part in parts if len(parts) > 1)


def too_long(source: str) -> list[str]:
    """The module and its functions, where they are longer than a reader can hold."""
    lines = source.count("\n")
    told = [f"has {lines} lines, at most {MOST_LINES_OF_A_MODULE}"] if lines > MOST_LINES_OF_A_MODULE else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION:
                told.append(f"line {node.lineno}: {node.name} has {length} lines, at most {MOST_LINES_OF_A_FUNCTION}")
    return told


def forbidden_name(file: PurePath, forced: Callable[[PurePath], bool]) -> list[str]:
    """A name that says nothing, unless Oscar forces it on a fork."""
    names = {*file.with_suffix("").parts} & set(FORBIDDEN)
    return [f"is named {name}: name it after what it holds" for name in sorted(names) if not forced(file)]


def classes_in(source: str) -> set[str]:
    """The classes that a module defines at its top, also behind an `if`."""
    tree = ast.parse(source)
    behind = [node for branch in tree.body if isinstance(branch, ast.If) for node in (*branch.body, *branch.orelse)]
    return {node.name for node in (*tree.body, *behind) if isinstance(node, ast.ClassDef)}


def not_in_use(ours: Iterable[str], oscars: Collection[str], resolve: Callable[[str], type], package: str) -> list[str]:
    """Classes that replace one of Oscar's of the same name, and that Oscar doesn't find in our package."""
    found = {name: resolve(name).__module__ for name in sorted(set(ours) & set(oscars))}
    return [
        f"{name} is Oscar's {module}, not ours"
        for name, module in found.items()
        if not f"{module}.".startswith(f"{package}.")
    ]
