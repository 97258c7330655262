#!/usr/bin/env python3
"""The peers, in processor seconds: a plain damped fixed point in NumPy, and gegravity where it finishes.

    peers.py numpy WORLD.bin          one sector to a residual of 1e-12
    peers.py numpy-sectors WORLD.bin  many sectors to 1e-10
    peers.py gegravity WORLD.bin      OneSectorGE on the same flows, its own stopping rule
"""
import sys
import time

import numpy as np

import oracle


def onesector(path):
    raw = np.fromfile(path, dtype="<f8")
    n = int(raw[0])
    return n, raw[1:1 + n * n].reshape(n, n), raw[1 + n * n:].reshape(n, n)


def run_numpy(path):
    n, trade, cost = onesector(path)
    for closure in ("additive", "phi", "balanced"):
        start = time.process_time()
        answer = oracle.one_sector(trade, cost, 4.0, closure, tol=1e-12)
        print("numpy", closure, time.process_time() - start, answer["market_clearing_residual"])


def run_numpy_sectors(path):
    raw = np.fromfile(path, dtype="<f8")
    n, j, at = int(raw[0]), int(raw[1]), 2

    def take(*shape):
        nonlocal at
        size = int(np.prod(shape))
        at += size
        return raw[at - size:at].reshape(shape)

    pi, tau0, tau1, d = (take(j, n, n) for _ in range(4))
    va, alpha, theta = (take(j, n) for _ in range(3))
    io = take(n, j, j).transpose(0, 2, 1)
    value_added, deficit = take(n), take(n)
    base = oracle.sectors_equilibrium(pi, tau0, tau0, np.ones_like(pi), va, io, alpha, theta, value_added, deficit, 1e-10)
    start = time.process_time()
    s = oracle.sectors_equilibrium(base["pi"], tau0, tau1, d, va, io, alpha, theta, base["w"] * value_added, deficit, 1e-10)
    print("numpy-sectors", time.process_time() - start, s["gap"])


def run_gegravity(path):
    import gegravity
    import pandas
    n, trade, cost = onesector(path)
    names = [f"C{i:03}" for i in range(n)]
    output, spending = trade.sum(1), trade.sum(0)
    frame = pandas.DataFrame(
        [(names[i], names[j], "2006", trade[i, j], output[i], spending[j], 0.0) for i in range(n) for j in range(n)],
        columns=["exporter", "importer", "year", "trade", "Y", "E", "cost"])
    changed = frame.copy()
    changed["cost"] = np.log(cost).ravel()
    start = time.process_time()
    # The observed trade costs enter as a pair's own effect, so that the baseline fits the flows.
    frame["pair"] = np.log(np.maximum(trade, 1e-12) * trade.sum() / np.outer(output, spending)).ravel()
    changed["pair"] = frame["pair"]
    data = gegravity.BaselineData(
        frame, imp_var_name="importer", exp_var_name="exporter", year_var_name="year", trade_var_name="trade",
        expend_var_name="E", output_var_name="Y")
    coefficients = pandas.DataFrame({"var": ["cost", "pair"], "coeff": [-4.0, 1.0], "ste": [0.0, 0.0]})
    values = gegravity.CostCoeffs(coefficients, identifier_col="var", coeff_col="coeff", stderr_col="ste")
    model = gegravity.OneSectorGE(data, year="2006", reference_importer=names[0], sigma=5, cost_variables=["cost", "pair"],
                                  cost_coeff_values=values)
    model.build_baseline(omr_rescale=1, imr_rescale=1)
    model.define_experiment(changed)
    model.simulate()
    print("gegravity", n, time.process_time() - start)


if __name__ == "__main__":
    {"numpy": run_numpy, "numpy-sectors": run_numpy_sectors, "gegravity": run_gegravity}[sys.argv[1]](sys.argv[2])
