"""Runs every `sh` example of docs/server.md against a server of its own: examples.py PROGRAM

Each curl must be answered with 2xx and a body; an example that fails is printed.
"""
import os
import re
import subprocess
import sys
import tempfile

program = os.path.abspath(sys.argv[1])
root = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
with open(os.path.join(root, "docs", "server.md"), encoding="utf-8") as file:
    blocks = re.findall(r"```sh\n(.*?)```", file.read(), re.S)
assert len(blocks) > 8, "the examples have moved"
failed = 0
with tempfile.TemporaryDirectory() as home:
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--quiet", "--data-dir", home], stdout=subprocess.PIPE, text=True)
    try:
        address, token = server.stdout.readline().strip().split("/#token=")
        environment = dict(os.environ, SOGDIAN=address, TOKEN=token)
        # The world of scenarios is made when it is first asked for, which takes minutes in a build for debugging.
        for _ in range(10):
            if subprocess.run(["curl", "-sf", "-o", os.devnull, address + "/api/whatif/links"]).returncode == 0:
                break
        for block in blocks:
            script = "set -e\ncurl() { command curl --fail-with-body -sS --max-time 110 \"$@\"; }\n" + block
            run = subprocess.run(["bash", "-c", script], cwd=root, env=environment, capture_output=True, text=True)
            if run.returncode or not run.stdout.strip():
                failed += 1
                print(block, run.stdout[:300], run.stderr[:300], sep="\n", file=sys.stderr)
    finally:
        server.terminate()
        server.wait(60)
print(f"{len(blocks) - failed} of {len(blocks)} examples of docs/server.md ran")
sys.exit(1 if failed else 0)
