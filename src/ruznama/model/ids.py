"""Ids: content hashes, the same on every machine, worker and run.

They never hold the coded type, so that a correction survives a recode (design.md section 5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

__all__ = ["article_id", "item_id", "item_ids", "unknown_actor_id"]


def _digest(*parts: object) -> str:
    joined = "\x1f".join(map(str, parts))
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def article_id(source: str, text: str, part: int) -> str:
    """Id of an article from its sender, its text (code points as they are) and its part number."""
    return f"a_{_digest(source, part, text)}"


def item_ids(article: str, layer: str) -> Callable[[int, int], str]:
    """``item_id`` for many items of one article and layer, each the only one at its span: in two thirds of the time."""
    start_of_all = hashlib.blake2b(f"{article}\x1f{layer}\x1f".encode("utf-8", "surrogatepass"), digest_size=8)

    def identify(start: int, end: int) -> str:
        digest = start_of_all.copy()
        digest.update(b"%d\x1f%d\x1f0" % (start, end))
        return f"{layer}_{digest.hexdigest()}"

    return identify


def item_id(article: str, layer: str, start: int, end: int, ordinal: int = 0) -> str:
    """Id of an item: article id, layer letter (t, m, s, e), source span in code points, ordinal at that span."""
    # ``_digest`` written out: there are hundreds of items in a page.
    joined = f"{article}\x1f{layer}\x1f{start}\x1f{end}\x1f{ordinal}".encode("utf-8", "surrogatepass")
    return f"{layer}_{hashlib.blake2b(joined, digest_size=8).hexdigest()}"


def unknown_actor_id(key: str) -> str:
    """Id of an actor the base does not know, from a key that is the same in every script."""
    return f"rz:u-{_digest(key)}"
