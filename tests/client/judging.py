"""Judges answers: right when one of the good addresses is among the first three."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.client.engine import Engine

FIRST = 3
NOTHING = "niets"
# Per class: the question, and its good answers; none when nothing should be found.
Questions = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Score:
    """Count of the questions of a class, of the good answers, and the questions without one."""

    asked: int
    missed: Sequence[str]

    @property
    def right(self) -> int:
        """Number of good answers."""
        return self.asked - len(self.missed)

    @property
    def share(self) -> float:
        """The part that was answered well."""
        return self.right / self.asked


def read(path: Path) -> Questions:
    """The questions of a file, per class."""
    classes = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        name: {str(asked): () if right == NOTHING else right for asked, right in group.items()}
        for name, group in classes.items()
    }


def about(known: Collection[str], questions: Questions) -> Questions:
    """The questions of which at least one answer is a known address, or that have none."""
    return {
        name: {
            asked: right
            for asked, right in group.items()
            if not right or any(address in known for address in right)
        }
        for name, group in questions.items()
    }


def judge(engine: Engine, questions: Questions) -> dict[str, Score]:
    """The scores of the search script."""

    def answer(question: str) -> Sequence[str]:
        return [str(address) for address in engine.ask(question, FIRST)["addresses"]]

    return judge_by(answer, questions)


def judge_by(answer: Callable[[str], Sequence[str]], questions: Questions) -> dict[str, Score]:
    """The scores of anything that answers a question with addresses, best first."""
    return {
        name: Score(
            len(group), [asked for asked, right in group.items() if not _fits(answer(asked), right)]
        )
        for name, group in questions.items()
    }


def _fits(addresses: Sequence[str], right: Sequence[str]) -> bool:
    if not right:
        return not addresses
    return any(
        address.partition("#")[0].removesuffix(".html") in right for address in addresses[:FIRST]
    )


def table(columns: Mapping[str, Mapping[str, Score]]) -> str:
    """The scores per class as a Markdown table, a column for each searcher."""
    rows = [f"| soort vraag | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for name in next(iter(columns.values())):
        cells = (_cell(scores[name]) for scores in columns.values())
        rows.append(f"| {name} | {' | '.join(cells)} |")
    cells = (f"{together(scores):.3f}" for scores in columns.values())
    return "\n".join([*rows, f"| samen, zonder 'niets' | {' | '.join(cells)} |"])


def _cell(score: Score) -> str:
    return f"{score.right}/{score.asked} ({score.share:.2f})"


def together(scores: Mapping[str, Score]) -> float:
    """The part of all questions with an answer that was answered well."""
    answered = [score for name, score in scores.items() if name != NOTHING]
    return sum(score.right for score in answered) / sum(score.asked for score in answered)
