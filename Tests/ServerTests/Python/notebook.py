"""Runs every cell of Examples/ledger.ipynb against a server of its own: notebook.py PROGRAM

The cells are executed in order in one namespace, without a Jupyter kernel, so that pandas is all that is needed.
"""
import json
import os
import subprocess
import sys
import tempfile

program = os.path.abspath(sys.argv[1])
root = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
with open(os.path.join(root, "Examples", "ledger.ipynb"), encoding="utf-8") as file:
    notebook = json.load(file)
with tempfile.TemporaryDirectory() as home:
    server = subprocess.Popen(
        [program, "serve", "--port", "0", "--quiet", "--data-dir", home], stdout=subprocess.PIPE, text=True)
    try:
        os.environ["SOGDIAN"], os.environ["TOKEN"] = server.stdout.readline().strip().split("/#token=")
        names = {"__name__": "__main__"}
        done = 0
        for number, cell in enumerate(notebook["cells"]):
            if cell["cell_type"] != "code":
                continue
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
            done += 1
        assert done > 5
        print(f"{done} cells of Examples/ledger.ipynb ran")
    finally:
        server.terminate()
        server.wait(60)
