"""What the server writes about itself: one line an event, tracebacks without the values in them.

A traceback that draws local variables takes seconds in which no screen is served, and writes callers'
words where the record's access rules do not reach.
"""

import logging
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


def keep_logs_aside() -> None:
    """For a command: what it prints is its answer, so of itself it says only warnings, on standard error."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
