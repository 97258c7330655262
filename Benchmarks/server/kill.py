"""Kills `sogdian serve` with SIGKILL at random while documents are added, again and again.

Usage: kill.py PROGRAM [TIMES]

After every kill the server is started on the same folder; at the end every document it acknowledged must be there and
the ledger whole (SQLite's integrity check, and the export's closing line against its own count).
"""
import http.client
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading

program = os.path.abspath(sys.argv[1])
times = int(sys.argv[2]) if len(sys.argv) > 2 else 200
random.seed(1)
acknowledged, unanswered, number = set(), 0, 0


def start(folder):
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--quiet", "--data-dir", folder], stdout=subprocess.PIPE, text=True)
    address, token = server.stdout.readline().strip().split("/#token=")
    return server, int(address.rsplit(":", 1)[1]), token


with tempfile.TemporaryDirectory() as folder:
    for turn in range(times):
        server, port, token = start(folder)
        timer = threading.Timer(random.uniform(0.02, 0.6), server.kill)
        timer.start()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            number += 1
            text = f"China's exports to Vietnam reached ${number} billion in 2024, and imports ${number + 7} billion.\n"
            try:
                connection.request("POST", "/api/ledger/documents", text.encode(), {
                    "Content-Type": "text/plain", "Authorization": f"Bearer {token}"})
                answer = connection.getresponse()
                body = json.loads(answer.read())
                assert answer.status == 201, body
                acknowledged.add(body["id"])
            except (OSError, http.client.HTTPException, ValueError):
                unanswered += 1
                break
        server.wait()
        timer.cancel()
    server, port, token = start(folder)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/api/ledger/export")
    lines = [json.loads(line) for line in connection.getresponse().read().splitlines()]
    server.terminate()
    server.wait()
    held = {line["id"] for line in lines if line["type"] == "document"}
    claims = sum(line["type"] == "claim" for line in lines)
    end = lines[-1]
    database = sqlite3.connect(os.path.join(folder, "ledger.sqlite"))
    check = database.execute("PRAGMA integrity_check").fetchone()[0]
    counted = database.execute("SELECT SUM(count) FROM facet_count WHERE party = ''").fetchone()[0]
    facets = database.execute("SELECT COUNT(*) FROM claim_facets").fetchone()[0]
    database.execute("INSERT INTO claim_words(claim_words) VALUES('integrity-check')")
    lost = acknowledged - held
    print(f"{times} kills, {len(acknowledged)} documents acknowledged, {len(lost)} lost, {len(held)} held, "
          f"{len(held - acknowledged)} kept whose answer was cut off; integrity check: {check}")
    assert not lost and check == "ok" and end["complete"] and end["documents"] == len(held) and end["claims"] == claims
    assert counted == facets == claims
