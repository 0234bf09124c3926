"""Streams of events against a real server: everybody is told everything once, over restarts, and nothing is left behind."""

import asyncio
import json
import os
import pathlib
import socket
import subprocess
import time

from streams import Listener, allow_connections, at_once, listening, stop, until

FEED = "/news-feed/events"


def brief_text(number):
    return (
        f"News Feed\n\nBrief number {number} from the harbour\n\nBy Hanne Wickstead\n\n"
        f"The harbour office counted {number} boats at the north quay this morning and wrote them down.\n\n"
        "It will count again tomorrow, the office said.\n")


def brief(paper, number, tmp_path):
    """Publishes a brief through the running server, as the command line does."""
    page = tmp_path / f"brief-{number}.txt"
    page.write_text(brief_text(number))
    printed = json.loads(paper.run("import", str(page), "--publish", "--json"))
    assert printed["outcome"] == "created" and printed["inNewsFeed"], printed


def port(paper):
    return int(paper.address.rsplit(":", 1)[1])


def newest(paper):
    """The notice after which the news feed's page is followed."""
    page = paper.get("/news-feed/")[2].decode()
    return int(page.split(f'data-stream="{FEED}?after=')[1].split('"')[0])


def descriptors(paper):
    return len(os.listdir(f"/proc/{paper.server.pid}/fd"))


def test_two_thousand_readers_are_told_of_a_brief_once(own_paper, tmp_path):
    async def run():
        count = allow_connections(2_000)
        start = newest(own_paper)
        before = descriptors(own_paper)
        listeners, tasks = await listening(count, port(own_paper), FEED, after=start)
        await asyncio.to_thread(brief, own_paper, 1, tmp_path)
        assert await until(lambda: all(listener.events for listener in listeners)), "not everybody was told"
        await asyncio.sleep(0.5)
        assert {tuple(listener.numbers) for listener in listeners} == {(start + 1,)}
        assert {listener.connections for listener in listeners} == {1}
        told = json.loads(listeners[0].events[0][2])
        assert told["headline"] == "Brief number 1 from the harbour" and told["html"].startswith("<li")
        await stop(tasks)
        # Those who leave leave nothing behind.
        assert await until(lambda: descriptors(own_paper) <= before + 5), f"{before} descriptors became {descriptors(own_paper)}"
        assert own_paper.get("/healthz")[0] == 200

    at_once(run())


def test_nothing_is_lost_or_doubled_when_the_server_is_killed(own_paper, tmp_path):
    async def run():
        start = newest(own_paper)
        address = port(own_paper)
        listeners, tasks = await listening(50, address, FEED, after=start)
        for round in range(3):
            for number in range(4):
                await asyncio.to_thread(brief, own_paper, 10 * round + number, tmp_path)
                if number == 1:
                    # In the middle, with some told and some perhaps not.
                    own_paper.stop("kill")
                    await asyncio.to_thread(own_paper.serve, address)
            own_paper.stop("kill" if round else "terminate")
            await asyncio.to_thread(own_paper.serve, address)
        wanted = list(range(start + 1, start + 13))
        assert await until(lambda: all(len(listener.events) >= 12 for listener in listeners)), [len(a.events) for a in listeners]
        await asyncio.sleep(1)
        assert newest(own_paper) == start + 12
        assert [listener.numbers for listener in listeners] == [wanted] * 50
        assert all(listener.connections >= 6 for listener in listeners), "they were not cut off"
        await stop(tasks)

    at_once(run())


def test_streams_end_soon_when_the_server_is_asked_to(own_paper):
    async def run():
        listeners, tasks = await listening(200, port(own_paper), FEED)
        begun = time.monotonic()
        await asyncio.to_thread(own_paper.stop, "terminate")
        assert time.monotonic() - begun < 3
        await stop(tasks)

    at_once(run())


def test_a_full_paper_says_so_and_goes_on_serving_pages(own_paper):
    own_paper.stop()
    own_paper.flags += ["--event-streams", "5"]
    own_paper.serve()

    async def run():
        listeners, tasks = await listening(5, port(own_paper), FEED)
        status, headers, body = own_paper.get(FEED)
        assert status == 503 and headers["Retry-After"] and b"following" in body
        assert own_paper.get("/news-feed/")[0] == 200
        await stop(tasks)
        late = Listener(port(own_paper), FEED)
        task = asyncio.create_task(late.follow())
        assert await until(late.is_open.is_set), "a place that was left is not given again"
        await stop([task])

    at_once(run())


def test_a_stream_is_no_page_and_outlives_the_idle_time(own_paper, tmp_path):
    async def run():
        listener = Listener(port(own_paper), FEED)
        task = asyncio.create_task(listener.follow())
        assert await until(listener.is_open.is_set)
        head = listener.head.lower()
        assert "content-type: text/event-stream" in head and "cache-control: no-store" in head and "x-accel-buffering: no" in head
        assert "content-security-policy: default-src 'none'" in head
        # Connections without a word are closed after 30 seconds; this one is not without a word.
        await asyncio.sleep(36)
        assert listener.connections == 1 and listener.heartbeats >= 2
        await asyncio.to_thread(brief, own_paper, 5, tmp_path)
        assert await until(lambda: len(listener.events) == 1)
        await stop([task])

    at_once(run())


def test_odd_listeners_do_no_harm(own_paper, tmp_path):
    def connect():
        return socket.create_connection(("127.0.0.1", port(own_paper)))

    ask = f"GET {FEED} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    before = descriptors(own_paper)
    # Another request behind the one for a stream; a body with it; half a request; a page first and the stream after it.
    with connect() as behind, connect() as half, connect() as after:
        behind.sendall(ask + ask)
        half.sendall(ask[:20])
        after.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert after.recv(4096).startswith(b"HTTP/1.1 200")
        after.sendall(ask)
        assert after.recv(4096).startswith(b"HTTP/1.1 200")
        flood = connect()
        flood.sendall(ask)
        assert flood.recv(4096).startswith(b"HTTP/1.1 200")
        flood.sendall(b"x" * 1_000_000)
        flood.close()
    # One that only closes its own side.
    shut = connect()
    shut.sendall(ask)
    assert shut.recv(4096).startswith(b"HTTP/1.1 200")
    shut.shutdown(socket.SHUT_WR)
    end = time.monotonic() + 10
    while descriptors(own_paper) > before + 2 and time.monotonic() < end:
        time.sleep(0.1)
    assert descriptors(own_paper) <= before + 2
    shut.close()
    assert own_paper.get("/healthz")[0] == 200


def test_a_stream_that_is_asked_for_before_the_page_is_answered_opens_after_it(own_paper):
    ask = f"GET {FEED} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port(own_paper))) as both:
        both.settimeout(20)
        both.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 3 + ask)
        read = b""
        while b"retry:" not in read:
            part = both.recv(4096)
            assert part, read
            read += part
    assert read.count(b"HTTP/1.1 200") == 4 and b" 503" not in read and read.count(b"text/event-stream") == 1


def read_to_end(connection):
    """How much comes until the server closes; a connection that it keeps is a timeout, and that an error."""
    connection.settimeout(10)
    size = 0
    with connection:
        try:
            while part := connection.recv(1 << 16):
                size += len(part)
        except ConnectionResetError:
            pass
    return size


def test_a_reader_who_does_not_read_is_let_go(own_paper, tmp_path):
    """Its bytes wait up to a limit; the others are told all the same."""
    slug = "live-storm-hesper"
    own_paper.run("live", "start", slug)
    path = f"/{slug}/events"

    async def run():
        slow = socket.socket()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", port(own_paper)))
        slow.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        listeners, tasks = await listening(1, port(own_paper), path)
        words = "The water stands where it stood. " * 12_000
        for number in range(20):
            await asyncio.to_thread(own_paper.run, "live", "post", slug, "--headline", f"Number {number}", input=words)
        assert await until(lambda: len(listeners[0].events) == 20), len(listeners[0].events)
        assert listeners[0].connections == 1
        assert listeners[0].last and await asyncio.to_thread(read_to_end, slow) < 20 * len(words), "it was sent everything"
        await stop(tasks)

    at_once(run())
