"""Readings of the archive: rows and details, each with the words that say it."""

from ruznama.views import exports
from ruznama.views.asking import day, known, parties
from ruznama.views.details import (
    ActorDetail,
    ArticleDetail,
    Detail,
    DisputeDetail,
    EventDetail,
    Passage,
    StatementDetail,
    StoryDetail,
    Version,
    actor_detail,
    detail,
)
from ruznama.views.disputes import Dispute, Side, disputes
from ruznama.views.passages import Context, tail
from ruznama.views.sayings import Heard, StatementLine, said, statements
from ruznama.views.sentence import label, sentence
from ruznama.views.tenures import Tenure, tenures
from ruznama.views.timeline import Named, Quote, Row, timeline

__all__ = [
    "ActorDetail",
    "ArticleDetail",
    "Context",
    "Detail",
    "Dispute",
    "DisputeDetail",
    "EventDetail",
    "Heard",
    "Named",
    "Passage",
    "Quote",
    "Row",
    "Side",
    "StatementDetail",
    "StatementLine",
    "StoryDetail",
    "Tenure",
    "Version",
    "actor_detail",
    "day",
    "detail",
    "disputes",
    "exports",
    "known",
    "label",
    "parties",
    "said",
    "sentence",
    "statements",
    "tail",
    "tenures",
    "timeline",
]
