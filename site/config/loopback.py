"""Runs a Python program so that nobody outside this machine can reach it: `python -P loopback.py PROGRAM …`.

Whatever address the program binds, it gets 127.0.0.1 instead. It ends with the process that started it. This module
knows nothing of the programs that it runs, and imports only the standard library.
"""

import builtins
import os
import runpy
import socket
import sys
import threading
import time

HOST = "127.0.0.1"
LOOK_S = 1.0


class LoopbackSocket(socket.socket):
    """A socket that is bound to this machine alone, in IPv4."""

    def __init__(self, family: int = -1, *rest, **options) -> None:
        super().__init__(socket.AF_INET if family == socket.AF_INET6 else family, *rest, **options)

    def bind(self, address) -> None:
        inward = (HOST, address[1]) if self.family == socket.AF_INET else address
        super().bind(inward)


def without_writing(path: str) -> None:
    """Lets the program believe that it writes to a file, which stays as it is."""
    really_open = builtins.open

    def open_unless_written(file, mode="r", *rest, **options):
        is_kept_out = file == path and any(letter in mode for letter in "wax+")
        return really_open(os.devnull if is_kept_out else file, mode, *rest, **options)

    builtins.open = open_unless_written


def end_with(parent: int) -> None:
    """Ends this process when its parent has gone, however that ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_S)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def main(arguments: list[str]) -> None:
    """Runs `[--keep-out FILE] PROGRAM ARGUMENTS`."""
    if arguments[:1] == ["--keep-out"]:
        without_writing(arguments[1])
        arguments = arguments[2:]
    end_with(os.getppid())
    socket.socket = LoopbackSocket
    sys.argv = arguments
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
