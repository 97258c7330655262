"""Asks a running server everything its own description allows, and what it does not: no undocumented answer, no 5xx.

Usage: contract.py PROGRAM [EXAMPLES [WITHOUT]]

Starts PROGRAM serve on a free port with an empty data folder, runs schemathesis over /openapi.json with a fixed seed,
and ends with schemathesis' exit code. The page's own files are left out, and paths that match WITHOUT.
"""
import os
import subprocess
import sys
import tempfile

program = os.path.abspath(sys.argv[1])
examples = sys.argv[2] if len(sys.argv) > 2 else "10"
without = sys.argv[3] if len(sys.argv) > 3 else None
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "unsupported_method", "use_after_free",
]
with tempfile.TemporaryDirectory() as home:
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--quiet", "--data-dir", home], stdout=subprocess.PIPE, text=True)
    try:
        address, token = server.stdout.readline().strip().split("/#token=")
        command = [
            os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run", f"{address}/openapi.json",
            "--checks", ",".join(CHECKS), "--max-examples", examples, "--seed", "1", "--generation-deterministic",
            "--request-timeout", "130", "--suppress-health-check", "all", "--no-color",
            "--include-path-regex", "^/(api/|healthz|metrics|openapi)", "--header", f"Authorization: Bearer {token}",
        ]
        if without:
            command += ["--exclude-path-regex", without]
        code = subprocess.call(command, cwd=home)
        if server.poll() is not None:
            print(f"the server ended with {server.returncode}", file=sys.stderr)
            code = 1
    finally:
        server.terminate()
        server.wait(60)
sys.exit(code)
