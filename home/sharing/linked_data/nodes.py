"""Nodes: things of a kind with what is known of them."""

CONTEXT = "https://schema.org"
Node = dict[str, object]


def node(kind: str, **facts) -> Node:
    """A thing of a kind. What isn't known (None, "" and what is empty) is left out, never guessed."""
    return {"@type": kind} | {name: fact for name, fact in facts.items() if fact not in (None, "", [], {})}
