"""Settings of a run: one frozen record, never read from the environment here."""

from __future__ import annotations

import hashlib

import msgspec

__all__ = ["DEFAULT", "Config"]


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What changes the outcome of ``pipeline.code``.

    Attributes:
        max_chars: longest text coded, in code points; a longer one is cut, with an Issue.
        related: whether related articles inside a page become records of their own.
        actors: file or folder of the user's own actors (``lexicon.own``), or "". What it holds counts as a resource.
    """

    max_chars: int = 2_000_000
    related: bool = True
    actors: str = ""

    def digest(self) -> str:
        """Hash of the settings, 16 hex digits, as it stands in ``Record.coder.config``."""
        # Where the user's actors lie changes nothing; what they say is in Record.coder.resources.
        held = {"max_chars": self.max_chars, "related": self.related}
        return hashlib.blake2b(msgspec.json.encode(held), digest_size=8).hexdigest()


DEFAULT = Config()
