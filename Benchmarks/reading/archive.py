#!/usr/bin/env python3
"""Reads large web archives and prints time and memory: archive.py SOGDIAN FOLDER [MEGABYTES]

Made-up archives of MEGABYTES (2000), plain and packed record by record, and one record that is a text of 50 MB. Prints a
section of RESULTS.md.
"""
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def read(program, path):
    started = time.time()
    errors = tempfile.TemporaryFile()
    process = subprocess.Popen([program, "read", "--format", "ndjson", path], stdout=subprocess.PIPE, stderr=errors)
    # The records are counted and let go of.
    count = sum(chunk.count(b"\n") for chunk in iter(lambda: process.stdout.read(1 << 20), b""))
    _, status, usage = os.wait4(process.pid, 0)
    errors.seek(0)
    notes = errors.read(10_000).decode(errors="replace").splitlines()
    return count, usage.ru_utime + usage.ru_stime, time.time() - started, usage.ru_maxrss / 1024, \
        os.waitstatus_to_exitcode(status), notes


def main():
    program, folder = sys.argv[1:3]
    size = sys.argv[3] if len(sys.argv) > 3 else "2000"
    print("\n## Web archives\n\nMade by `make_archive.py`; memory is the largest of the whole process.\n")
    print("| archive | bytes | records printed | processor s | MB/s of pages | memory, MB |\n|---|---|---|---|---|---|")
    plain = 0
    for name, amount, more in ((f"{size} MB of pages", size, []), ("the same, packed", size, ["gz"]),
                               ("one record of 50 MB", "50", ["--one"])):
        path = os.path.join(folder, "made.warc" + (".gz" if more == ["gz"] else ""))
        subprocess.run([sys.executable, os.path.join(HERE, "make_archive.py"), amount, path] + [m for m in more if m != "gz"],
                       check=True)
        bytes_ = os.path.getsize(path)
        plain = bytes_ if more == [] else plain
        held = plain if more == ["gz"] else bytes_
        count, seconds, _, memory, code, notes = read(program, path)
        os.remove(path)
        print(f"| {name} | {bytes_:,} | {count:,} | {seconds:.0f} | {held / 1e6 / seconds:.1f} | {memory:.0f} |", flush=True)
        for note in notes[:2]:
            print(f"| | | {note.replace(path, 'made.warc')[:120]} | | | |")


main()
