"""What a page may say to its kernel: what widgets say, and nothing else.

Voila hands on whatever a browser sends, and with that the right to run any code as the server's user.
"""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_binary_message, deserialize_msg_from_ws_v1
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

_ALLOWED = ("comm_close", "comm_info_request", "comm_msg", "comm_open", "kernel_info_request")
#: A page asks for the states of its widgets through this one, and makes no widgets of its own.
_CONTROL = "jupyter.widget.control"


def may_pass(kind: object, content: object) -> bool:
    """Return whether a message of a page goes on to its kernel, by its kind and what is in it."""
    if kind == "comm_open":
        return isinstance(content, dict) and content.get("target_name") == _CONTROL
    return kind in _ALLOWED


class PageChannels(VoilaKernelWebsocketHandler):
    """The line between a page and its kernel."""

    def on_message(self, ws_message: str | bytes) -> None:
        """Hand a message on, if a page may send it."""
        try:
            kind, content = self._read(ws_message)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            self.log.warning("A page sent what is no message; it was not handed on.")
            return
        if may_pass(kind, content):
            super().on_message(ws_message)
        else:
            self.log.warning("A page sent %r, which no page may; it was not handed on.", str(kind)[:80])

    def _read(self, ws_message: str | bytes) -> tuple[Any, Any]:
        if self.selected_subprotocol == "v1.kernel.websocket.jupyter.org":
            _, parts = deserialize_msg_from_ws_v1(ws_message)
            return json.loads(parts[0])["msg_type"], json.loads(parts[3])
        message = deserialize_binary_message(ws_message) if isinstance(ws_message, bytes) else json.loads(ws_message)
        return message["header"]["msg_type"], message.get("content")
