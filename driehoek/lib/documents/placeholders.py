# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Does a template ask for what the content has, all of it and nothing else?

A template is checked before it is used: each placeholder in it must exist in the content dataclass, in every branch,
and each text of the content must be printed somewhere. So a house style can be replaced without a word getting lost.
"""

import difflib
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, TemplateSyntaxError, nodes

from driehoek.lib.documents.figures import DRAWN

LOOP_FACTS = ("index", "index0", "first", "last", "length")


class TemplateRefused(ValueError):
    """A template cannot be used; the message is a Dutch sentence that says why.

    Attributes:
        placeholder: the placeholder at fault, as written or as it should be written; empty for broken syntax.
    """

    def __init__(self, message: str, placeholder: str = "") -> None:
        super().__init__(message)
        self.placeholder = placeholder


class UnknownPlaceholder(TemplateRefused):
    """The template asks for something that the content does not have."""


class MissingPlaceholder(TemplateRefused):
    """The content has a text that the template shows nowhere."""


class BrokenTemplate(TemplateRefused):
    """The placeholders are not well formed, for instance a loop that is not closed."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One leaf of the content: ``note.themes[].name``, and whether a template must show it."""

    path: str
    kind: type
    required: bool


@dataclass(frozen=True, slots=True)
class _Value:
    """What an expression of a template stands for: a type of the content and the path to it."""

    kind: Any
    path: str


@dataclass(slots=True)
class _Use:
    """What a template uses: leaves that it prints, leaves that it only tests, and the macros it defines."""

    printed: set[str] = field(default_factory=set)
    tested: set[str] = field(default_factory=set)
    macros: dict[str, nodes.Macro] = field(default_factory=dict)


def placeholders(root: str, kind: type) -> tuple[Placeholder, ...]:
    """List every leaf that a template for this content can use, in the order of the dataclass."""
    return tuple(_leaves(_Value(kind, root), required=True))


def _bare(kind: Any) -> Any:
    """Return the type without ``| None``."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def _element(kind: Any) -> Any | None:
    """Return what a tuple holds, or None for anything else."""
    bare = _bare(kind)
    return get_args(bare)[0] if get_origin(bare) is tuple else None


def _leaves(value: _Value, *, required: bool) -> Iterator[Placeholder]:
    bare = _bare(value.kind)
    element = _element(bare)
    if element is not None:
        yield from _leaves(_Value(element, f"{value.path}[]"), required=required)
    elif is_dataclass(bare) and bare not in DRAWN:
        hints = get_type_hints(bare)
        for each in fields(bare):
            wanted = required and not each.metadata.get("trace", False)
            yield from _leaves(_Value(hints[each.name], f"{value.path}.{each.name}"), required=wanted)
    else:
        yield Placeholder(value.path, bare, required)


def check_template(sources: Mapping[str, str], root: str, kind: type, environment: Environment) -> None:
    """Refuse a template that asks for more, or shows less, than the content has.

    Args:
        sources: the Jinja sources of the template by a name for people ("tekst", "koptekst").
        root: the name under which the template finds the content.
        kind: the content dataclass.
        environment: where the template's filters come from.

    Raises:
        BrokenTemplate, UnknownPlaceholder, MissingPlaceholder: the first fault found.
    """
    use = _Use()
    for name, source in sources.items():
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as error:
            raise BrokenTemplate(
                f"Het sjabloon klopt niet in het onderdeel '{name}': een blok of plaatshouder is niet goed"
                f" afgesloten ({error.message})."
            ) from error
        _walk(tree.body, {root: _Value(kind, root)}, use)
    for each in placeholders(root, kind):
        shown = each.path in use.printed or (each.kind is bool and each.path in use.tested)
        if each.required and not shown:
            raise MissingPlaceholder(
                f"In het sjabloon ontbreekt '{each.path}': die tekst zou nergens in het document staan.", each.path
            )


def _walk(body: list[nodes.Node], scope: Mapping[str, _Value | None], use: _Use) -> None:
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                _note(part, scope, use.printed, use)
        elif isinstance(node, nodes.For):
            _walk_loop(node, scope, use)
        elif isinstance(node, nodes.If):
            _note(node.test, scope, use.tested, use)
            _walk([*node.body, *node.elif_, *node.else_], scope, use)
        elif isinstance(node, nodes.Macro):
            use.macros[node.name] = node
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            scope = {**scope, node.target.name: _resolve(node.node, scope)}
        else:
            raise BrokenTemplate(
                f"Het sjabloon gebruikt '{type(node).__name__.lower()}'; alleen plaatshouders, 'if', 'for', 'set'"
                " en 'macro' zijn toegestaan."
            )


def _walk_loop(node: nodes.For, scope: Mapping[str, _Value | None], use: _Use) -> None:
    source = _resolve(node.iter, scope)
    element = _element(source.kind) if source is not None else None
    if source is None or element is None or not isinstance(node.target, nodes.Name):
        raise UnknownPlaceholder(
            f"Het sjabloon herhaalt '{_written(node.iter)}', maar dat is geen lijst.", _written(node.iter)
        )
    inner = {**scope, node.target.name: _Value(element, f"{source.path}[]"), "loop": None}
    _walk(node.body, inner, use)
    _walk(node.else_, scope, use)


def _note(node: nodes.Node, scope: Mapping[str, _Value | None], seen: set[str], use: _Use) -> None:
    """Record the leaves that an expression uses; a condition inside an expression counts as a test."""
    if isinstance(node, nodes.CondExpr):
        _note(node.test, scope, use.tested, use)
        for branch in (node.expr1, node.expr2):
            if branch is not None:
                _note(branch, scope, seen, use)
    elif isinstance(node, nodes.Getattr | nodes.Name):
        value = _resolve(node, scope)
        if value is not None:
            seen.add(value.path)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in use.macros:
        macro = use.macros[node.node.name]
        given = {name.name: _resolve(each, scope) for name, each in zip(macro.args, node.args, strict=False)}
        _walk(macro.body, {**scope, **given}, use)
    else:
        for child in node.iter_child_nodes():
            _note(child, scope, seen, use)


def _resolve(node: nodes.Node, scope: Mapping[str, _Value | None]) -> _Value | None:
    """Find what an expression stands for; None for facts of a loop, which are always there."""
    if isinstance(node, nodes.Name):
        if node.name not in scope:
            raise _unknown(node.name, list(scope))
        return scope[node.name]
    if isinstance(node, nodes.Getattr):
        value = _resolve(node.node, scope)
        if value is None:
            if node.attr not in LOOP_FACTS:
                raise _unknown(_written(node), [f"loop.{each}" for each in LOOP_FACTS])
            return None
        bare = _bare(value.kind)
        parts = is_dataclass(bare) and isinstance(bare, type) and bare not in DRAWN
        hints = get_type_hints(bare) if parts else {}
        if node.attr not in hints:
            stem = _written(node.node)
            raise _unknown(f"{stem}.{node.attr}", [f"{stem}.{each}" for each in hints])
        return _Value(hints[node.attr], f"{value.path}.{node.attr}")
    written = _written(node)
    raise UnknownPlaceholder(f"Het sjabloon gebruikt '{written}' op een plaats waar dat niet kan.", written)


def _written(node: nodes.Node) -> str:
    """Write a placeholder as it stands in the template."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return type(node).__name__.lower()


def _unknown(written: str, known: list[str]) -> UnknownPlaceholder:
    near = difflib.get_close_matches(written, known, n=1)
    hint = f" Bedoelt u '{near[0]}'?" if near else ""
    return UnknownPlaceholder(f"Het sjabloon vraagt naar '{written}', maar dat gegeven bestaat niet.{hint}", written)
