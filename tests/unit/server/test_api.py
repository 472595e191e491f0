"""The OpenAPI document is true, and nothing that it allows makes the server fail."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest

from ruznama.server.addresses import ADDRESSES

FULL = os.environ.get("RUZNAMA_FULL") == "1"
EXAMPLES = 200 if FULL else 12


@pytest.fixture(scope="module")
def document(site: Any) -> dict[str, Any]:
    found: dict[str, Any] = site("/openapi.json").json
    return found


def test_it_is_openapi_3_1_and_names_every_address(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    named = {re.sub(r"\{.*\}", "{}", path.removesuffix(".json")) for path in document["paths"]}
    wanted = {re.sub(r"\{.*\}", "{}", one.path) for one in ADDRESSES}
    assert named >= (wanted - {"/"}) | {"/timeline", "/healthz"}


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    def follow(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(ref := value.get("$ref"), str):
                found: Any = document
                for part in ref.removeprefix("#/").split("/"):
                    found = found[part]
            for one in value.values():
                follow(one)
        elif isinstance(value, list):
            for one in value:
                follow(one)

    follow(document)


def test_answers_are_what_it_promises(site: Any, document: dict[str, Any]) -> None:
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    for path in (
        "/timeline",
        "/actors",
        "/stories",
        "/conflicts",
        "/sources",
        "/search",
        "/ingest",
        "/review",
        "/about",
    ):
        schema = document["paths"][f"{path}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        jsonschema_rs.validator_for(whole).validate(site(f"{path}.json?q=grain").json)


@pytest.mark.filterwarnings("ignore")
def test_nothing_that_it_allows_makes_the_server_fail(own: Any, document: dict[str, Any]) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given, seed, settings

    schema = schemathesis.openapi.from_dict(document)
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.label == "POST /paste.json":
            # Each example may start a process for the coding; test_writing reads texts.
            continue

        @seed(8)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            from urllib.parse import quote, urlencode

            import msgspec

            path = case.path
            for name, value in (case.path_parameters or {}).items():
                path = path.replace(f"{{{name}}}", quote(str(value), safe="", errors="replace"))
            query = urlencode(
                [(k, one) for k, v in (case.query or {}).items() for one in (v if isinstance(v, list) else [v])],
                errors="replace",
            )
            body = msgspec.json.encode(case.body) if case.method == "POST" and not _not_set(case.body) else b""
            answer = own(
                f"{path}?{query}", case.method, body=body, content_type="application/json", x_ruznama_token="the-token"
            )
            assert answer.status < 500, (path, query, body, answer.text[:500])

        ask()


def _not_set(body: Any) -> bool:
    return type(body).__name__ == "NotSet"
