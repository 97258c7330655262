#!/usr/bin/env python3
"""Writes made-up pages of news with what in them is the article: make_pages.py PAGES FOLDER

Eight ways sites are built, from tables of the nineties to pages of scripts and cards, in French and English, each with
menus, tickers, boxes inside the article, related lists, comments and notices that hold figures of their own. Beside
page-N.html stands page-N.json: `paragraphs` of the article and `furniture`. The same arguments give
the same bytes. The figures mean nothing.
"""
import html
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_text import STATED, PLAIN, Writer  # noqa: E402

WORDS = {
    "fr": {
        "menu": ["Accueil", "Économie", "Politique", "Monde", "Sciences", "Culture", "Vidéos", "Opinions", "Newsletters"],
        "share": ["Partager sur Facebook", "Partager sur X", "Envoyer par courriel", "Imprimer"],
        "related": "À lire aussi", "comments": "Commentaires", "latest": "Les plus lus", "tags": "Mots-clés",
        "legal": ["Mentions légales", "Politique de confidentialité", "Gestion des cookies", "Plan du site", "Contact"],
        "cookie": "Nous utilisons des cookies pour mesurer l'audience et proposer des publicités adaptées. Accepter tout. Refuser.",
        "letter": "Recevez chaque matin notre lettre d'information. Saisissez votre adresse électronique.",
        "login": "Se connecter", "search": "Rechercher", "by": "Par la rédaction, publié le", "read": "Temps de lecture : 4 minutes",
        "crumb": ["Accueil", "Économie", "Échanges"], "said": "Répondre", "more": "Afficher plus de commentaires",
        "remark": ["Merci pour cet article, je ne savais pas que cela représentait {P} du total.",
                   "Toujours les mêmes chiffres, mais qui paie les {M} à la fin ?",
                   "J'ai voyagé là-bas l'an dernier et les trains étaient pleins."],
        "ticker": ["CAC 40 +0,42 %", "Brent 84,58 $", "EUR/USD 1,0586 -0,12 %", "Or 2 311 $"],
        "copyright": "© Gazette du commerce. Tous droits réservés.", "head": "Ce qu'il faut retenir", "photo": "Photo : archives",
    },
    "en": {
        "menu": ["Home", "Economy", "Politics", "World", "Science", "Culture", "Video", "Opinion", "Newsletters"],
        "share": ["Share on Facebook", "Share on X", "Send by email", "Print"],
        "related": "Read also", "comments": "Comments", "latest": "Most read", "tags": "Tags",
        "legal": ["Terms of use", "Privacy policy", "Cookie settings", "Site map", "Contact us"],
        "cookie": "We use cookies to measure our audience and to show fitting advertisements. Accept all. Reject.",
        "letter": "Get our newsletter every morning. Enter your email address.",
        "login": "Sign in", "search": "Search", "by": "By our staff, published on", "read": "Reading time: 4 minutes",
        "crumb": ["Home", "Economy", "Trade"], "said": "Reply", "more": "Show more comments",
        "remark": ["Thanks for the piece, I did not know that it was {P} of the total.",
                   "The same numbers as ever, but who pays the {M} in the end?",
                   "I travelled there last year and the trains were full."],
        "ticker": ["FTSE 100 +0.42%", "Brent $84.58", "EUR/USD 1.0586 -0.12%", "Gold $2,311"],
        "copyright": "© The Trade Gazette. All rights reserved.", "head": "In brief", "photo": "Photo: archive",
    },
}


class Page:
    """The pieces of one page, said to be article or furniture as they are written."""

    def __init__(self, language, seed):
        self.language, self.words = language, WORDS[language]
        self.writer = Writer(language)
        self.random = self.writer.random = random.Random(f"page {language} {seed}")
        self.paragraphs, self.furniture = [], []
        pick = self.random
        self.title = self.sentence(figures=False).rstrip(".").split(", ")[0]
        self.day = f"20{pick.randrange(19, 26)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 28):02}"
        self.body = [" ".join(self.sentence() for _ in range(pick.randrange(2, 5))) for _ in range(pick.randrange(5, 11))]

    def sentence(self, figures=None):
        kinds = STATED if (self.random.random() < 0.5 if figures is None else figures) else PLAIN
        return self.writer.sentence(self.random.choice(kinds[self.language]))

    # What is written is noted.
    def article(self, text):
        self.paragraphs.append(text)
        return html.escape(text, quote=False)

    def aside(self, text):
        self.furniture.append(text)
        return html.escape(text, quote=False)

    def headline(self):
        return self.aside(self.sentence(figures=True).rstrip("."))

    def links(self, texts, item="li"):
        return "".join(f'<{item}><a href="/{self.random.randrange(10000)}">{self.aside(t)}</a></{item}>' for t in texts)

    def remark(self):
        text = self.random.choice(self.words["remark"])
        for kind in "PM":
            if "{" + kind + "}" in text:
                text = text.replace("{" + kind + "}", self.writer.figure(kind))
        return self.aside(text)

    def comments(self, cls):
        said = "".join(f'<div class="{cls}"><b>user{n}</b><p>{self.remark()}</p><a href="#">{self.aside(self.words["said"])}</a></div>'
                       for n in range(self.random.randrange(2, 6)))
        return f'<h3>{self.aside(self.words["comments"])}</h3>{said}'

    def related(self, heading, count=4, item="li"):
        lines = "".join(f'<{item}><a href="/a">{self.headline()}</a></{item}>' for _ in range(count))
        return f"<h3>{self.aside(self.words[heading])}</h3>{lines}"

    def text(self, between="", tag="p", cls=""):
        """The paragraphs, with something that is not of the article after the second."""
        out = []
        for number, text in enumerate(self.body):
            out.append(f"<{tag}{cls}>{self.article(text)}</{tag}>")
            if number == 1:
                out.append(between)
        return "\n".join(out)


def blog(p):
    w = p.words
    return f"""<header class="site-header"><a href="/">{p.aside("Gazette")}</a><nav class="main-navigation"><ul>{p.links(w["menu"])}</ul></nav></header>
<div class="breadcrumbs">{" › ".join(p.aside(c) for c in w["crumb"])}</div><main id="main"><article class="post"><h1 class="entry-title">{html.escape(p.title)}</h1>
<div class="entry-meta">{p.aside(w["by"])} <time datetime="{p.day}">{p.day}</time></div><div class="entry-content">{p.text()}
</div><div class="sharedaddy"><ul>{p.links(w["share"])}</ul></div><div class="post-tags">{p.aside(w["tags"])} {p.links(["ASEAN", "rail"], "span")}</div></article>
<section class="related-posts"><ul>{p.related("related")}</ul></section><section id="comments">{p.comments("comment")}</section></main>
<aside class="sidebar widget-area"><div class="widget">{p.related("latest", 5)}</div></aside><footer class="site-footer">{p.links(w["legal"], "span")}<p>{p.aside(w["copyright"])}</p></footer>"""


def agency(p):
    w = p.words
    box = f'<div class="story-box"><div class="box-title">{p.aside(w["related"])}</div><div>{p.headline()}</div><div>{p.headline()}</div></div>'
    return f"""<div id="top"><div class="logo">{p.aside("Agence")}</div><div class="menu">{p.links(w["menu"], "div")}</div></div>
<div class="ticker">{" | ".join(p.aside(t) for t in w["ticker"])}</div><div class="wrap"><div class="col-left"><div class="headline">{html.escape(p.title)}</div>
<div class="date">{p.day}</div><div class="tools">{p.links(w["share"], "span")}</div><div class="story">{p.text(box, "div")}</div></div>
<div class="col-right">{p.related("latest", 6, "div")}</div></div><div id="bottom">{p.links(w["legal"], "span")}{p.aside(w["copyright"])}</div>"""


def tables(p):
    w = p.words
    rows = "".join(f'<tr><td><a href="/n">{p.aside(m)}</a></td></tr>' for m in w["menu"])
    body = "<br><br>".join(p.article(t) for t in p.body)
    return f"""<table width="100%"><tr><td colspan="3" bgcolor="#003366"><font color="white">{p.aside("Trade Wire")}</font></td></tr><tr>
<td width="150" valign="top"><table>{rows}</table></td><td valign="top"><font size="5"><b>{html.escape(p.title)}</b></font><br><font size="1">{p.day}</font><br><br>
<font size="2">{body}</font></td><td width="180" valign="top"><b>{p.aside(w["latest"])}</b><br>{"<br>".join(p.headline() for _ in range(5))}</td></tr>
<tr><td colspan="3" align="center"><font size="1">{" - ".join(p.aside(t) for t in w["legal"])}<br>{p.aside(w["copyright"])}</font></td></tr></table>"""


def ministry(p):
    w = p.words
    half = len(p.body) // 2
    first = "".join(f"<p>{p.article(t)}</p>" for t in p.body[:half])
    second = "".join(f"<li>{p.article(t)}</li>" for t in p.body[half:half + 3])
    last = "".join(f"<p>{p.article(t)}</p>" for t in p.body[half + 3:])
    return f"""<a class="skip" href="#content">{p.aside(w["search"])}</a><div role="banner"><h2>{p.aside("Ministry")}</h2></div>
<div role="navigation"><ul>{p.links(w["menu"])}</ul></div><div id="content" role="main"><h1>{html.escape(p.title)}</h1><p class="published">{p.day}</p>{first}
<ul>{second}</ul>{last}</div><div role="complementary">{p.related("latest", 3)}</div><div role="contentinfo">{p.links(w["legal"], "span")}</div>"""


def paper(p):
    w = p.words
    box = f'<div class="newsletter-signup"><p>{p.aside(w["letter"])}</p><input type="email"><button>OK</button></div>'
    return f"""<div id="cookie-banner" class="consent">{p.aside(w["cookie"])}</div><header><div class="markets">{"".join(f"<span>{p.aside(t)}</span>" for t in w["ticker"])}</div>
<nav><ul>{p.links(w["menu"])}</ul><a href="/in">{p.aside(w["login"])}</a></nav></header><div class="article__wrapper"><section class="article__header"><h1>{html.escape(p.title)}</h1>
<span class="meta__reading">{p.aside(w["read"])}</span></section><section class="article__content"><figure><img src="a.jpg" alt=""><figcaption class="credit">{p.aside(w["photo"])}</figcaption></figure>
{p.text(box, cls=' class="article__paragraph"')}</section><section class="article__reactions">{p.comments("reaction")}<a>{p.aside(w["more"])}</a></section></div>
<aside class="aside__popular"><ul>{p.related("latest", 5)}</ul></aside><footer><ul>{p.links(w["legal"])}</ul>{p.aside(w["copyright"])}</footer>"""


def scripts(p):
    w = p.words
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": p.title, "datePublished": p.day,
                       "articleSection": w["menu"][1]}, ensure_ascii=False)
    cards = "".join(f'<div class="card"><div class="card-title">{p.headline()}</div><div class="card-text">{p.aside(p.sentence(figures=True))}</div></div>'
                    for _ in range(6))
    return f"""<script type="application/ld+json">{data}</script><script>window.state={{"n":[1,2,3],"t":"<p>12 %</p>"}};</script><div id="app"><div class="Header_root__x1">
{p.links(w["menu"], "span")}</div><div class="Article_root__k3"><h1 class="Article_title__a">{html.escape(p.title)}</h1><div class="Article_body__q9">{p.text()}</div></div>
<div class="Recirculation_root__z"><div>{p.aside(w["related"])}</div>{cards}</div><div class="Footer_root__p">{p.links(w["legal"], "span")}</div></div><noscript>{p.aside(w["cookie"])}</noscript>"""


def magazine(p):
    w = p.words
    body = []
    for number, text in enumerate(p.body):
        if number and number % 3 == 0:
            body.append(f"<h2>{p.article(p.sentence(figures=False).split(', ')[0].rstrip('.'))}</h2>")
        body.append(f"<p>{p.article(text)}</p>")
    brief = "".join(f"<li>{p.article(p.sentence(figures=True))}</li>" for _ in range(3))
    return f"""<nav class="navbar">{p.links(w["menu"], "span")}</nav><div class="container"><div class="row"><div class="col-md-8"><h1>{html.escape(p.title)}</h1>
<div class="summary"><h4>{p.article(w["head"])}</h4><ul>{brief}</ul></div>{"".join(body)}<div class="social-share">{p.links(w["share"], "span")}</div></div>
<div class="col-md-4"><div class="panel">{p.related("latest", 4)}</div><div class="poll"><p>{p.remark()}</p></div></div></div></div><div class="footer">{p.links(w["legal"], "span")}</div>"""


def unclosed(p):
    w = p.words
    body = "\n<p>".join(p.article(t) for t in p.body)
    return f"""<ul class=menu>{"".join(f"<li><a href=/x>{p.aside(m)}</a>" for m in w["menu"])}</ul><div class=main><h1>{html.escape(p.title)}</h1><p class=byline>{p.aside(w["by"])} {p.day}
<p>{body}<div class=related>{p.aside(w["related"])}<ul>{"".join(f"<li><a href=/y>{p.headline()}</a>" for _ in range(4))}</ul></div></div>
<div class=comments>{p.comments("c")}</div><div class=footer>{"".join(f"<a href=/z>{p.aside(t)}</a> " for t in w["legal"])}</div>"""


KINDS = [blog, agency, tables, ministry, paper, scripts, magazine, unclosed]


def page(number):
    """Bytes and gold of one page."""
    language = ("fr", "en")[number % 2]
    p = Page(language, number)
    body = KINDS[number // 2 % len(KINDS)](p)
    text = (f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(p.title)} - Gazette</title>'
            f'<meta property="article:published_time" content="{p.day}"><link rel="stylesheet" href="/s.css">'
            f"<style>.a{{color:#123}}</style></head><body>\n{body}\n</body></html>\n")
    gold = {"kind": KINDS[number // 2 % len(KINDS)].__name__, "language": language, "title": p.title,
            "paragraphs": p.paragraphs, "furniture": p.furniture}
    return text.encode(), gold


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        text, gold = page(number)
        with open(os.path.join(folder, f"page-{number:03}.html"), "wb") as handle:
            handle.write(text)
        with open(os.path.join(folder, f"page-{number:03}.json"), "w", encoding="utf-8") as handle:
            json.dump(gold, handle, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main()
