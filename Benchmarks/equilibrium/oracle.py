#!/usr/bin/env python3
"""The slow, obvious answer: damped fixed points in NumPy, written straight from the equations of docs/equilibrium.md.

    oracle.py onesector FLOWS.csv THETA CLOSURE   > expected.json
    oracle.py sectors FOLDER CLOSURE              > expected.json
"""
import csv
import gzip
import json
import os
import sys

import numpy as np


def rows(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


# ---------------------------------------------------------------- one sector

def one_equilibrium(X, t, theta, closure, tariff=None, tariff_new=None, tol=1e-14, limit=200_000):
    """X[i, j]: exporter i to importer j before duty; t[i, j]: iceberg factor hat. Returns wages and the rest."""
    N = len(X)
    tau0 = np.zeros((N, N)) if tariff is None else tariff
    tau1 = tau0 if tariff_new is None else tariff_new
    spending = X * (1 + tau0)
    E, Y = spending.sum(0), X.sum(1)
    R = (tau0 * X).sum(0)
    D = E - Y - R
    shares = spending / E
    kappa = t * (1 + tau1) / (1 + tau0)
    w, phi = np.ones(N), E / (Y + R)
    for iteration in range(limit):
        a = shares * (w[:, None] * kappa) ** -theta
        P = a.sum(0) ** (-1 / theta)
        new = a / a.sum(0)
        keep = (new / (1 + tau1)).sum(0)            # what is left of a unit of spending after duty
        if closure == "additive":
            E1 = (w * Y + D) / keep                 # E = wY + R + D with R = (1 - keep) E
        elif closure == "balanced":
            E1 = w * Y / keep
        else:                                        # E = k phi (wY + R), k so that the world adds up
            k = 1.0
            for _ in range(500):
                E1 = k * phi * w * Y / (1 - k * phi * (1 - keep))
                k_new = k * (w * Y).sum() / (E1 * keep).sum()
                if abs(k_new - k) < 1e-16:
                    break
                k = k_new
        sales = (new / (1 + tau1) * E1).sum(1)
        gap = np.abs(sales / (w * Y) - 1).max()
        if gap < tol or iteration == limit - 1:
            break
        w = w * (sales / (w * Y)) ** (0.9 / (1 + theta))
        w *= Y.sum() / (w * Y).sum()
    trade = new / (1 + tau1) * E1
    return dict(w=w, P=P, shares0=shares, shares=new, Y0=Y, E0=E, E=E1, R0=R, R=(1 - keep) * E1, trade=trade,
                gap=float(gap), iterations=iteration)


def one_sector(X, t, theta, closure, tariff=None, tariff_new=None, tol=1e-14):
    N = len(X)
    if closure == "balanced":
        base = one_equilibrium(X, np.ones((N, N)), theta, "balanced", tariff, tariff, tol)
        X = base["trade"]
    s = one_equilibrium(X, t, theta, closure, tariff, tariff_new, tol)
    own0, own1 = np.diag(s["shares0"]), np.diag(s["shares"])
    trade, w = s["trade"], s["w"]
    income = (w * s["Y0"] + s["R"]) / (s["Y0"] + s["R0"])
    return {
        "wage_hat": w, "price_hat": s["P"], "welfare_hat": s["E"] / s["E0"] / s["P"],
        "real_income_hat": income / s["P"], "domestic_share_hat": own1 / own0,
        "output_new": w * s["Y0"], "expenditure_new": s["E"],
        "exports_new": trade.sum(1) - np.diag(trade), "imports_new": trade.sum(0) - np.diag(trade),
        "trade": trade, "market_clearing_residual": s["gap"], "iterations": s["iterations"],
        "acr_max_rel_gap": float(np.abs(w / s["P"] / (own1 / own0) ** (-1 / theta) - 1).max()),
    }


def conditional(X, t, theta, tol=1e-15):
    """Trade with the multilateral resistances adjusting while output and expenditure stay: a matrix balanced."""
    Y, E, N = X.sum(1), X.sum(0), len(X)
    base = X * t ** -theta
    a, b = np.ones(N), np.ones(N)
    for _ in range(100_000):
        a = Y / (base @ b)
        b1 = E / (a @ base)
        done = np.abs(b1 / b - 1).max() < tol
        b = b1
        if done:
            break
    return a[:, None] * base * b


def read_one(path):
    data = rows(path)
    names = list(dict.fromkeys(r["exporter"] for r in data))
    at, N = {n: i for i, n in enumerate(names)}, 0
    N = len(names)
    out = {k: np.zeros((N, N)) for k in ("trade", "cost_hat", "tariff", "tariff_new")}
    out["cost_hat"][:] = 1
    for r in data:
        i, j = at[r["exporter"]], at[r["importer"]]
        for k in out:
            if k in r and r[k] != "":
                out[k][i, j] = float(r[k])
    if "tariff_new" not in data[0]:
        out["tariff_new"] = out["tariff"]
    return names, out


# ---------------------------------------------------------------- many sectors

def sector_prices(pi, kappa, theta, gamma_va, gamma_io, w, lnP, tol):
    for _ in range(100_000):
        lnc = gamma_va * np.log(w) + np.einsum("nkj,kn->jn", gamma_io, lnP)
        new = -np.log((pi * (kappa * np.exp(lnc)[:, None, :]) ** -theta[:, :, None]).sum(2)) / theta
        gap = np.abs(new - lnP).max()
        lnP = new
        if gap < tol:
            break
    return lnP, lnc


def sectors_equilibrium(pi, tau0, tau1, d, gamma_va, gamma_io, alpha, theta, VA, D, tol=1e-13, limit=20_000):
    """pi[j, n, i]: share of exporter i in importer n's spending on sector j; gamma_io[n, k, j]: input k of user j."""
    J, N, _ = pi.shape
    kappa = d * (1 + tau1) / (1 + tau0)
    w, lnP, X = np.ones(N), np.zeros((J, N)), alpha * (VA + D)
    for iteration in range(limit):
        lnP, lnc = sector_prices(pi, kappa, theta, gamma_va, gamma_io, w, lnP, 1e-15)
        new = pi * (kappa * np.exp(lnc)[:, None, :] * np.exp(-lnP)[:, :, None]) ** -theta[:, :, None]
        net = new / (1 + tau1)
        for _ in range(100_000):
            fob = net * X[:, :, None]
            out = fob.sum(1)                                    # output of sector j in exporter i
            R = (tau1 * fob).sum((0, 2))
            income = w * VA + R + D
            X1 = np.einsum("nkj,jn->kn", gamma_io, out) + alpha * income
            done = np.abs(X1 - X).max() <= 1e-15 * X.max()
            X = X1
            if done:
                break
        demand = (gamma_va * out).sum(0)
        gap = np.abs(demand / (w * VA) - 1).max()
        if gap < tol:
            break
        w = w * (demand / (w * VA)) ** 0.2
        w *= VA.sum() / (w * VA).sum()
    return dict(w=w, lnP=lnP, lnc=lnc, pi=new, X=X, out=out, R=R, income=income, fob=fob, gap=float(gap),
                iterations=iteration)


def many_sectors(data, closure="additive", tol=1e-13):
    c = data
    D = np.zeros_like(c["D"]) if closure == "balanced" else c["D"]
    one = np.ones_like(c["d"])
    base = sectors_equilibrium(c["pi"], c["tau0"], c["tau0"], one, c["gamma_va"], c["gamma_io"], c["alpha"],
                               c["theta"], c["VA"], D, tol)
    s = sectors_equilibrium(base["pi"], c["tau0"], c["tau1"], c["d"], c["gamma_va"], c["gamma_io"], c["alpha"],
                            c["theta"], base["w"] * c["VA"], D, tol)
    P = np.exp((c["alpha"] * s["lnP"]).sum(0))
    chat, M0, M1, I0 = np.exp(s["lnc"]), base["fob"], s["fob"], base["income"]
    terms = ((M0.sum(1) * (chat - 1)).sum(0) - (M0 * (chat - 1)[:, None, :]).sum((0, 2))) / I0
    ratio = np.divide(M1, M0, out=np.ones_like(M1), where=M0 > 0)
    volume = (c["tau0"] * M0 * (ratio - chat[:, None, :])).sum((0, 2)) / I0
    technical = -(M0 * (1 + c["tau0"]) * (c["d"] - 1)).sum((0, 2)) / I0
    return {
        "wage_hat": s["w"], "final_price_hat": P, "real_wage_hat": s["w"] / P,
        "welfare_hat": s["income"] / I0 / P, "income_new": s["income"], "income_base": I0,
        "sector_price_hat": np.exp(s["lnP"]), "spending_new_by_sector_world": s["X"].sum(1),
        "output_fob_new_by_country": s["out"].sum(0), "terms_of_trade": terms, "volume_of_trade": volume,
        "technical_efficiency": technical, "residual": s["gap"], "iterations": s["iterations"],
        "baseline_wage_hat": base["w"],
    }


def read_sectors(folder):
    def table(name):
        for path in (os.path.join(folder, name + ".csv"), os.path.join(folder, name + ".csv.gz"),
                     folder + "_" + name + ".csv", folder + "_" + name + ".csv.gz"):
            if os.path.isfile(path):
                return rows(path)
        raise SystemExit(f"no {name}.csv in {folder}")

    countries, sectors, flows, io = (table(n) for n in ("countries", "sectors", "flows", "io"))
    C = [r["country"] for r in countries]
    S = list(dict.fromkeys(r["sector"] for r in sectors))
    at, sa = {n: i for i, n in enumerate(C)}, {n: i for i, n in enumerate(S)}
    N, J = len(C), len(S)
    c = dict(pi=np.zeros((J, N, N)), tau0=np.zeros((J, N, N)), tau1=np.zeros((J, N, N)), d=np.ones((J, N, N)),
             gamma_va=np.zeros((J, N)), alpha=np.zeros((J, N)), theta=np.ones((J, N)), gamma_io=np.zeros((N, J, J)),
             VA=np.array([float(r["value_added"]) for r in countries]),
             D=np.array([float(r["deficit"]) for r in countries]))
    for r in flows:
        k = sa[r["sector"]], at[r["importer"]], at[r["exporter"]]
        c["pi"][k], c["tau0"][k] = float(r["share"]), float(r["tariff"])
        c["tau1"][k], c["d"][k] = float(r["tariff_new"]), float(r["iceberg_hat"])
    for r in io:
        c["gamma_io"][at[r["country"]], sa[r["input_sector"]], sa[r["using_sector"]]] = float(r["coefficient"])
    for r in sectors:
        k = sa[r["sector"]], at[r["country"]]
        c["gamma_va"][k], c["alpha"][k], c["theta"][k] = (
            float(r["value_added_share"]), float(r["final_share"]), float(r["theta"]))
    return C, S, c


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "onesector":
        names, d = read_one(sys.argv[2])
        result = one_sector(d["trade"], d["cost_hat"], float(sys.argv[3]), sys.argv[4], d["tariff"], d["tariff_new"])
        trade = result.pop("trade")
        out = {k: dict(zip(names, v.tolist())) if isinstance(v, np.ndarray) else v for k, v in result.items()}
        out["trade_new_probe"] = {f"{a}->{b}": trade[i, j] for i, a in enumerate(names) for j, b in enumerate(names)}
    elif len(sys.argv) == 4 and sys.argv[1] == "sectors":
        countries, sectors, data = read_sectors(sys.argv[2])
        result = many_sectors(data, sys.argv[3])
        out = {}
        for k, v in result.items():
            if k == "sector_price_hat":
                out[k] = {s: dict(zip(countries, v[j].tolist())) for j, s in enumerate(sectors)}
            elif k == "spending_new_by_sector_world":
                out[k] = dict(zip(sectors, v.tolist()))
            else:
                out[k] = dict(zip(countries, v.tolist())) if isinstance(v, np.ndarray) else v
    else:
        raise SystemExit(__doc__)
    json.dump(out, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
