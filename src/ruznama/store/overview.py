"""What an archive holds as a whole: what came last, what is missing, what is doubtful."""

from __future__ import annotations

from ruznama.store.engine import Engine

__all__ = ["Overview"]


class Overview:
    """Figures for those who keep an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def latest(self, most: int) -> tuple[str, ...]:
        """Ids of the articles added last, the last first."""
        return tuple(id_ for (id_,) in self._engine.rows("latest_articles", most=most))

    def superseded(self) -> int:
        """Number of inputs of which a newer version is held."""
        return int(self._engine.rows("superseded")[0][0])

    def silent(self) -> int:
        """Number of articles that tell no event and no statement."""
        return int(self._engine.rows("silent_articles")[0][0])

    def copied(self) -> int:
        """Number of articles that are near-identical to another one."""
        return int(self._engine.rows("copied_articles")[0][0])

    def strangers(self, most: int) -> tuple[str, ...]:
        """Ids of the unknown actors of whom most articles speak."""
        return tuple(id_ for (id_, _) in self._engine.rows("strangers", most=most))

    def doubtful(self, below: float) -> tuple[str, ...]:
        """Ids of canonical events of which no telling is surer than this, the least sure first."""
        return tuple(id_ for (id_, _) in self._engine.rows("doubtful_events", below=below))

    def without_outlet(self) -> tuple[int, ...]:
        """Keys of the current articles that name no outlet, the newest first."""
        return tuple(key for (key,) in self._engine.rows("without_outlet"))
