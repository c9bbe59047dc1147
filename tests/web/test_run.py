"""`farol run` prints its steps; what its processes say is kept aside, and found when one of them fails."""

from pathlib import Path

import pytest

from web.beside import beside, log_of
from web.run import CannotRun, Wish, _until_ready


def test_what_a_server_says_that_ends_at_once_is_in_a_file_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAROL_HOME", str(tmp_path))
    with beside("serve", "--port", "none") as server:
        server.wait()
        with pytest.raises(CannotRun) as told:
            _until_ready(Wish(), server, "Town")
    assert capfd.readouterr() == ("", "")
    assert str(log_of("serve")) in str(told.value)
    assert "--port" in log_of("serve").read_text()
