"""Which process is at the other end of a local connection. On Linux only."""

import contextlib
import os
import signal
from pathlib import Path

GONE = "0"  # of an earlier connection from the same port, which is still being forgotten


def kill_caller(address: tuple[str, int], served_at: tuple[str, int]) -> int:
    """Kills the process behind a connection from one local address to another (SIGKILL); its id.

    Raises LookupError if there is none.
    """
    pid = pid_of(inode_of(address, served_at))
    os.kill(pid, signal.SIGKILL)
    return pid


def inode_of(near: tuple[str, int], far: tuple[str, int]) -> str:
    """The socket of a connection, at its near end, as the kernel names it."""
    wanted = [written(near), written(far)]
    for row in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        columns = row.split()
        if columns[1:3] == wanted and columns[9] != GONE:
            return columns[9]
    raise LookupError(f"Nobody is connected from {near} to {far}.")


def written(address: tuple[str, int]) -> str:
    """An address as /proc/net/tcp writes it."""
    host, port = address
    return f"{''.join(f'{int(part):02X}' for part in reversed(host.split('.')))}:{port:04X}"


def pid_of(inode: str) -> int:
    """The process that holds a socket, not this one."""
    for folder in Path("/proc").glob("[0-9]*/fd"):
        with contextlib.suppress(OSError):
            if any(str(link.readlink()) == f"socket:[{inode}]" for link in folder.iterdir()):
                return int(folder.parent.name)
    raise LookupError(f"No process holds socket {inode}.")
