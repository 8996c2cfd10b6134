"""Where a server may listen, and whether there is somebody to look at what it serves."""

from __future__ import annotations

import errno
import os
import socket
import sys


def has_display() -> bool:
    """Return whether there is a screen to open a browser on."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def port_problem(ip: str, port: int, instead: str | None = None) -> str | None:
    """Return why a server cannot listen there, as a sentence with the remedy; ``None`` where it can.

    Parameters
    ----------
    ip, port
        The address.
    instead
        The commands that choose another port, where that one is taken; those of ``lowback serve`` where none are named.
    """
    if not 1 <= port <= 65535:
        return f"There is no port {port}. Choose one from 1024 to 65535, such as --port 8866."
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                other = instead or f"make app PORT={port + 1}, or lowback serve --port {port + 1}"
                return f"Port {port} is taken by another program. End that one, or choose another port: {other}."
            if error.errno in (errno.EACCES, errno.EPERM):
                return f"Port {port} needs rights that this user does not have. Choose one above 1023: --port 8866."
            return f"The address {ip}:{port} cannot be used ({error.strerror}). Write --ip 127.0.0.1."
    return None
