#!/usr/bin/env python3
"""Writes a made-up web archive: make_archive.py MEGABYTES FILE [--one]

Pages of make_pages.py, one response record each; with --one a single record of plain text of that size. FILE.gz is packed
record by record. The same arguments give the same bytes.
"""
import os
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_pages import page  # noqa: E402
from make_text import Writer  # noqa: E402

KEPT = 200  # pages made; a larger archive repeats them under other addresses


def record(address, content, kind):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n".encode()
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(content)}\r\n\r\n").encode() \
        + head + content + b"\r\n\r\n"


def packed(data):
    pack = zlib.compressobj(6, zlib.DEFLATED, 31)
    return pack.compress(data) + pack.flush()


def main():
    size, path = round(float(sys.argv[1]) * 1e6), sys.argv[2]
    squeeze = packed if path.endswith(".gz") else bytes
    with open(path, "wb") as handle:
        if "--one" in sys.argv:
            writer, text = Writer("fr"), []
            while sum(map(len, text)) < size and len(text) < size:
                text.append(writer.article().encode())
                if len(text) % 100 == 0:
                    text = [b"".join(text)]
            handle.write(squeeze(record("http://example.org/long", b"".join(text), "text/plain")))
            return
        pages = [page(number)[0] for number in range(KEPT)]
        written = number = 0
        while written < size:
            data = record(f"http://example.org/{number}", pages[number % KEPT], "text/html")
            written += len(data)
            number += 1
            handle.write(squeeze(data))


main()
