"""How this office reviews: the settings of the machine, then what the command line says."""

import argparse
from dataclasses import replace
from os import environ

from review.service import Settings


def office_settings(args: argparse.Namespace) -> Settings:
    """The settings from the environment with --jurisdiction and --no-second-reader where a command has them."""
    settings = Settings.from_env(environ)
    return replace(
        settings,
        second_reader=not getattr(args, "no_second_reader", False),
        jurisdiction=getattr(args, "jurisdiction", None) or settings.jurisdiction,
    )
