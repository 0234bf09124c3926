"""What several parts of the bench need of processes."""

import contextlib
import os
import pathlib
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


def processor_time(process):
    """Seconds of a process and of all that it has begun, as long as they live."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    for thread in pathlib.Path(f"/proc/{process}/task").iterdir():
        for child in (thread / "children").read_text().split():
            # It may have ended meanwhile.
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                seconds += processor_time(child)
    return seconds


def rest(server):
    """Waits until a server has nothing to do: a new one begins by making the pictures of its photographs. Two minutes at most."""
    idle, before = 0, processor_time(server.pid)
    for _ in range(240):
        time.sleep(0.5)
        if server.poll() is not None:
            break
        now = processor_time(server.pid)
        # What one has used that is gone is not counted any more.
        idle = idle + 1 if 0 <= now - before < 0.03 else 0
        before = now
        if idle == 4:
            return
    raise SystemExit("the server does not come to rest")
