"""The command line."""

__all__ = ["run"]


def run() -> int:
    """Placeholder until the verbs land."""
    return 2
