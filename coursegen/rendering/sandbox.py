"""What templates may do: read course objects, loop, branch; nothing that reaches Python, files or all the memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from coursegen.course import Node, View
from coursegen.rendering.turns import COUNTED, Turns, counted, with_turns_counted

MOST_CHARACTERS = 50_000_000
"""Of one rendered document; the largest course so far has one million."""
LONGEST_REPEAT = 100_000
LONGEST_SUM = 1_000_000
_LONG = (str, list, tuple)
_WIDE = re.compile(r"\d{4,}|\*")
_SCOPES = ("_loop_vars", "_block_vars")
"""What compiled templates hand on for callables that want the context."""
_PADDING = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs"})


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, with bounds to what one expression may make, and spared its long look at what is read most:
    plain fields of our own values.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}
        self.turns = Turns()
        self.filters[COUNTED] = counted
        self.globals["range"] = self.turns.range
        del self.globals["lipsum"]  # makes as much text as is asked for

    def rendered(self, name: str, names: Mapping[str, Any]) -> str:
        """A template rendered with these names. Raises :class:`SecurityError` when there is no end to it."""
        self.turns.taken = 0
        return bounded(self.get_template(name).generate(names))

    def get_template(self, *named: Any, **options: Any) -> Template:
        """A template, also one that another takes in."""
        self.turns.take(1)
        return super().get_template(*named, **options)

    def _generate(self, source: nodes.Template, *named: Any, **options: Any) -> str:
        """The Python code of a parsed template, in which it is counted how often loops turn."""
        return super()._generate(with_turns_counted(source), *named, **options)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether templates may read an attribute; asked once for each kind of object, by which Jinja2 judges."""
        kind = type(obj), attr
        if kind not in self._judged:
            self._judged[kind] = super().is_safe_attribute(obj, attr, value)
        return self._judged[kind]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template reads of an object."""
        return getattr(obj, attribute) if _is_open(obj, attribute) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a template reads in brackets, and what filters such as ``selectattr`` read of an object."""
        if isinstance(argument, str) and _is_open(obj, argument):
            return getattr(obj, argument)
        return super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator, unless it could fill the memory."""
        if operator == "**":
            raise SecurityError("templates do not calculate powers")
        if operator == "%" and isinstance(left, str) and _WIDE.search(left):
            raise SecurityError(f"{left!r} is too wide")
        if operator == "*" and _repeated(left, right) > LONGEST_REPEAT:
            raise SecurityError(f"more than {LONGEST_REPEAT} of one thing")
        if operator == "+" and _joined(left, right) > LONGEST_SUM:
            raise SecurityError(f"more than {LONGEST_SUM} things or letters in one")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The result of a call, of a loop in itself too, unless it pads a text beyond measure."""
        self.turns.take(1)
        if isinstance(obj, Macro):  # most calls; what Jinja2 asks of other things, at some cost, is known of these
            for name in _SCOPES:
                kwargs.pop(name, None)
            return obj(context.eval_ctx, *args, **kwargs)
        if isinstance(obj, LoopContext):
            args = tuple(self.turns.walked(things) for things in args)
        if getattr(obj, "__name__", "") in _PADDING and any(isinstance(n, int) and n > LONGEST_REPEAT for n in args):
            raise SecurityError(f"wider than {LONGEST_REPEAT}")
        return super().call(context, obj, *args, **kwargs)


def _is_open(obj: Any, name: str) -> bool:
    """Whether a name is a plain field of one of our own values."""
    if name in _OPEN_NAMES[type(obj)]:
        return True
    return isinstance(obj, View) and name in obj.__dict__ and not name.startswith("_")


class _OpenNames(dict[type, frozenset[str]]):
    """The fields of our own values, and what course objects show beside them, by class."""

    def __missing__(self, kind: type) -> frozenset[str]:
        if issubclass(kind, Node):
            self[kind] = frozenset((*kind.model_fields, *kind.shown))
        else:
            fields = getattr(kind, "__struct_fields__", ()) or getattr(kind, "__dataclass_fields__", ())
            self[kind] = frozenset(name for name in fields if not name.startswith("_"))
        return self[kind]


_OPEN_NAMES = _OpenNames()


def _repeated(left: Any, right: Any) -> int:
    """How long a text or list becomes that is multiplied; 0 for sums with numbers."""
    for thing, times in ((left, right), (right, left)):
        if isinstance(thing, (str, list, tuple)) and isinstance(times, int):
            return len(thing) * times
    return 0


def _joined(left: Any, right: Any) -> int:
    """How long two texts or lists become together; 0 for sums of numbers."""
    return len(left) + len(right) if isinstance(left, _LONG) and isinstance(right, _LONG) else 0


def bounded(pieces: Iterable[str]) -> str:
    """The pieces of a rendered document together. Raises :class:`SecurityError` when there is no end to them."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece)
        if length > MOST_CHARACTERS:
            raise SecurityError(f"more than {MOST_CHARACTERS} characters")
    return "".join(kept)
