"""Which post an English label names: "Minister of Foreign Affairs of Iran" is the foreign minister's of IRN."""

from __future__ import annotations

from ruznama.lexicon.base import base
from ruznama.lexicon.own import per_base
from ruznama.script import fold_form

__all__ = ["has_title", "read_label"]


@per_base
def _titles() -> tuple[tuple[str, str], ...]:
    """Folded English titles of posts that one person holds at a time, the longest first."""
    listed = base().titles("en")
    held = {office.role for office in base().offices()}
    found = {fold_form(title.form): title.role for title in listed if title.role in held and title.number == "s"}
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))


def _title(label: str) -> tuple[str, str]:
    """Title and role that a label of a post holds as whole words; empty where there is none."""
    text = f" {fold_form(label)} "
    return next(((title, role) for title, role in _titles() if f" {title} " in text), ("", ""))


def has_title(label: str) -> bool:
    """Whether a label holds the title of a post that one person holds at a time."""
    return bool(_title(label)[0])


def read_label(label: str) -> tuple[str | None, str]:
    """Owner and role of a post by its label.

    Returns:
        Actor id of the owner ("" where the label is the bare title, None where it says more than title and owner: the
        president of a senate is no president of the country) and role id ("" where no title is in it).
    """
    title, role = _title(label)
    before, _, after = f" {fold_form(label)} ".partition(f" {title} ")
    rest = after.strip().removeprefix("of ").removeprefix("for ").removeprefix("the ").strip()
    front = before.strip().removesuffix(" s").removesuffix(" '").removeprefix("the ").strip()
    if front and rest:
        return None, role
    owner = _owners().get(front or rest)
    if owner is None:
        return ("" if not front and not rest else None), role
    return owner, role


@per_base
def _owners() -> dict[str, str]:
    known = base()
    found: dict[str, str] = {}
    for alias in known.aliases("en"):
        if alias.kind in {"country", "body", "acronym"} and not alias.ambiguous:
            found.setdefault(fold_form(alias.form), alias.actor)
    for demonym in known.demonyms("en"):
        found.setdefault(fold_form(demonym.form), demonym.country)
    return found
