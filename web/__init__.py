"""The web page of fashen: a draft goes in, the officer decides, the papers come out."""

from web.app import create_app
from web.serving import serve

__all__ = ["create_app", "serve"]
