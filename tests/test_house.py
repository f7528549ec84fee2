"""The rules of the house: how the code is laid out, and what it may not do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from radon.visitors import ComplexityVisitor, Function

from sphinx_annals.convert.dialects import BY_NAME as DIALECTS
from sphinx_annals.kinds import BY_NAME
from sphinx_annals.selfdoc import reference
from sphinx_annals.warnings import Warn

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "_ext" / "sphinx_annals"

#: Layers of the package and of the converter, from the bottom up: folders and single modules.
LAYERS = (
    *("warnings", "model", "kinds", "index", "content", "convert", "config", "domain", "render"),
    *("pages", "builders", "export", "selfdoc", "extension", "command_line", "__main__"),
)
CONVERTER_LAYERS = (
    *(
        "vocabulary",
        "document",
        "sources",
        "dialects",
        "dates",
        "repair",
        "attendance",
        "minutes",
        "identity",
    ),
    *("markup", "emit", "output", "options", "pipeline", "command"),
)
#: These know neither Sphinx nor docutils.
PURE = ("warnings", "model", "kinds", "index", "content", "convert", "command_line")
#: Only these import the converter, which is an extra: the command, and its reference page.
KNOW_THE_CONVERTER = {"command_line", "selfdoc.command_reference"}
#: what Sphinx calls with more arguments than six
SPHINX_CALLS = {"resolve_xref", "resolve_any_xref"}
#: names that say nothing
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}


def name_of(path: Path) -> str:
    """Return the name of a module as seen from the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
each_module = pytest.mark.parametrize("name", MODULES)


def imports_of(name: str) -> set[str]:
    """Return the modules of the package that a module imports, for types alone included."""
    found = {one for node in relative_imports(TREES[name]) for one in meant_by(name, node)}
    # the one import within a function, so that the rest can be had without Sphinx
    return found - ({"extension"} if name == "__init__" else set())


def relative_imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    """Yield the imports within the package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node


def meant_by(name: str, node: ast.ImportFrom) -> set[str]:
    """Return the modules that an import names."""
    folder = MODULES[name].parent
    for _ in range(node.level - 1):
        folder = folder.parent
    before = [*folder.relative_to(PACKAGE).parts, *(node.module or "").split(".")]
    module = ".".join(part for part in before if part)
    inner = {".".join(part for part in (module, alias.name) if part) for alias in node.names}
    return inner & MODULES.keys() or {module} & MODULES.keys()


def functions_in(name: str) -> Iterator[ast.FunctionDef]:
    """Yield all functions of a module, methods and inner ones too."""
    return (node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef))


def layer_of(name: str) -> str:
    """Return the layer of a module: its folder, or the module itself; within the converter too."""
    parts = name.split(".")
    is_within = parts[0] == "convert" and len(parts) > 1
    return f"convert.{parts[1]}" if is_within else parts[0]


def allowed_in(layer: str) -> set[str]:
    """Return what a layer may import, as its ``__init__`` says."""
    said = re.search(
        r"^May import: ([\w,\s]+)\.$", ast.get_docstring(TREES[layer]) or "", re.MULTILINE
    )
    assert said, f"{layer}/__init__.py lacks the line “May import: …”"
    names = re.findall(r"\w+", said[1])
    return {f"convert.{one}" if one in CONVERTER_LAYERS else one for one in names}


FOLDERS = sorted(
    {layer_of(name) for name in MODULES if MODULES[name].name == "__init__.py"} - {""}
)


# layers -----------------------------------------------------------------------------------------


def test_every_module_has_a_layer() -> None:
    """A new folder takes its place in the order of the layers; a new module needs no mention."""
    known = {*LAYERS, *(f"convert.{name}" for name in CONVERTER_LAYERS), "__init__"}
    assert {layer_of(name) for name in MODULES} == known


@pytest.mark.parametrize("layer", [*(one for one in FOLDERS if one != "__init__")])
def test_a_folder_says_what_it_may_import(layer: str) -> None:
    """The docstring of a folder names the layers that its modules may import: lower ones."""
    order = (*LAYERS, *(f"convert.{name}" for name in CONVERTER_LAYERS))
    allowed = allowed_in(layer)
    assert {one for one in allowed if one.partition(".")[0] == layer.partition(".")[0]} <= {
        one for one in order[: order.index(layer)] if one.startswith("convert.")
    }
    names = [name for name in MODULES if layer_of(name) == layer]
    found = {layer_of(one) for name in names for one in imports_of(name)} - {layer, "__init__"}
    assert {"convert" if "." in one and "." not in layer else one for one in found} <= allowed


@each_module
def test_imports_point_down(name: str) -> None:
    """No module needs to know what is built on it."""
    for order, prefix in ((LAYERS, ""), (CONVERTER_LAYERS, "convert.")):
        rank = {f"{prefix}{layer}": place for place, layer in enumerate(order)}
        layers = {layer_of(one) if prefix else one.partition(".")[0] for one in imports_of(name)}
        own = layer_of(name) if prefix else name.partition(".")[0]
        assert {one for one in layers if one in rank and rank[one] > rank.get(own, 99)} == set()


@each_module
def test_only_the_command_imports_the_converter(name: str) -> None:
    """A project that converts nothing needs none of what the converter needs."""
    if name.partition(".")[0] != "convert":
        found = {one for one in imports_of(name) if one.partition(".")[0] == "convert"}
        assert name in KNOW_THE_CONVERTER or found == set()


def test_imports_make_no_circle() -> None:
    """There is an order in which the modules can be read, and one for the folders."""
    modules = {name: imports_of(name) for name in MODULES if name != "__init__"}
    assert "domain.directives" in modules["domain.domain"]
    folders = {layer: set() for layer in map(layer_of, modules)}
    for name, found in modules.items():
        folders[layer_of(name)] |= {layer_of(one) for one in found} - {layer_of(name)}
    for graph in (modules, folders):
        assert set(TopologicalSorter(graph).static_order()) >= graph.keys()


def test_the_pure_layers_know_no_sphinx() -> None:
    """They can be imported where there is neither Sphinx nor docutils, nor MyST."""
    names = [name for name in MODULES if name.partition(".")[0] in PURE]
    modules = [f"sphinx_annals.{name}".removesuffix(".__init__") for name in names]
    program = f"""
import importlib, sys
for name in ("sphinx", "docutils", "myst_parser"):
    sys.modules[name] = None
for name in {modules}:
    importlib.import_module(name)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@each_module
def test_imports_stand_at_the_top(name: str) -> None:
    """What a module needs is seen at once; only the setup of the package waits."""
    within = [node for function in functions_in(name) for node in relative_imports(function)]
    assert len(within) == (name == "__init__")


# sizes ------------------------------------------------------------------------------------------


@each_module
def test_a_file_is_one_idea(name: str) -> None:
    """A file has 300 lines at most, begins with what it holds, and has a name that says it."""
    text = MODULES[name].read_text("utf-8")
    assert len(text.splitlines()) <= 300
    first = (ast.get_docstring(TREES[name]) or "").partition("\n")[0]
    assert first.endswith(".")
    assert "from __future__ import annotations" in text
    assert not VAGUE & set(name.split("."))


@each_module
def test_a_function_is_short(name: str) -> None:
    """A function has 40 lines at most, and six parameters."""
    for function in functions_in(name):
        assert (function.end_lineno or 0) - function.lineno < 40, function.name
        arguments = function.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        given = [argument for argument in named if argument.arg not in {"self", "cls"}]
        assert len(given) <= 6 or function.name in SPHINX_CALLS, function.name


@each_module
def test_a_function_is_simple(name: str) -> None:
    """No function has a cyclomatic complexity over 10, as radon counts it."""
    blocks = ComplexityVisitor.from_ast(TREES[name]).blocks
    functions = [*blocks, *(one for block in blocks for one in getattr(block, "methods", ()))]
    functions += [inner for one in functions for inner in getattr(one, "closures", ())]
    found = [(one.name, one.complexity) for one in functions if isinstance(one, Function)]
    assert [each for each in found if each[1] > 10] == []


def test_one_word_means_one_thing() -> None:
    """No two modules have the same name, and no two classes either."""
    stems = Counter(path.stem for path in MODULES.values() if path.stem != "__init__")
    classes = Counter(
        node.name
        for tree in TREES.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, number in (stems + classes).items() if number > 1] == []


# manners ----------------------------------------------------------------------------------------


@each_module
def test_nothing_is_changed_behind_the_back(name: str) -> None:
    """No function changes a module."""
    assert not [node for node in ast.walk(TREES[name]) if isinstance(node, ast.Global)]


@each_module
def test_only_what_is_expected_is_caught(name: str) -> None:
    """A mistake of ours is never taken for one of the writer."""
    caught = (node.type for node in ast.walk(TREES[name]) if isinstance(node, ast.ExceptHandler))
    broad = {"", "Exception", "BaseException"}
    assert not [each for each in caught if (ast.unparse(each) if each else "") in broad]


@each_module
def test_a_warning_has_a_name_and_a_place(name: str) -> None:
    """Each call that warns says type, subtype and location."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("logger."):
            given = {keyword.arg for keyword in node.keywords}
            assert given >= {"type", "subtype", "location"}, ast.unparse(node)


def constants_in(name: str) -> Iterator[object]:
    """Yield the constants of a module, its docstrings left out."""
    strings = {
        id(node.body[0].value)
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Constant) and id(node) not in strings:
            yield node.value


@each_module
def test_no_kind_is_a_special_case(name: str) -> None:
    """What is true of one kind is said in its declaration; no other module names a kind."""
    if name.partition(".")[0] not in {"kinds", "convert"}:
        assert not set(constants_in(name)) & set(BY_NAME)


@each_module
def test_the_converter_names_no_kind(name: str) -> None:
    """The converter takes a kind from its declaration; its words may be the same by chance."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "BY_NAME":
            assert not isinstance(node.slice, ast.Constant), ast.unparse(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Directive":
            assert not isinstance(node.args[0], ast.Constant), ast.unparse(node)


@each_module
def test_no_dialect_is_a_special_case(name: str) -> None:
    """What is true of one dialect is declared in its file: no other file has its name."""
    if not name.startswith("convert.") or layer_of(name) == "convert.dialects":
        return
    texts = (node.value for node in ast.walk(TREES[name]) if isinstance(node, ast.Constant))
    assert not {*texts} & DIALECTS.keys()


@pytest.mark.parametrize("warn", Warn, ids=lambda warn: warn.value)
def test_every_warning_is_given_and_explained(warn: Warn) -> None:
    """No warning is declared in vain, and the reference has a sentence for each."""
    used = (path.read_text("utf-8") for name, path in MODULES.items() if name != "warnings")
    assert any(f"Warn.{warn.name}" in text for text in used)
    assert warn.sentence.endswith(".")
    assert f"annals.{warn.value}" in repr(reference.warnings())


@pytest.mark.parametrize("path", sorted(TESTS.glob("*.py")), ids=lambda path: path.name)
def test_a_test_says_what_it_holds_true(path: Path) -> None:
    """Each test has a sentence for a docstring, and each file one on what it is about."""
    tree = ast.parse(path.read_text("utf-8"))
    assert (ast.get_docstring(tree) or "").partition("\n")[0].endswith(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            sentence = ast.get_docstring(node) or ""
            assert sentence.endswith("."), node.name
