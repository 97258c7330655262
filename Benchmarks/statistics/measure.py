"""Runs each program on the file and prints processor seconds, speed and memory as a table."""
import os
import platform
import resource
import subprocess
import sys
import time


def measured(command, environment=None):
    """Processor seconds and largest memory of a child of its own."""
    start = time.monotonic()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writer, 1)
        os.close(reader)
        os.execvpe(command[0], command, environment or os.environ)
    os.close(writer)
    with os.fdopen(reader) as handle:
        output = handle.read().strip()
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}: {output}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024, output


def main():
    program, peers, path = sys.argv[1:]
    size = os.path.getsize(path) / 1e6
    runs = [("sogdian, read and check", [program, "statistics", "import", "--dry-run", path]),
            ("sogdian, kept in the ledger", [program, "statistics", "import", path]),
            ("duckdb, one thread", [sys.executable, peers, "duckdb", path]),
            ("pandas", [sys.executable, peers, "pandas", path]),
            ("pandas in pieces", [sys.executable, peers, "pandas-chunks", path])]
    open(path, "rb").read(1 << 20)
    subprocess.run(["cat", path], stdout=subprocess.DEVNULL, check=True)
    import duckdb
    import pandas
    print(f"{size:.0f} MB; duckdb {duckdb.__version__}, pandas {pandas.__version__}, Python "
          f"{platform.python_version()}, {platform.machine()}\n")
    print("| program | processor s | MB/s a core | largest memory, MB | result |")
    print("|---|---|---|---|---|")
    for name, command in runs:
        seconds, _, memory, output = measured(command)
        result = output.split(path + ": ")[-1]
        print(f"| {name} | {seconds:.2f} | {size / seconds:.0f} | {memory:.0f} | {result} |", flush=True)


main()
