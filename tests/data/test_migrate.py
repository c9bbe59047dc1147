"""A database that has the newest tables is left alone, at once."""

from alembic.config import Config
from alembic.script import ScriptDirectory

from data.migrate import MIGRATIONS, heads


def test_the_heads_read_from_the_files_are_those_of_alembic() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert heads() == set(ScriptDirectory.from_config(config).get_heads())
