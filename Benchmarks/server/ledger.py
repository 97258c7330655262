"""Search and facets over a generated ledger: ledger.py PROGRAM [CLAIMS]

Makes a ledger of CLAIMS claims (a million unless said) with the tables of the program itself, then asks a server held to
one core. Each search is asked ten times with another page size, so that nothing is remembered; prints medians and the
slowest, in milliseconds.
"""
import http.client
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

program = os.path.abspath(sys.argv[1])
wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
random.seed(1)
RATINGS = ["agrees"] * 30 + ["agrees_differently"] * 10 + ["differs"] * 5 + ["inconsistent"] + ["unverifiable"] * 54
MEASURES = ["trade_total", "exports", "imports", "growth", "share", "fdi_flow", "fdi_stock", "investment", "cost",
            "capacity", "volume", "distance", "rank", "gdp", "population", "count_other", "project_count", "duration"]
PARTIES = ["CHN"] * 40 + ["VNM"] * 8 + ["KAZ"] * 6 + ["ASEAN"] * 6 + [
    "UZB", "KGZ", "TJK", "TKM", "THA", "MYS", "IDN", "LAO", "KHM", "MMR", "SGP", "PHL", "RUS", "USA", "DEU", "FRA", "JPN",
    "KOR", "IND", "PAK", "IRN", "TUR", "AZE", "GEO", "POL", "NLD", "EU", "CAS5", "WORLD", "Xi'an", "Khorgos", "AUS"]
FRENCH = "le la les des du commerce échanges exportations importations vers avec la Chine Viêt Nam milliards de dollars en hausse selon les douanes région corridor train port investissement projet croissance".split()
ENGLISH = "the of to and trade exports imports with China Vietnam billion dollars rose according customs region corridor train port investment project growth year".split()
CHINESE = ["中国", "越南", "贸易", "出口", "进口", "增长", "投资", "口岸", "铁路", "哈萨克斯坦"]
RARE = [f"lieu{n}" for n in range(20_000)]


def token(kind, value):
    return "x" + kind + value.encode().hex()


def pairs(run):
    return " ".join([run[i:i + 2] for i in range(len(run) - 1)] + [run[-1]])


def make(path):
    database = sqlite3.connect(path)
    database.execute("PRAGMA synchronous = OFF")
    counts = {}
    documents, claims, facets, rows, words = [], [], [], [], []
    claim = 0
    document = database.execute("SELECT COALESCE(MAX(id), 0) FROM document").fetchone()[0]
    first = database.execute("SELECT COALESCE(MAX(id), 0) FROM claim").fetchone()[0]

    def flush():
        database.executemany("INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?)", documents)
        database.executemany("INSERT INTO claim VALUES (?,?,?,?,?,?)", claims)
        database.executemany("INSERT INTO claim_facets VALUES (?,?,?,?,?)", rows)
        database.executemany("INSERT INTO facet VALUES (?,?,?,?,?)", facets)
        database.executemany("INSERT INTO claim_words (rowid, words, facets) VALUES (?,?,?)", words)
        for part in (documents, claims, facets, rows, words):
            part.clear()

    while claim < wanted:
        document += 1
        n = min(random.randint(5, 25), wanted - claim)
        documents.append((document, f"{document:016x}", f"Article {document}", "fr", f"20{random.randint(10, 24)}-05-01",
                          1_700_000_000, n, '{"type":"document"}', "text"))
        for _ in range(n):
            claim += 1
            number = first + claim
            rating, measure = random.choice(RATINGS), random.choice(MEASURES)
            year = random.choice([0, *range(2010, 2026)])
            parties = list(dict.fromkeys(random.choices(PARTIES, k=random.choice([1, 2, 2, 2, 3]))))
            language = random.random()
            if language < 0.1:
                run = "".join(random.choices(CHINESE, k=5))
                text, indexed = run, pairs(run)
            else:
                text = indexed = " ".join(random.choices(FRENCH if language < 0.6 else ENGLISH, k=14) + [random.choice(RARE)])
            body = ('{"type":"claim","id":"%016x","quote":"%d milliards","value":%d,"unit":"USD","measure":"%s","parties":["%s"],'
                    '"period":"%d","verdict":{"rating":"%s","explanation":"%s"}}') % (
                        number, claim, claim, measure, '","'.join(parties), year, rating, "x" * 300)
            claims.append((number, document, f"{number:016x}", "", text, body))
            rows.append((number, rating, measure, year, "\t".join(parties)))
            for party in ["", *parties]:
                facets.append((party, rating, measure, year, number))
                key = (party, rating, measure, year)
                counts[key] = counts.get(key, 0) + 1
            words.append((number, indexed, " ".join(
                [token("r", rating), token("m", measure), token("y", str(year))] + [token("p", p) for p in parties])))
        if len(claims) > 20_000:
            flush()
    flush()
    database.executemany(
        "INSERT INTO facet_count VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        [(*key, count) for key, count in counts.items()])
    database.execute("INSERT INTO claim_words(claim_words) VALUES('optimize')")
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


SEARCHES = [
    ("everything", {}), ("one verdict", {"rating": "differs"}), ("a party", {"party": "VNM"}),
    ("the most frequent party", {"party": "CHN"}), ("verdict, measure and year", {"rating": "inconsistent", "measure": "rank", "year": "2012"}),
    ("party, verdict, measure and year", {"party": "KAZ", "rating": "differs", "measure": "exports", "year": "2024"}),
    ("a frequent word, French", {"q": "échanges"}), ("a frequent word without its accent", {"q": "echanges"}),
    ("two frequent words, English", {"q": "trade customs"}), ("a rare word", {"q": "lieu77"}),
    ("a phrase", {"q": '"Viêt Nam"'}), ("Chinese, two characters", {"q": "口岸"}), ("a party's name in Chinese", {"q": "越南"}),
    ("a name and a word", {"q": "Vietnam exports"}), ("a beginning", {"q": "lieu1*"}),
    ("a frequent word and a verdict", {"q": "commerce", "rating": "differs"}),
    ("a frequent word, party and year", {"q": "commerce", "party": "VNM", "year": "2024"}),
]

with tempfile.TemporaryDirectory() as folder:
    article = os.path.join(folder, "a.txt")
    with open(article, "w") as file:
        file.write("China's exports to Vietnam reached $162 billion in 2024.\n")
    subprocess.run([program, "ledger", "add", article, "--data-dir", folder], check=True, stdout=subprocess.DEVNULL)
    start = time.time()
    make(os.path.join(folder, "ledger.sqlite"))
    size = os.path.getsize(os.path.join(folder, "ledger.sqlite"))
    print(f"{wanted:,} claims made in {time.time() - start:.0f} s, {size / 1e6:.0f} MB", file=sys.stderr)
    server = subprocess.Popen(
        ["taskset", "-c", "0", program, "serve", "--port", "0", "--quiet", "--data-dir", folder],
        stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline().split("/#")[0].rsplit(":", 1)[1])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        print("| search | median, ms | slowest, ms |\n|---|---|---|")
        worst = 0
        for name, values in SEARCHES:
            taken = []
            for turn in range(11):
                target = "/api/ledger/search?" + urllib.parse.urlencode({**values, "limit": 20 + turn})
                begun = time.perf_counter()
                connection.request("GET", target)
                answer = connection.getresponse()
                body = answer.read()
                taken.append((time.perf_counter() - begun) * 1000)
                assert answer.status == 200, body
            taken = taken[1:]
            worst = max(worst, statistics.median(taken))
            print(f"| {name} | {statistics.median(taken):.1f} | {max(taken):.1f} |", flush=True)
        print(f"the slowest median: {worst:.1f} ms", file=sys.stderr)
    finally:
        server.terminate()
        server.wait(60)
