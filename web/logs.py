"""What the server writes about itself: one line an event, tracebacks without the values in them.

A traceback that draws local variables takes seconds in which no screen is served, and writes callers'
words where the record's access rules do not reach.
"""

import sys

import structlog


def keep_logs_plain() -> None:
    """For the whole process; safe to repeat."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
    )
