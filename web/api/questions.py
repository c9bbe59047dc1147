"""Question cards: what is asked for which kind of incident, in this edition and those before."""

from typing import Annotated

from fastapi import APIRouter, Query

from data.codec import encode
from incidents.question_edition import UnknownQuestionEdition
from web.deps import BoardSeer, Here

router = APIRouter()

Number = Annotated[int | None, Query(ge=1, lt=2**63, description="an edition before; absent: in force")]


@router.get("/question-cards")
async def seen(centre: Here, actor: BoardSeer, edition: Number = None) -> dict[str, object]:
    """What an answer suggests is told while the call is taken (POST /api/calls/so-far)."""
    found = await (centre.questions.edition() if edition is None else centre.questions.numbered(edition))
    if found is None:
        raise UnknownQuestionEdition(id=edition)
    return {
        "edition": found.edition,
        "digest": found.digest,
        "since": encode(found.since),
        "title": dict(found.cards.title),
        "questions": [encode(each) for _, each in sorted(found.cards.questions.items())],
        "cards": [{"types": sorted(each.types), "ask": list(each.ask)} for each in found.cards.cards],
    }
