"""Expressions of workflows, as far as ours use them: `${{ ... }}` and what stands after `if:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TOKEN = re.compile(r"\s*(?:(&&|\|\||==|!=|[!().,])|('(?:[^']|'')*')|(\d+)|(\*)|([A-Za-z_][\w-]*))")
WHOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATUS = re.compile(r"\b(success|failure|always|cancelled)\(")


@dataclass(slots=True)
class Expression:
    """One expression, read from left to right; `contexts` and `functions` are what it may speak of."""

    tokens: list[str]
    contexts: Mapping[str, Any]
    functions: Mapping[str, Callable[..., Any]]

    def alternatives(self) -> Any:
        """Read `a || b`."""
        value = self.conditions()
        while self._take("||"):
            other = self.conditions()
            value = value or other
        return value

    def conditions(self) -> Any:
        """Read `a && b`."""
        value = self.comparison()
        while self._take("&&"):
            other = self.comparison()
            value = value and other
        return value

    def comparison(self) -> Any:
        """Read `a == b` and `a != b`."""
        value = self.negation()
        if self._take("=="):
            return same(value, self.negation())
        if self._take("!="):
            return not same(value, self.negation())
        return value

    def negation(self) -> Any:
        """Read `!a` and `(a)`."""
        if self._take("!"):
            return not self.negation()
        if self._take("("):
            value = self.alternatives()
            self._need(")")
            return value
        return self.value()

    def value(self) -> Any:
        """Read a literal, a call, or a name with what stands after its dots."""
        token = self.tokens.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if token.isdecimal():
            return int(token)
        if token in {"true", "false", "null"}:
            return {"true": True, "false": False, "null": None}[token]
        if self._take("("):
            return self.functions[token](*self._arguments())
        return self._under(self.contexts[token])

    def _arguments(self) -> list[Any]:
        found: list[Any] = []
        while not self._take(")"):
            found.append(self.alternatives())
            self._take(",")
        return found

    def _under(self, value: Any) -> Any:
        """Follow the dots; what is not there is nothing, as on GitHub."""
        while self._take("."):
            name = self.tokens.pop(0)
            if isinstance(value, list):
                value = value if name == "*" else [each.get(name) for each in value]
            else:
                value = value.get(name) if isinstance(value, dict) else None
        return value

    def _take(self, token: str) -> bool:
        if self.tokens[:1] != [token]:
            return False
        del self.tokens[0]
        return True

    def _need(self, token: str) -> None:
        if not self._take(token):
            raise ValueError(f"{token} is missing before {self.tokens}")


def same(one: Any, other: Any) -> bool:
    """Compare as GitHub does: capitals in texts do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return bool(one == other)


def contains(where: Any, what: Any) -> bool:
    """Tell whether a list has a member, or a text has a part."""
    if isinstance(where, list):
        return any(same(each, what) for each in where)
    return str(what).casefold() in str(where or "").casefold()


def evaluate(text: str, contexts: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]] | None = None) -> Any:
    """Return the value of an expression without its braces; raise at a name, a function or a sign that we do not use."""
    expression = Expression(tokens(text), contexts, {"contains": contains, **(functions or {})})
    value = expression.alternatives()
    if expression.tokens:
        raise ValueError(f"{expression.tokens} is left of {text}")
    return value


def tokens(text: str) -> list[str]:
    """Cut an expression into its words and signs."""
    found, place, text = [], 0, text.strip()
    while place < len(text):
        match = TOKEN.match(text, place)
        if not match:
            raise ValueError(f"{text[place:]} cannot be read")
        found.append(match[0].strip())
        place = match.end()
    return found


def interpolate(value: Any, contexts: Mapping[str, Any]) -> str:
    """Return a value of the workflow with every expression in it filled in."""
    return WHOLE.sub(lambda found: as_text(evaluate(found[1], contexts)), as_text(value))


def as_text(value: Any) -> str:
    """Return a value as GitHub writes it into a text."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def holds(condition: Any, contexts: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]) -> bool:
    """Tell whether something runs; where a condition does not ask how things went, they must have gone well."""
    text = as_text(condition).strip()
    whole = WHOLE.fullmatch(text)
    text = whole[1] if whole else text
    value = evaluate(text, contexts, functions) if text else True
    return bool(value) and (bool(STATUS.search(text)) or bool(functions["success"]()))
