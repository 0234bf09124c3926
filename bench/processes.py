"""What several parts of the bench need of processes."""

import os
import socket
import subprocess
import time


def spare_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def timed(what, command, errors=subprocess.DEVNULL):
    """Seconds, the most memory in MiB, and what was said."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{what} failed: {said[-2000:]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, said
