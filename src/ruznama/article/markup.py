"""HTML pages: main text and metadata.

trafilatura (imported only when a page of HTML comes) finds the main text; dates are taken from the markup as raw
strings, since solar dates hide behind machine-readable names there (docs: a year 1300-1500 is never Gregorian).
"""

from __future__ import annotations

import html
import logging
import re
from typing import Any

import msgspec

from ruznama.article.decode import issue
from ruznama.article.draft import Votes
from ruznama.article.names import keyword_list
from ruznama.model import Issue
from ruznama.script import fold_form

__all__ = ["Extract", "extract"]


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """What a page of HTML holds.

    Attributes:
        text: main text, the headline on its first line.
        title: headline.
        site: the site's own name.
        dates: strings that tell the day of publication, most trusted first.
        keywords: keywords of the metadata.
        votes: what the markup tells about lines.
    """

    text: str
    title: str = ""
    site: str = ""
    dates: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    votes: Votes = Votes()


_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date",
    "publish-date", "publish_date", "publishdate", "published_time", "pubdate", "publication_date",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date", "date",
)  # fmt: skip
_DATE_KEYS = ("datePublished", "dateCreated", "uploadDate")
_ASIDE = frozenset({"aside", "footer", "nav", "a", "li"})
_BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "section", "article"})
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})
_NOISE = re.compile(r"<[^<>]*>")
# Walking JSON-LD stops here: real pages hold some dozens of objects.
_OBJECTS = 5_000
_LINK_CHARS = 300
_TITLE_LINES = 12


def extract(page: str) -> tuple[Extract, list[Issue]]:
    """Main text and metadata of a page; whatever the markup, this returns.

    Args:
        page: decoded HTML.

    Returns:
        The extract, and Issue RZ102 where no main text was found and the tags were only taken out.
    """
    tree = _parse(page)
    if tree is None:
        return Extract(text=html.unescape(_NOISE.sub("\n", page))), [issue("RZ102", "the markup cannot be read")]
    data = _structured(tree)
    title, site = _names(tree, data)
    votes = Votes(captions=_texts(tree, "figcaption"), links=_texts(tree, "a"), title=fold_form(title))
    dates, keywords = _dates(tree, data), _keywords(tree, data)
    issues: list[Issue] = []
    text = _main(tree, page)
    if not text:
        text = _strip(tree)
        issues.append(issue("RZ102", "no main text found, all text of the page taken"))
    if title and not _holds(text, title):
        text = f"{title}\n{text}"
    found = Extract(text=text, title=title, site=site, dates=dates, keywords=keywords, votes=votes)
    return found, issues


def _parse(page: str) -> Any:  # noqa: ANN401 - lxml has no types
    from lxml import etree  # noqa: PLC0415 - slow to import, and text-only use must not pay
    from lxml import html as parser  # noqa: PLC0415

    try:
        data = page.replace("\x00", " ").encode("utf-8", "replace")
        tree = parser.document_fromstring(data, parser=parser.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


# trafilatura drops characters that do not print, the ZWNJ among them, and glues Persian words that way; under a letter
# that no page holds it comes through.
_ZWNJ, _STAND_IN = "\u200c", "\u2e2f"


def _main(tree: Any, page: str) -> str:  # noqa: ANN401
    import trafilatura  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    shielded = _STAND_IN not in page
    try:
        if shielded:
            _swap(tree, _ZWNJ, _STAND_IN)
        text = trafilatura.extract(tree, favor_recall=True, include_comments=False) or ""
    except Exception:  # noqa: BLE001 - any page must come back as something
        text = ""
    if shielded:
        _swap(tree, _STAND_IN, _ZWNJ)
        text = text.replace(_STAND_IN, _ZWNJ)
    return text


def _swap(tree: Any, old: str, new: str) -> None:  # noqa: ANN401
    for node in tree.iter():
        if node.text and old in node.text:
            node.text = node.text.replace(old, new)
        if node.tail and old in node.tail:
            node.tail = node.tail.replace(old, new)


def _strip(tree: Any) -> str:  # noqa: ANN401
    """All visible text, a line a block."""
    pieces: list[str] = []
    skipping = 0
    from lxml import etree  # noqa: PLC0415

    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "script"
        if event == "start":
            skipping += tag in _SILENT
            pieces.append("\n" if tag in _BLOCKS else "")
            if not skipping:
                pieces.append(" ".join((node.text or "").split()))
        else:
            skipping -= tag in _SILENT
            pieces.append("\n" if tag in _BLOCKS else " ")
            if not skipping:
                pieces.append(" ".join((node.tail or "").split()))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _structured(tree: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """All objects of the page's JSON-LD."""
    found: list[dict[str, Any]] = []
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or ""):
            continue
        try:
            stack: list[Any] = [msgspec.json.decode(node.text or "")]
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        while stack and len(found) < _OBJECTS:
            item = stack.pop()
            if isinstance(item, dict):
                found.append(item)
                stack.extend(reversed(list(item.values())))
            elif isinstance(item, list):
                stack.extend(reversed(item))
    return found


def _metas(tree: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    found = []
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        value = " ".join((node.get("content") or "").split())
        if name and value:
            found.append((name, value))
    return found


def _names(tree: Any, data: list[dict[str, Any]]) -> tuple[str, str]:  # noqa: ANN401
    """Headline and name of the site."""
    metas = dict(reversed(_metas(tree)))
    site = metas.get("og:site_name") or metas.get("application-name") or ""
    for item in data:
        publisher = item.get("publisher")
        if not site and isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            site = publisher["name"]
    headings = [text for node in tree.iter("h1") if (text := " ".join("".join(node.itertext()).split()))]
    heads = [item["headline"] for item in data if isinstance(item.get("headline"), str)]
    named = [*heads, metas.get("og:title", ""), *(node.text or "" for node in tree.iter("title"))]
    rest = [title for one in named if (title := _without_site(" ".join(one.split()), site))]
    if len(headings) == 1 and fold_form(headings[0]) != fold_form(site):
        return headings[0], site
    return (rest[0] if rest else ""), site


def _without_site(title: str, site: str) -> str:
    """A window title without " | Site"."""
    pieces = re.split(r"\s+[|\u2013\u2014-]\s+", title)
    if site and len(pieces) > 1:
        kept = [piece for piece in pieces if fold_form(piece) != fold_form(site)]
        return title if len(kept) == len(pieces) else " - ".join(kept)
    return title


def _dates(tree: Any, data: list[dict[str, Any]]) -> tuple[str, ...]:  # noqa: ANN401
    found = [item[key] for key in _DATE_KEYS for item in data if isinstance(item.get(key), str)]
    metas = _metas(tree)
    found += [value for wanted in _DATE_METAS for name, value in metas if name == wanted]
    for node in tree.iter():
        if isinstance(node.tag, str) and (node.get("itemprop") or "").lower() == "datepublished":
            found += [node.get("content") or node.get("datetime") or "", "".join(node.itertext())]
    found += _time_elements(tree)
    clean = (" ".join(value.split()) for value in found)
    return tuple(dict.fromkeys(value for value in clean if value and any(c.isdigit() for c in value)))


def _time_elements(tree: Any) -> list[str]:  # noqa: ANN401
    """The first ``time`` of the page that is not inside a list, a link or the page's furniture."""
    for node in tree.iter("time"):
        if any(parent.tag in _ASIDE for parent in node.iterancestors()):
            continue
        return [node.get("datetime") or "", "".join(node.itertext())]
    return []


def _keywords(tree: Any, data: list[dict[str, Any]]) -> tuple[str, ...]:  # noqa: ANN401
    metas = _metas(tree)
    tags = [value for name, value in metas if name == "article:tag"]
    lists = [value for name, value in metas if name == "news_keywords"]
    for item in data:
        listed = item.get("keywords")
        if isinstance(listed, list):
            tags += [one for one in listed if isinstance(one, str)]
        elif isinstance(listed, str):
            lists.append(listed)
    tags = tags or [piece for value in lists[:1] for piece in keyword_list(value)]
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def _texts(tree: Any, tag: str) -> frozenset[str]:  # noqa: ANN401
    """Folded texts of all elements of a kind, whole lines of the extracted text being looked up in them."""
    found = set()
    for node in tree.iter(tag):
        text = "".join(node.itertext())
        if len(text) <= _LINK_CHARS and text.strip():
            found.add(fold_form(text))
    return frozenset(found)


def _holds(text: str, title: str) -> bool:
    """Whether the headline stands on one of the first lines."""
    wanted = fold_form(title)
    lines = text.split("\n", _TITLE_LINES)[:_TITLE_LINES]
    return any(wanted in fold_form(line[: 4 * len(title) + 80]) for line in lines)
