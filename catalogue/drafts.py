"""What changed between two readings."""

from collections.abc import Sequence

from catalogue.content.parse import Draft


def changes(before: Sequence[Draft], now: Sequence[Draft]) -> list[tuple[Draft, Draft]] | None:
    """Each draft that is another than before, with the one that it was.

    ``None`` when a record came, went or has another name: then nothing can be said of what follows
    from all of them together.
    """
    if len(before) != len(now):
        return None
    changed = []
    for old, new in zip(before, now, strict=True):
        if old is not new:
            if old.kind is not new.kind or old.id != new.id:
                return None
            changed.append((old, new))
    return changed
