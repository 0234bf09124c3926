"""Thousands of readers who follow a stream, as cheaply as one process can hold them: what is measured is the server.

Sockets and epoll alone: what came and when is noted as it comes, and read afterwards.
"""

import re
import select
import socket
import time

# A reader's port is one of about 28,000 of its address, and stays taken for a minute after the connection.
SOURCES = [f"127.0.0.{number}" for number in range(2, 10)]
NUMBER = re.compile(rb"(?:^|\n)id: (\d+)\n")


class Crowd:
    def __init__(self, port, path):
        self.address, self.path = ("127.0.0.1", port), path
        self.ask = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\nCache-Control: no-cache\r\n\r\n".encode()
        self.readers, self.came = {}, []
        self.poll = select.epoll()

    def open(self, count, at_once=100):
        """Opens so many streams, a hundred at a time; each is open when the server has said so."""
        while len(self.readers) < count:
            fresh = []
            for _ in range(min(at_once, count - len(self.readers))):
                reader = socket.socket()
                reader.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
                reader.bind((SOURCES[len(self.readers) % len(SOURCES)], 0))
                reader.connect(self.address)
                reader.sendall(self.ask)
                reader.setblocking(False)
                self.readers[reader.fileno()] = reader
                self.poll.register(reader, select.EPOLLIN)
                fresh.append(reader.fileno())
            begun = {number: b"" for number in fresh}
            end = time.monotonic() + 30
            while begun:
                if time.monotonic() > end:
                    raise SystemExit(f"{len(self.readers)} streams are not open within 30 s")
                for number, _, data in self.take(0.5):
                    if number in begun:
                        begun[number] += data
                        if not begun[number].startswith(b"HTTP/1.1 200"):
                            raise SystemExit(f"no stream: {begun[number][:80]}")
                        if b"retry: " in begun[number]:
                            del begun[number]

    def take(self, seconds):
        """What comes next: the reader, the time and the bytes of each part; nothing where nothing comes for so long."""
        came = []
        for number, _ in self.poll.poll(seconds, 512):
            data = self.readers[number].recv(1 << 16)
            if not data:
                raise SystemExit("the server has ended a stream")
            came.append((number, time.monotonic(), data))
        return came

    def listen(self, until):
        """Takes what comes until the condition holds, looked at about every 20 ms."""
        while not until():
            self.came += self.take(0.02)

    def told(self, count):
        """The times at which each reader had each of so many events, which are waited for; each reader had each once."""
        if not self.readers:
            return []
        end = time.monotonic() + 30
        while True:
            events = self.events()
            missing = [event for event, times in events.items() if len(times) < len(self.readers)]
            if len(events) == count and not missing:
                self.came = []
                return [list(times.values()) for times in events.values()]
            if len(events) > count or time.monotonic() > end:
                raise SystemExit(f"{len(events)} events instead of {count}; not told to every stream: {missing}")
            self.rest(0.2)

    def events(self):
        """Of what has come since it was asked last: each event's number, and when each reader had it."""
        text, events = {}, {}
        for number, when, data in self.came:
            rest = text.get(number, b"") + data
            whole = rest.rfind(b"\n\n") + 1
            for event in NUMBER.findall(rest[:whole]):
                times = events.setdefault(int(event), {})
                if number in times:
                    raise SystemExit("a stream was told more than once")
                times[number] = when
            text[number] = rest[whole:]
        return events

    def rest(self, seconds):
        end = time.monotonic() + seconds
        self.listen(lambda: time.monotonic() > end)

    def close(self):
        for reader in self.readers.values():
            reader.close()
        self.readers = {}
        self.poll.close()
        self.poll = select.epoll()
