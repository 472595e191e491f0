"""The OpenAPI 3.1 document, made from the list of addresses and the structures of their pages."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import msgspec

from ruznama import __version__
from ruznama.archive import MATCHES
from ruznama.archive.question import ROLES
from ruznama.model import CORRECTED, Act, ConflictKind, EventType, Lang, Precision, Status, Verdict, encode
from ruznama.server.addresses import ADDRESSES, Address
from ruznama.server.pages.shapes import ErrorPage, PastePage, ReviewPage
from ruznama.store import Kind

__all__ = ["document"]

_TEXT = {"type": "string", "maxLength": 300}


def _among(values: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


# What a query may hold: whether more than once, its schema, what it means.
_QUERY: dict[str, tuple[bool, dict[str, Any], str]] = {
    "q": (False, _TEXT, "Words, names in any script, and filters (actor:... type:... date:...)."),
    "actor": (True, _TEXT, "Only with this actor: a name in any script, or an id."),
    "role": (False, _among(ROLES), "What the actor does."),
    "pair": (False, _TEXT, "Only between two sides: two names with a comma between them."),
    "type": (True, _among(get_args(EventType)), "PLOVER type."),
    "status": (True, _among(get_args(Status)), "Whether it happened."),
    "act": (True, _among(get_args(Act)), "Act of a statement."),
    "lang": (True, _among(get_args(Lang)), "Told in this language."),
    "outlet": (True, _TEXT, "Told by this outlet."),
    "date": (False, _TEXT, "EDTF: 2021, 2021-05, 2021-05-21, or an interval 2021/2022-03, 2021/.., ../2021."),
    "precision": (True, _among(get_args(Precision)), "Precision of the date."),
    "conflict": (False, _among(("yes", "no")), "With a disagreement, or without one."),
    "order": (False, _among(("newest", "oldest")), "Which end comes first."),
    "zoom": (False, _among(("year", "month", "day")), "What a bar of the picture stands for."),
    "part": (False, _among(("did", "received")), "Only what the actor did, or what was done to it."),
    "kind": (False, _among(get_args(ConflictKind)), "Kind of disagreement."),
    "open": (False, _among(("yes",)), "Only what neither a rule nor a person has settled."),
    "at": (False, _TEXT, "As it was known on this day (2021, 2021-05, 2021-05-21)."),
    "item": (False, _TEXT, "An event to be judged, by the id of it or of one of its tellings."),
    "done": (False, {"type": "integer", "minimum": 1}, "Number of the judgement just made."),
    "cursor": (False, _TEXT, "Where the page before this one ended, as it told."),
    "limit": (False, {"type": "integer", "minimum": 1, "maximum": 500, "default": 30}, "Length of the page."),
    "match": (False, _among(MATCHES), "How words are compared."),
    "in": (False, _among(get_args(Kind)), "What is searched."),
    "as-of": (False, _TEXT, "The state of the archive to answer from (`holdings.snapshot`)."),
}
_VARIABLES = {
    "id": "Id as lists give it.",
    "pair": "Ids or names of two sides with -- between them.",
    "outlet": "Name of the outlet; - for articles that name none.",
}
_REFUSED = {
    400: "The query makes no sense; the answer says what does.",
    401: "A name and password are needed.",
    403: "Another site's page sent this, or the token is missing.",
    404: "There is no such thing.",
    413: "The body is too long.",
    422: "This machine lacks something for it, such as the extra for search by meaning.",
    421: "The server does not answer to that name.",
    503: "The archive is busy, or it took too long.",
}


@cache
def document() -> bytes:
    """The document as JSON."""
    pages = sorted({one.page for one in ADDRESSES} | {ErrorPage}, key=lambda one: one.__name__)
    _, schemas = msgspec.json.schema_components(pages, ref_template="#/components/schemas/{name}")
    paths = {_twin(one): {"get": _get(one)} for one in ADDRESSES}
    paths["/review.json"]["post"] = _judge()
    paths["/paste.json"]["post"] = _code()
    paths["/healthz"] = {"get": _health()}
    return encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "ruznama",
                "version": __version__,
                "summary": "The diplomatic record in an archive: events, statements, actors, disagreements.",
                "description": "Each address without its ending is a page for people, with .csv and .atom its list as "
                "a table and as a feed. HEAD is answered wherever GET is. Lists have `total`, and `cursor` while there "
                "is more; nothing is cut silently. What has moved answers 302.",
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "paths": paths,
            "components": {"schemas": schemas, "responses": _responses(), "securitySchemes": _SECURITY},
        }
    )


_SECURITY = {
    "token": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Ruznama-Token",
        "description": "Printed when the server starts; without it nothing is written.",
    }
}


def _responses() -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{ErrorPage.__name__}"}
    content = {"application/json": {"schema": schema}}
    return {f"E{status}": {"description": text, "content": content} for status, text in _REFUSED.items()}


def _refusals(*statuses: int) -> dict[str, Any]:
    return {str(status): {"$ref": f"#/components/responses/E{status}"} for status in (*statuses, 401, 403, 421, 503)}


def _twin(one: Address) -> str:
    path = one.path.replace("{pair}", "{a}--{b}")
    return "/timeline.json" if path == "/" else f"{path}.json"


def _get(one: Address) -> dict[str, Any]:
    variables = [part[1:-1] for part in one.path.split("/") if part.startswith("{")]
    parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
            "description": text,
        }
        for variable in variables
        for name, text in (
            (("a", _VARIABLES["pair"]), ("b", _VARIABLES["pair"]))
            if variable == "pair"
            else ((variable, _VARIABLES[variable]),)
        )
    ]
    for name in (*one.asked, "as-of"):
        many, schema, text = _QUERY[name]
        whole = {"type": "array", "items": schema} if many else schema
        parameters.append({"name": name, "in": "query", "schema": whole, "description": text})
    answers: dict[str, Any] = {
        "200": {"description": one.summary, "content": _content(one.page)},
        **_refusals(400, 404, 422),
    }
    if variables:
        answers["302"] = {"description": "It stands at another address."}
    return {"operationId": one.kind, "summary": one.summary, "parameters": parameters, "responses": answers}


def _content(page: type) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{page.__name__}"}}}


def _judge() -> dict[str, Any]:
    properties = {
        "verdict": _among(get_args(Verdict)),
        "items": {"type": "array", "items": {"type": "string"}, "description": "Events, tellings, or one conflict."},
        "field": _among(CORRECTED),
        "value": {"type": "string", "description": "Right value; of an undo the number of the judgement."},
        "by": {"type": "string"},
        "note": {"type": "string"},
    }
    return _post("judge", "Accept, merge, split, correct or undo.", properties, ["verdict"], ReviewPage)


def _code() -> dict[str, Any]:
    properties = {
        "text": {"type": "string"},
        "published": {"type": "string", "description": "2021, 2021-05, 2021-05-21, with a time or without."},
        "lang": _among(("ar", "fa", "prs", "en")),
        "source": {"type": "string", "description": "Name of the outlet."},
        "keep": {"type": "boolean", "description": "Put it into the archive; needs the token."},
    }
    return _post("code", "Code a text; it is kept only if that is asked for.", properties, ["text"], PastePage)


def _post(name: str, summary: str, properties: dict[str, Any], required: list[str], page: type) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": required}
    return {
        "operationId": name,
        "summary": summary,
        "security": [{"token": []}] if name == "judge" else [{}, {"token": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": summary, "content": _content(page)}, **_refusals(400, 404, 413, 422)},
    }


def _health() -> dict[str, Any]:
    schema = {"type": "object", "properties": {"status": {"const": "ok"}, "version": {"type": "string"}}}
    content = {"application/json": {"schema": schema}}
    return {
        "operationId": "health",
        "summary": "Whether the server answers and the archive can be read.",
        "responses": {"200": {"description": "They do.", "content": content}, **_refusals()},
    }


assert all(name in _QUERY for one in ADDRESSES for name in one.asked)  # noqa: S101 - a slip of ours, seen at import
