"""How connections are kept."""

from web.serving import server_config

A_PROXY_KEEPS_S = 60
"""nginx, `keepalive_timeout` of an upstream; the longest of the usual ones."""


def test_no_idle_connection_is_closed_under_a_question_that_is_on_its_way() -> None:
    """Both closed after 5 s, and of many questions one met a connection just gone."""
    assert server_config(None).timeout_keep_alive > A_PROXY_KEEPS_S
