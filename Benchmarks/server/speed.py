"""wrk against `sogdian serve` on one core: /api/route for one pair, for many pairs, and beside 500 slow connections.

Usage: speed.py PROGRAM [SECONDS]

The server is held to one core with taskset, wrk to another. Prints a table for results.md.
"""
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

program = os.path.abspath(sys.argv[1])
seconds = sys.argv[2] if len(sys.argv) > 2 else "10"
PLACES = [
    "Chongqing", "Chengdu", "Xi'an", "Wuhan", "Zhengzhou", "Almaty", "Astana", "Tashkent", "Bishkek", "Dushanbe",
    "Ashgabat", "Baku", "Tbilisi", "Istanbul", "Moscow", "Minsk", "Warsaw", "Berlin", "Hamburg", "Rotterdam",
    "Budapest", "Kunming", "Hanoi", "Bangkok", "Singapore", "Shanghai", "Kashgar", "Urumqi", "Tehran", "Karachi",
]


def many_pairs(folder):
    """A wrk script that asks for another pair each time."""
    pairs = [(a, b) for a in PLACES for b in PLACES if a != b]
    path = os.path.join(folder, "pairs.lua")
    with open(path, "w") as file:
        file.write("local t={\n")
        for a, b in pairs:
            target = "/api/route?from=%s&to=%s" % (a.replace("'", "%27"), b.replace("'", "%27"))
            file.write('"%s",\n' % target)
        file.write("}\nlocal i=0\nrequest=function() i=i%#t+1; return wrk.format('GET', t[i]) end\n")
    return path, pairs


def wrk(address, *extra, connections=16):
    text = subprocess.run(
        ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s",
         *extra, address], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", text)
    ms = float(p99.group(1)) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[p99.group(2)]
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    lost = re.search(r"Socket errors: (.*)", text)
    return rate, ms, int(errors.group(1)) if errors else 0, lost.group(1) if lost else "none"


def row(name, result):
    print("| %s | %.0f | %.2f | %d | %s |" % (name, *result), flush=True)


with tempfile.TemporaryDirectory() as folder:
    server = subprocess.Popen(
        ["taskset", "-c", "0", program, "serve", "--port", "0", "--quiet", "--data-dir", folder],
        stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().split("/#")[0]
        port = int(address.rsplit(":", 1)[1])
        print("| what | requests a second | p99, ms | answers other than 200 | socket errors |")
        print("|---|---|---|---|---|")
        row("`/healthz`", wrk(address + "/healthz"))
        one = address + "/api/route?from=Chongqing&to=Duisburg"
        urllib.request.urlopen(one).read()
        row("`/api/route`, one pair", wrk(one))
        script, pairs = many_pairs(folder)
        # Each pair once, one after the other: what an answer costs that nobody asked for before.
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        taken = []
        for a, b in pairs[:200]:
            start = time.perf_counter()
            connection.request("GET", "/api/route?from=%s&to=%s&limit=3" % (a.replace("'", "%27"), b.replace("'", "%27")))
            connection.getresponse().read()
            taken.append(time.perf_counter() - start)
        taken.sort()
        print("| `/api/route`, 200 pairs never asked before, one at a time | %.0f | %.2f | 0 | none |" % (
            len(taken) / sum(taken), taken[int(len(taken) * 0.99)] * 1000), flush=True)
        for a, b in pairs:
            connection.request("GET", "/api/route?from=%s&to=%s" % (a.replace("'", "%27"), b.replace("'", "%27")))
            connection.getresponse().read()
        row(f"`/api/route`, {len(pairs)} pairs in turn, each asked before", wrk(address, "-s", script))
        slow = []
        for number in range(500):
            s = socket.create_connection(("127.0.0.1", port))
            s.sendall(b"GET /api/route?from=" if number % 2 else
                      b"POST /api/brief HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 999\r\n\r\n")
            slow.append(s)
        row("`/api/route`, one pair, beside 500 slow connections", wrk(one))
        for s in slow:
            s.close()
        with open(f"/proc/{server.pid}/status") as file:
            print(re.search(r"VmHWM:.*", file.read()).group(0))
    finally:
        server.terminate()
        server.wait(60)
