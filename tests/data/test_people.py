"""A session is a token that can be ended at once; only hashes are kept."""

from secrets import token_urlsafe

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from data.stores.people import People, hash_made_password, hash_password, matches


async def test_signing_in_and_out(engine: AsyncEngine) -> None:
    people = People(engine, "macau")
    await people.add(agency="bombeiros", name="ana", role="dispatcher", password_hash=hash_password("farol"))
    found = await people.named("ana")
    assert found is not None
    user, kept = found
    assert matches(kept, "farol")
    assert not matches(kept, "Farol")
    token = await people.open_session(user)
    assert await people.holding(token) == user
    async with engine.connect() as connection:
        rows = (await connection.execute(text("select * from sessions"))).all()
    assert token not in str(rows)
    await people.end_session(token)
    assert await people.holding(token) is None


async def test_nobody_of_that_name(engine: AsyncEngine) -> None:
    people = People(engine, "macau")
    assert await people.named("nobody") is None
    assert await people.holding("no such token") is None


async def test_adding_a_user_again_changes_the_password(engine: AsyncEngine) -> None:
    people = People(engine, "macau")
    for password in ("one", "two"):
        hashed = hash_password(password)
        await people.add(agency="bombeiros", name="ana", role="admin", password_hash=hashed)
    found = await people.named("ana")
    assert found is not None
    assert matches(found[1], "two")


def test_a_password_a_machine_drew_opens_for_itself_alone() -> None:
    """Sixty of them cost a first start 16 s, and each sign-in of the demonstration as long again."""
    drawn = token_urlsafe(12)
    kept = hash_made_password(drawn)
    assert kept.startswith("$argon2id$")
    assert drawn not in kept
    assert matches(kept, drawn)
    assert not matches(kept, token_urlsafe(12))
