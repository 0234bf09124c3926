"""Load by wrk, which asks for one address on so many connections, each as soon as it has its answer."""

import re


def command(url, seconds, connections, accept, core):
    """- accept: the request's `Accept-Encoding`; empty for none."""
    arguments = ["taskset", "-c", core, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if accept:
        arguments += ["-H", f"Accept-Encoding: {accept}"]
    return arguments + [url]


def figures(printed):
    """Requests a second; the median wait and the one that one in a hundred is longer than, in microseconds."""
    if re.search(r"Non-2xx|Socket errors", printed):
        raise SystemExit(f"errors under load:\n{printed}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1))

    def wait(share):
        value, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", printed).groups()
        return float(value) * {"us": 1, "ms": 1e3, "s": 1e6}[unit]

    return rate, wait(50), wait(99)
