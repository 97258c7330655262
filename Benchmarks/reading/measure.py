#!/usr/bin/env python3
"""Times Sogdian and its peers on made-up news and prints RESULTS.md: measure.py SOGDIAN PEERS-PYTHON FOLDER

All on one core, processor seconds (user and system), the best of up to three runs. Sogdian is the whole process, from
start to end; a peer is its reading alone. LIMIT (50) bounds a peer's seconds: it gets the largest file it is done with.
"""
import json
import os
import platform
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = [0.01, 0.1, 1, 10, 100]
LANGUAGES = {"fr": "French", "en": "English"}
PEERS = [("naive", "fr"), ("naive", "en"), ("recognizers", "fr"), ("recognizers", "en"), ("quantulum", "en"),
         ("dates", "fr"), ("dates", "en")]
GOAL = 20  # MB/s a core
LIMIT = float(os.environ.get("LIMIT", "50"))


def child(command, output):
    """Exit code, processor seconds, largest memory in MB and output of a process of its own."""
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE if output == subprocess.PIPE else None)
    text = process.stdout.read().decode() if output == subprocess.PIPE else ""
    errors = process.stderr.read().decode() if output == subprocess.PIPE else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)}: ended with {process.returncode}: {errors[-1000:]}")
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def note(text):
    print(text, file=sys.stderr, flush=True)


def ours(program, path):
    command = [program, "read", "--format", "ndjson", "--published", "2025-06-15", path]
    runs, total = [], 0
    while len(runs) < 3 and total < 20:
        runs.append(child(command, subprocess.DEVNULL)[1:3])
        total += runs[-1][0]
    return min(run[0] for run in runs), max(run[1] for run in runs)


def claims(program, path):
    """How many figures Sogdian finds; a line at a time, apart from the timing."""
    with subprocess.Popen([program, "read", "--format", "ndjson", "--published", "2025-06-15", path],
                          stdout=subprocess.PIPE) as process:
        return sum(json.loads(line)["type"] == "claim" for line in process.stdout)


def peer(python, module, language, files):
    """The peer's answer on the largest file it is done with within the limit."""
    best = None
    for size in SIZES[:-1]:
        if best and best["seconds"] * size / best["size"] > LIMIT:
            break
        command = [python, os.path.join(HERE, "time_peer.py"), module, language, files[language, size][0], str(LIMIT)]
        for _ in range(3):
            code, _, memory, text = child(command, subprocess.PIPE)
            if code == 3:
                return best
            answer = json.loads(text)
            answer.update(size=size, memory=memory, language=language)
            better = not best or best["size"] != size or answer["seconds"] < best["seconds"]
            best = answer if better else best
            if answer["seconds"] > 5:
                break
        note(f"{module} {language} {size} MB: {best['seconds']:.2f} s")
    return best


def make(folder):
    files = {}
    for language in LANGUAGES:
        for size in SIZES:
            path = os.path.join(folder, f"{language}-{size}.txt")
            done = subprocess.run([sys.executable, os.path.join(HERE, "make_text.py"), language, str(size), path],
                                  stderr=subprocess.PIPE, check=True)
            files[language, size] = (path, os.path.getsize(path) / 1e6, int(done.stderr.split()[-2]))
    return files


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as handle:
        return next((line.split(":")[1].strip() for line in handle if line.startswith("model name")), platform.machine())


def speed(value):
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"


def main():
    program, python, folder = sys.argv[1:]
    files = make(folder)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    times = {}
    for size in SIZES:
        for language in LANGUAGES:
            times[language, size] = ours(program, files[language, size][0])
            note(f"sogdian {language} {size} MB: {times[language, size][0]:.2f} s, {times[language, size][1]:.0f} MB")
    peers = [(module, language, peer(python, module, language, files)) for module, language in PEERS]
    found = {language: claims(program, files[language, 1][0]) for language in LANGUAGES}
    version = subprocess.run([program, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()

    largest = {language: files[language, SIZES[-1]][1] / times[language, SIZES[-1]][0] for language in LANGUAGES}
    low, high = ([times[language, size][1] for language in LANGUAGES] for size in (1, SIZES[-1]))
    print("# Speed of the reading\n")
    print("Made by `Benchmarks/reading/run`: all in one run, on one core, processor seconds (user and system), the best of")
    print("up to three. The input is made-up news (`make_text.py`), one figure in some 200 bytes. Sogdian is the whole process,")
    print("`read --format ndjson`, and gives claims with unit, measure, parties and period, events, projects and commitments.")
    print("A peer is its reading alone, article by article, on the largest file it is done with in "
          f"{LIMIT:.0f} s; its memory is the process's.\n")
    names = dict.fromkeys(f"{p['name']} {p['version']}".replace(" of ours", "") for _, _, p in peers if p)
    print(f"Sogdian {version}, release build; Python {platform.python_version()}; {'; '.join(names)}.")
    print(f"{processor()}, a shared machine: read the ratios.\n")
    print("## Growth\n\n| language | MB | processor s | MB/s a core | largest memory, MB |\n|---|---|---|---|---|")
    for language, title in LANGUAGES.items():
        for size in SIZES:
            seconds, memory = times[language, size]
            print(f"| {title} | {files[language, size][1]:.2f} | {seconds:.2f} | "
                  f"{speed(files[language, size][1] / seconds)} | {memory:.0f} |")
    reached = "reached" if min(largest.values()) >= GOAL else "not reached"
    flat = "flat" if max(high) <= 1.25 * max(low) else "not flat"
    print(f"\nGoal: {GOAL} MB/s a core in flat memory. At {SIZES[-1]} MB the speed is {speed(largest['fr'])} (French) and "
          f"{speed(largest['en'])} MB/s (English):")
    print(f"{reached}. From 1 to {SIZES[-1]} MB the largest memory goes from {max(low):.0f} to {max(high):.0f} MB: {flat}. The "
          f"smallest file shows what the start costs: {times['en', SIZES[0]][0]:.2f} s.\n")
    print("Found in the files of 1 MB, as a check that work was done, not as a score (\"ten years\" is a claim too):\n")
    for language, title in LANGUAGES.items():
        print(f"- {title}: {found[language]:,} claims, where {files[language, 1][2]:,} figures were put.")
    print("\n## Beside the peers\n\nThe same file for both.\n")
    print("| peer | language | MB | found | processor s | MB/s | memory, MB | Sogdian MB/s | memory, MB | Sogdian is × |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for module, language, answer in peers:
        if not answer:
            print(f"| {module} | {LANGUAGES[language]} | not done with {SIZES[0]} MB | | | | | | | |")
            continue
        size = files[language, answer["size"]][1]
        seconds, memory = times[language, answer["size"]]
        theirs, mine = size / answer["seconds"], size / seconds
        ratio = mine / theirs
        times_faster = f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2f}"
        print(f"| {answer['name']} | {LANGUAGES[language]} | {size:.2f} | {answer['claims']:,} | {answer['seconds']:.2f} | "
              f"{speed(theirs)} | {answer['memory']:.0f} | {speed(mine)} | {memory:.0f} | {times_faster} |")
    print("\nThey do less: the regular expression, Recognizers-Text and quantulum3 give numbers with units (quantulum3, English only,")
    print("runs without its classifier), dateparser dates; none gives measure, parties, period,")
    print("events, projects or commitments.")


main()
