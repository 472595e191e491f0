"""The OpenAPI document is true, and nothing that it allows makes the server fail."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from ruznama import pipeline
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
def test_nothing_that_it_allows_makes_the_server_fail(
    own: Any, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Here texts are coded in this process: test_writing shows the other one.
    monkeypatch.setattr(own.office.coder, "code", pipeline.read)
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given, seed, settings, strategies

    rows = own("/timeline.json").json["rows"]
    article = rows[0]["quotes"][0]["article"]
    known: dict[str, dict[str, str]] = defaultdict(
        dict,
        e={"id": rows[0]["id"]},
        a={"id": "RUS"},
        d={"a": "RUS", "b": "UKR"},
        state={"a": "RUS", "b": "UKR"},
        doc={"id": article},
        t={"id": own("/stories.json").json["stories"][0]["id"]},
        sources={"outlet": "-"},
    )
    met: set[int] = set()
    schema = schemathesis.openapi.from_dict(document)
    for result in schema.get_all_operations():
        operation = result.ok()

        @seed(8)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), real=strategies.booleans())
        def ask(case: Any, real: bool) -> None:
            variables = dict(case.path_parameters or {})
            query = dict(case.query or {})
            if real:
                # Past the door: what there is, in the state that there is.
                variables |= {
                    name: value for name, value in known[case.path.split("/")[1]].items() if name in variables
                }
                query.pop("as-of", None)
            path = case.path.format_map(variables)
            pairs = [(name, one) for name, v in query.items() for one in (v if isinstance(v, list) else [v])]
            body = b"" if case.method == "GET" else msgspec.json.encode(case.body)
            answer = own(
                f"{path}?{urlencode(pairs, errors='replace')}",
                case.method,
                body=body,
                content_type="application/json",
                x_ruznama_token="the-token",  # noqa: S106 - of this test
            )
            assert answer.status < 500, (path, pairs, body, answer.text[:500])
            met.add(answer.status)

        ask()
    assert met >= {200, 400, 404}
