"""Offices over time: which posts somebody held, from when until when, as the actor base has them."""

from __future__ import annotations

import msgspec

from ruznama import lexicon

__all__ = ["Tenure", "tenures"]

# A term in due form is told without a word for it.
_DUE = "elected"


class Tenure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A post in somebody's hands for a time. Dates are no finer than the base is sure of.

    Attributes:
        office: English name of the post.
        id: its id in the base, e.g. ``fra.president``.
        owner: actor id of the country or body it belongs to; "" where the base does not know the post.
        since: EDTF; None where it is not known.
        until: EDTF; None while it lasts.
        status: acting, interim, de-facto, contested or designate; "" for who was elected or appointed in due form.
        current: whether they are in office, as far as the base knows.
    """

    office: str
    id: str
    owner: str
    since: str | None
    until: str | None
    status: str
    current: bool

    @property
    def dates(self) -> str:
        """Both ends as one EDTF interval: ``2018-04/2021``, ``2018-04/..``; unknown ends are left out."""
        return f"{self.since or ''}/{self.until or '..'}"


def tenures(actor: str) -> tuple[Tenure, ...]:
    """The posts an actor held and holds, in the order of their beginnings; empty for whom the base does not know."""
    base, found = lexicon.base(), []
    for one in base.career(actor):
        office = base.office(one.office)
        found.append(
            Tenure(
                office=office.name if office else one.office,
                id=one.office,
                owner=office.owner if office else "",
                since=one.start or None,
                until=one.end or None,
                status="" if one.status == _DUE else one.status,
                current=not one.end and not one.waits,
            )
        )
    return tuple(found)
