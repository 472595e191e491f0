"""The closed vocabularies of the Record (design.md section 5)."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "Act",
    "ActorKind",
    "BlockKind",
    "Calendar",
    "ConflictKind",
    "EventType",
    "Lang",
    "MentionKind",
    "Precision",
    "PublishedOrigin",
    "PublishedPrecision",
    "Status",
    "TimeFunction",
    "TimeType",
    "WhenOrigin",
]

Lang = Literal["ar", "fa", "prs", "en", "und"]
BlockKind = Literal[
    "title", "dateline", "body", "caption", "credit", "keywords", "end_marker", "related_header", "related_article",
    "furniture", "stray",
]  # fmt: skip
PublishedPrecision = Literal["year", "month", "day", "minute", "second"]
PublishedOrigin = Literal["option", "metadata", "line", "feed", "url", "inferred"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Calendar = Literal["gregorian", "persian", "islamic"]
TimeFunction = Literal["publication", "none"]
ActorKind = Literal["person", "country", "government", "organization", "group", "place", "outlet"]
MentionKind = Literal["name", "nominal", "pronoun", "elided"]
Act = Literal[
    "say", "stress", "announce", "deny", "claim", "ask", "demand", "offer", "promise", "agree", "refuse", "support",
    "welcome", "criticize", "accuse", "warn", "threaten", "report",
]  # fmt: skip
Polarity = Literal["affirmed", "negated"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "offered", "conditional", "negated"]
Precision = Literal["day", "month", "season", "quarter", "year", "decade", "interval"]
WhenOrigin = Literal["stated", "statement", "bounded"]
Stage = Literal["article", "language", "text", "times", "actors", "statements", "events", "merge", "llm"]
ConflictKind = Literal["date", "number", "place", "actor", "outcome", "claim"]
