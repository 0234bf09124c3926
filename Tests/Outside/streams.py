"""Many readers who follow a stream of events at once, each on a connection of its own, as browsers do."""

import asyncio
import resource
from concurrent.futures import ThreadPoolExecutor


def at_once(coroutine):
    """Runs it to its end in a thread of its own: the browser's driver has a loop of its own in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


def allow_connections(count):
    """Raises this process' own limit; the number of connections that it allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(hard, count + 200)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return min(count, max(soft, wanted) - 200)


class Listener:
    """Follows a stream; comes back with the last identifier whenever the connection ends, until it is stopped."""

    def __init__(self, port, path, after=None, host="127.0.0.1"):
        self.host, self.port, self.path, self.last = host, port, path if after is None else f"{path}?after={after}", None
        self.events = []  # (identifier, name, data, time)
        self.connections = 0
        self.statuses = []
        self.heartbeats = 0
        self.is_open = asyncio.Event()
        self.writer = None

    async def follow(self, wait=0.2):
        while True:
            try:
                await self.connect()
            except (OSError, asyncio.IncompleteReadError, EOFError):
                pass
            self.is_open.clear()
            await asyncio.sleep(wait)

    async def connect(self):
        reader, self.writer = await asyncio.open_connection(self.host, self.port)
        try:
            last = f"Last-Event-ID: {self.last}\r\n" if self.last else ""
            self.writer.write(f"GET {self.path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n{last}\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            self.statuses.append(int(head.split()[1]))
            self.head = head.decode()
            if self.statuses[-1] != 200:
                return
            self.connections += 1
            await self.read(reader)
        finally:
            self.writer.close()

    async def read(self, reader):
        text = b""
        while True:
            size = int((await reader.readline()).strip() or b"0", 16)
            if size == 0:
                return
            text += (await reader.readexactly(size + 2))[:-2]
            while b"\n\n" in text:
                event, text = text.split(b"\n\n", 1)
                self.take(event.decode())

    def take(self, event):
        fields = dict(line.split(": ", 1) for line in event.split("\n") if ": " in line)
        if "retry" in fields:
            self.is_open.set()
        if "id" in fields:
            self.last = fields["id"]
            self.events.append((int(fields["id"]), fields["event"], fields["data"], asyncio.get_running_loop().time()))
        if event == ":":
            self.heartbeats += 1

    @property
    def numbers(self):
        return [event[0] for event in self.events]


async def listening(count, port, path, after=None):
    """That many listeners, all of them connected, and the tasks that follow."""
    listeners = [Listener(port, path, after) for _ in range(count)]
    tasks = []
    for start in range(0, count, 100):
        part = listeners[start : start + 100]
        tasks += [asyncio.create_task(listener.follow()) for listener in part]
        await asyncio.wait_for(asyncio.gather(*(listener.is_open.wait() for listener in part)), 60)
    return listeners, tasks


async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def until(condition, seconds=30):
    """Waits until the condition holds; whether it did in time."""
    end = asyncio.get_running_loop().time() + seconds
    while not condition():
        if asyncio.get_running_loop().time() > end:
            return False
        await asyncio.sleep(0.02)
    return True
