"""Question cards: what is asked for which kind of incident."""

from fastapi import APIRouter

from data.codec import encode
from data.loaders.question_file import question_set
from web.deps import BoardSeer, Here

router = APIRouter()


@router.get("/question-cards")
async def seen(centre: Here, actor: BoardSeer) -> dict[str, object]:
    """What an answer suggests is told while the call is taken (POST /api/calls/so-far)."""
    held = question_set(centre.settings.questions)
    return {
        "title": dict(held.title),
        "questions": encode(list(held.questions.values())),
        "cards": [{"types": sorted(each.types), "ask": list(each.ask)} for each in held.cards],
    }
