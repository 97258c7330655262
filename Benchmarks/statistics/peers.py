#!/usr/bin/env python3
"""Sums a BACI file over products the way a peer does: peers.py duckdb|pandas|pandas-chunks FILE

One thread. Prints the number of pairs and the whole sum, which must be the same for all.
"""
import sys


def with_duckdb(path):
    import duckdb
    connection = duckdb.connect(config={"threads": 1})
    rows = connection.execute(
        "SELECT t, i, j, sum(v) FROM read_csv(?, header = true, columns = {'t': 'SMALLINT', 'i': 'SMALLINT', "
        "'j': 'SMALLINT', 'k': 'VARCHAR', 'v': 'DOUBLE', 'q': 'VARCHAR'}) GROUP BY t, i, j", [path]).fetchall()
    return len(rows), sum(row[3] for row in rows)


def with_pandas(path):
    import pandas
    table = pandas.read_csv(path, usecols=["t", "i", "j", "v"])
    sums = table.groupby(["t", "i", "j"])["v"].sum()
    return len(sums), float(sums.sum())


def with_chunks(path):
    import pandas
    total = None
    for table in pandas.read_csv(path, usecols=["t", "i", "j", "v"], chunksize=500_000):
        sums = table.groupby(["t", "i", "j"])["v"].sum()
        total = sums if total is None else total.add(sums, fill_value=0)
    return len(total), float(total.sum())


pairs, value = {"duckdb": with_duckdb, "pandas": with_pandas, "pandas-chunks": with_chunks}[sys.argv[1]](sys.argv[2])
print(f"{pairs} pairs, {value:.0f} thousand dollars")
