"""The door: what comes in, and what every answer carries."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ruznama.errors import ConfigError
from ruznama.server import addresses
from ruznama.server.guard import Rules
from ruznama.server.run import Place, rules_for

CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def _safe(answer: Any) -> None:
    assert answer.header("content-security-policy") == CSP
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("referrer-policy") == "same-origin"


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/timeline.json", "GET", 200),
        ("/timeline.csv", "GET", 200),
        ("/timeline.atom", "GET", 200),
        ("/openapi.json", "GET", 200),
        ("/healthz", "GET", 200),
        ("/", "HEAD", 200),
        ("/a/guterres", "GET", 302),
        ("/settings?ui=fa&back=/about", "GET", 303),
        ("/nothing/here", "GET", 404),
        ("/e/e_none", "GET", 404),
        ("/static/none.css", "GET", 404),
        ("/static/../app.py", "GET", 404),
        ("/static/%2e%2e/app.py", "GET", 404),
        ("/", "DELETE", 405),
        ("/", "FOO", 405),
        ("/", "OPTIONS", 204),
        ("//evil.example/", "GET", 404),
        ("/a/%ff%fe%00", "GET", 404),
        ("/e/e_none", "POST", 405),
        ("/?cursor=none", "GET", 400),
        ("/review", "POST", 403),
    ],
)
def test_every_answer_carries_the_headers_of_the_house(site: Any, path: str, method: str, status: int) -> None:
    answer = site(path, method)
    assert answer.status == status, answer.text[:300]
    _safe(answer)


def test_files_of_the_interface_carry_them_too(site: Any) -> None:
    folder = Path(addresses.__file__).parent / "static"
    for file in [one for one in folder.rglob("*") if one.is_file()][:20]:
        answer = site(f"/static/{file.relative_to(folder)}")
        assert (answer.status, answer.body) == (200, file.read_bytes())
        _safe(answer)


def test_a_failure_of_the_server_is_a_page_without_a_traceback(
    samples: Path, client_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    broken = tuple(one._replace(build=fail) if one.kind == "about" else one for one in addresses.ADDRESSES)
    monkeypatch.setattr("ruznama.server.app.ADDRESSES", broken)
    site = client_of(samples)
    for path, kind in (("/about", "text/html"), ("/about.json", "application/json")):
        answer = site(path)
        assert answer.status == 500
        assert answer.header("content-type").startswith(kind)
        assert "secret detail" not in answer.text
        assert "Traceback" not in answer.text
        _safe(answer)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "localhost.:80"])
def test_it_answers_to_its_own_names_at_any_port(site: Any, host: str) -> None:
    assert site("/healthz", host=host).status == 200


@pytest.mark.parametrize(
    "host", [None, "", "evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost@evil.example", "127.1"]
)
def test_a_foreign_name_is_refused_before_anything_is_read(site: Any, host: str | None) -> None:
    answer = site("/", host=host)
    assert answer.status == 421
    assert "<li" not in answer.text.partition("<main")[2] or "timeline" not in answer.text.partition("<main")[2]
    _safe(answer)


@pytest.mark.parametrize("origin", ["null", "http://evil.example", "https://127.0.0.1.evil.example", "http://", "x"])
def test_a_foreign_origin_is_refused(site: Any, origin: str) -> None:
    answer = site("/timeline.json", origin=origin)
    assert (answer.status, answer.json["code"]) == (403, "foreign-origin")
    _safe(answer)


def test_the_same_origin_may_ask_whatever_its_port(site: Any) -> None:
    assert site("/timeline.json", origin="http://127.0.0.1:9").status == 200


def test_another_site_cannot_send_forms(own: Any) -> None:
    body = b"verdict=accept&items=e_1&token=the-token"
    answer = own("/review", "POST", body=body, sec_fetch_site="cross-site", content_type="text/plain")
    assert answer.status == 403


def test_head_is_get_without_its_body(site: Any) -> None:
    for path in ("/", "/conflicts.json", "/openapi.json", "/healthz"):
        get, head = site(path), site(path, "HEAD")
        assert head.body == b""
        told = [[pair for pair in one.headers if pair[0] != "server-timing"] for one in (get, head)]
        assert (head.status, told[1]) == (get.status, told[0])


@pytest.mark.parametrize("told", [True, False])
def test_a_long_body_is_refused_whether_it_tells_its_length_or_not(
    samples: Path, client_of: Callable[..., Any], told: bool
) -> None:
    site = client_of(samples, rules=Rules(body=1000))
    headers = {"content_length": "5000"} if told else {}
    answer = site("/paste", "POST", body=[b"text=" + b"a" * 600, b"a" * 600], **headers)
    assert answer.status == 413
    _safe(answer)


def test_what_takes_too_long_is_given_up(
    samples: Path, client_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def dawdle(*_: object) -> None:
        time.sleep(0.5)

    slow = tuple(one._replace(build=dawdle) if one.kind == "about" else one for one in addresses.ADDRESSES)
    monkeypatch.setattr("ruznama.server.app.ADDRESSES", slow)
    answer = client_of(samples, rules=Rules(seconds=0.1))("/about")
    assert answer.status == 503
    _safe(answer)


def test_with_a_password_nothing_is_shown_without_it(samples: Path, client_of: Callable[..., Any]) -> None:
    site = client_of(samples, rules=Rules(auth="reader:sésame"))

    def code(plain: str) -> str:
        return f"Basic {base64.b64encode(plain.encode()).decode()}"

    for given in ({}, {"authorization": code("reader:wrong")}, {"authorization": "Basic %%%"}):
        answer = site("/healthz", **given)
        assert answer.status == 401
        assert answer.header("www-authenticate").startswith("Basic")
        _safe(answer)
    assert site("/healthz", authorization=code("reader:sésame")).status == 200


def test_beyond_this_machine_a_password_is_demanded() -> None:
    for host in ("0.0.0.0", "::", "192.0.2.7", "example.org"):  # noqa: S104 - nothing is bound
        with pytest.raises(ConfigError, match="others can read"):
            rules_for(Place(host=host))
        assert rules_for(Place(host=host, auth="a:b")).auth == "a:b"
    for bad in ("reader", "reader:", ":secret"):
        with pytest.raises(ConfigError, match="colon"):
            rules_for(Place(auth=bad))


def test_on_all_interfaces_it_answers_to_addresses_and_known_names_only(
    samples: Path, client_of: Callable[..., Any]
) -> None:
    rules = rules_for(Place(host="0.0.0.0", auth="a:b", names=("news.example",)))  # noqa: S104 - nothing is bound
    site = client_of(samples, rules=rules)
    code = {"authorization": f"Basic {base64.b64encode(b'a:b').decode()}"}
    for host, status in (("192.0.2.7:80", 200), ("news.example", 200), ("evil.example", 421), ("0.0.0.0", 200)):  # noqa: S104 - nothing is bound
        assert site("/healthz", host=host, **code).status == status
