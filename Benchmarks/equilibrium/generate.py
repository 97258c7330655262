#!/usr/bin/env python3
"""Random worlds of any size, for tests and benchmarks.

    generate.py onesector COUNTRIES SEED [tariffs] [sparse] [large]   > flows.csv
    generate.py sectors COUNTRIES SECTORS SEED FOLDER [large]         writes the four tables

Countries' sizes are log-normal, trade follows a gravity equation with noise, home trade is 60 to 97 % of spending,
deficits follow from the flows. A world of many sectors is made consistent by solving for its own wages (oracle.py).
"""
import csv
import os
import sys

import numpy as np

import oracle


def one_sector(N, seed, flags):
    rng = np.random.default_rng(seed)
    size = np.exp(rng.normal(8, 2, N))
    place = rng.random((N, 2))
    far = np.sqrt(((place[:, None] - place[None]) ** 2).sum(2)) + 0.05
    X = size[:, None] * size[None] / size.sum() * far ** -1.2 * np.exp(rng.normal(0, 1, (N, N)))
    if "sparse" in flags:
        X[rng.random((N, N)) < 0.6] = 0
        ring = np.arange(N)
        X[ring, (ring + 1) % N] = np.sqrt(size * np.roll(size, -1)) * 0.01
    np.fill_diagonal(X, 0)
    home = rng.uniform(0.6, 0.97, N)
    X *= (size * (1 - home) / X.sum(0))[None]
    np.fill_diagonal(X, size * home)
    spread = 0.5 if "large" in flags else 0.04
    t = np.exp(rng.normal(-0.02, spread, (N, N)))
    np.fill_diagonal(t, 1)
    tariff = rng.choice([0, 0.03, 0.1, 0.25], (N, N)) if "tariffs" in flags else None
    new = None
    if tariff is not None:
        np.fill_diagonal(tariff, 0)
        new = np.where(rng.random((N, N)) < 0.3, tariff * 0.25, tariff)
    return X, t, tariff, new


def write_one(N, seed, flags, handle):
    X, t, tariff, new = one_sector(N, seed, flags)
    out = csv.writer(handle, lineterminator="\n")
    out.writerow(["exporter", "importer", "trade", "cost_hat"] + (["tariff", "tariff_new"] if tariff is not None else []))
    for i in range(N):
        for j in range(N):
            row = [f"C{i:03}", f"C{j:03}", repr(float(X[i, j])), repr(float(t[i, j]))]
            if tariff is not None:
                row += [repr(float(tariff[i, j])), repr(float(new[i, j]))]
            out.writerow(row)


def sectors(N, J, seed, flags=(), is_consistent=True):
    rng = np.random.default_rng(seed)
    VA = np.exp(rng.normal(8, 1.5, N))
    gamma_va = rng.uniform(0.3, 0.7, (J, N))
    io = rng.gamma(0.5, 1, (N, J, J))
    io *= ((1 - gamma_va.T)[:, None, :] / io.sum(1, keepdims=True))
    alpha = rng.gamma(1, 1, (J, N))
    alpha /= alpha.sum(0)
    theta = np.repeat(rng.uniform(2, 9, J)[:, None], N, 1)
    pi = np.exp(rng.normal(0, 1.5, (J, N, N))) * VA[None, None, :]
    pi[rng.random((J, N, N)) < 0.2] = 0
    for n in range(N):
        pi[:, n, n] = 0
        home = rng.uniform(0.4, 0.99, J)
        pi[:, n] *= ((1 - home) / pi[:, n].sum(1))[:, None]
        pi[:, n, n] = home
    pi /= pi.sum(2, keepdims=True)
    tau0 = rng.choice([0, 0.02, 0.08, 0.2], (J, N, N))
    for n in range(N):
        tau0[:, n, n] = 0
    D = rng.normal(0, 0.02, N) * VA
    D -= D.sum() * VA / VA.sum()
    if is_consistent:
        base = oracle.sectors_equilibrium(pi, tau0, tau0, np.ones_like(pi), gamma_va, io, alpha, theta, VA, D, tol=2e-13)
        VA, pi = base["w"] * VA, base["pi"]
    tau1, d = tau0.copy(), np.ones_like(pi)
    group = slice(0, max(2, N // 4))
    tau1[:, group, group] *= 0.25
    d[:, group, group] = 0.6 if "large" in flags else 0.95
    for n in range(N):
        d[:, n, n] = 1
    return dict(pi=pi, tau0=tau0, tau1=tau1, d=d, gamma_va=gamma_va, gamma_io=io, alpha=alpha, theta=theta, VA=VA, D=D)


def write_sectors(c, folder):
    os.makedirs(folder, exist_ok=True)
    J, N, _ = c["pi"].shape
    C, S = [f"C{n:02}" for n in range(N)], [f"S{j:02}" for j in range(J)]

    def table(name, header, lines):
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as handle:
            out = csv.writer(handle, lineterminator="\n")
            out.writerow(header.split(","))
            out.writerows([[x if isinstance(x, str) else repr(float(x)) for x in line] for line in lines])

    table("countries", "country,value_added,deficit", [[C[n], c["VA"][n], c["D"][n]] for n in range(N)])
    table("sectors", "sector,country,value_added_share,final_share,theta",
          [[S[j], C[n], c["gamma_va"][j, n], c["alpha"][j, n], c["theta"][j, n]] for j in range(J) for n in range(N)])
    table("io", "country,input_sector,using_sector,coefficient",
          [[C[n], S[k], S[j], c["gamma_io"][n, k, j]] for n in range(N) for k in range(J) for j in range(J)])
    table("flows", "sector,importer,exporter,share,tariff,tariff_new,iceberg_hat",
          [[S[j], C[n], C[i], c["pi"][j, n, i], c["tau0"][j, n, i], c["tau1"][j, n, i], c["d"][j, n, i]]
           for j in range(J) for n in range(N) for i in range(N)])


def main():
    arguments = sys.argv[1:]
    if len(arguments) >= 3 and arguments[0] == "onesector":
        write_one(int(arguments[1]), int(arguments[2]), arguments[3:], sys.stdout)
    elif len(arguments) >= 5 and arguments[0] == "sectors":
        write_sectors(sectors(int(arguments[1]), int(arguments[2]), int(arguments[3]), arguments[5:]), arguments[4])
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
