#!/usr/bin/env python3
"""Writes made-up news in one language: make_text.py fr|en MEGABYTES FILE

Sentences are composed from templates with drawn figures, parties, places and dates; about one figure in 200 bytes.
Articles of some 3 kB are parted by an empty line after an empty line. The same arguments give the same bytes, and a
small file is the beginning of a large one. The figures mean nothing. Prints the bytes, articles and figures written.
"""
import os
import random
import sys

ARTICLE = 3000
SHARE = {"fr": 0.4, "en": 0.34}  # of sentences with figures: one figure in some 200 bytes of both languages
WHO = {
    "fr": ["la Chine", "le Kazakhstan", "la France", "l'Allemagne", "le Vietnam", "la Malaisie", "l'Ouzbékistan",
           "la Pologne", "le Brésil", "l'Indonésie", "la Turquie", "le Kenya", "l'Égypte", "la Thaïlande", "le Laos",
           "la Géorgie", "le Pakistan", "la Hongrie", "l'Espagne", "l'Italie", "le Maroc", "l'Arabie saoudite",
           "le Chili", "la Mongolie"],
    "en": ["China", "Kazakhstan", "France", "Germany", "Vietnam", "Malaysia", "Uzbekistan", "Poland", "Brazil",
           "Indonesia", "Turkey", "Kenya", "Egypt", "Thailand", "Laos", "Georgia", "Pakistan", "Hungary", "Spain",
           "Italy", "Morocco", "Saudi Arabia", "Chile", "Mongolia"],
}
GOODS = {
    "fr": ["de machines", "de céréales", "de cuivre", "de textiles", "de véhicules électriques", "de fruits frais",
           "d'acier", "de composants électroniques", "de gaz naturel", "de bois", "d'engrais", "de produits laitiers"],
    "en": ["machinery", "grain", "copper", "textiles", "electric vehicles", "fresh fruit", "steel",
           "electronic components", "natural gas", "timber", "fertiliser", "dairy products"],
}
TOWNS = {
    "fr": ["Almaty", "Duisbourg", "Chongqing", "Tachkent", "Le Havre", "Kuala Lumpur", "Hanoï", "Varsovie", "Aktaou",
           "Tbilissi", "Nairobi", "Santos", "Xi'an", "Budapest", "Valence", "Tanger"],
    "en": ["Almaty", "Duisburg", "Chongqing", "Tashkent", "Le Havre", "Kuala Lumpur", "Hanoi", "Warsaw", "Aktau",
           "Tbilisi", "Nairobi", "Santos", "Xi'an", "Budapest", "Valencia", "Tangier"],
}
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}
BODIES = {
    "fr": ["le ministère du commerce", "l'administration des douanes", "la banque centrale", "l'office statistique",
           "la chambre de commerce", "l'autorité portuaire", "la compagnie ferroviaire", "la fédération des exportateurs"],
    "en": ["the commerce ministry", "the customs administration", "the central bank", "the statistics office",
           "the chamber of commerce", "the port authority", "the railway company", "the exporters' federation"],
}
# One letter in braces draws a word or a figure; the figures are those in capitals.
STATED = {
    "fr": [
        "Les échanges entre {a} et {b} ont atteint {M} en {y}, selon {o}.",
        "Les exportations de {g} vers {b} ont augmenté de {P} en {m} {y}, pour s'établir à {M}.",
        "{A} a importé {T} {g} au cours du {q} trimestre de {y}, contre {T} un an plus tôt.",
        "Au {h} semestre {y}, le commerce bilatéral avec {b} a reculé de {P} sur un an.",
        "Le terminal de {t} a traité {N} conteneurs entre janvier et {m}, a indiqué {o}.",
        "La nouvelle liaison entre {t} et {u}, longue de {K}, devrait coûter {M}.",
        "{O}, que cite la presse de {t}, évalue à {M} les investissements de {a} dans la région depuis {y}.",
        "La part de {b} dans les ventes {g} est passée de {P} à {P} en dix ans.",
        "Une centrale solaire de {W} sera mise en service près de {t} en {y}.",
        "Le {d} {m} {y}, {o} a annoncé un prêt de {M} aux entreprises qui exportent vers {b}.",
        "Les droits de douane sur les achats {g} seront ramenés à {P} à partir du {d} {m}.",
        "{A} compte désormais parmi les premiers partenaires de {b}, avec {M} d'échanges et {N} voyageurs en {y}.",
        "Le trafic a doublé et près de {N} trains ont relié {t} à {u} durant les {L} premiers mois de l'année.",
        "Le déficit commercial de {a} avec {b} s'est creusé à {M}, soit une hausse de {P} par rapport à {y}.",
    ],
    "en": [
        "Trade between {a} and {b} reached {M} in {y}, according to {o}.",
        "Exports of {g} to {b} rose by {P} in {m} {y} to stand at {M}.",
        "{A} imported {T} of {g} in the {q} quarter of {y}, against {T} a year earlier.",
        "In the {h} half of {y}, two-way trade with {b} fell {P} year on year.",
        "The terminal at {t} handled {N} containers between January and {m}, {o} said.",
        "The new link between {t} and {u}, which is {K} long, is expected to cost {M}.",
        "{O}, quoted by newspapers in {t}, puts the investment of {a} in the region since {y} at {M}.",
        "The share of {b} in sales of {g} went from {P} to {P} within a decade.",
        "A solar plant of {W} will come on stream near {t} in {y}.",
        "On {m} {d}, {y}, {o} announced a loan of {M} to companies that export to {b}.",
        "Customs duties on purchases of {g} will be brought down to {P} from {m} {d}.",
        "{A} has become a leading partner of {b}, with {M} of trade and {N} travellers in {y}.",
        "Traffic has doubled, and nearly {N} trains linked {t} with {u} in the first {L} months of the year.",
        "The trade deficit of {a} with {b} widened to {M}, up {P} from {y}.",
    ],
}
PLAIN = {
    "fr": [
        "Les deux parties ont promis de simplifier les contrôles aux frontières et de reconnaître leurs certificats.",
        "À {t}, les transporteurs se plaignent surtout de l'attente et du manque de wagons pour les produits frais.",
        "Cette évolution tient à la demande de {b} autant qu'aux nouvelles routes qui passent désormais par {u}.",
        "« Nous voulons que nos producteurs {g} trouvent des débouchés stables », a expliqué un responsable à {t}.",
        "Les négociations avec {a} se poursuivent, sans que {o} veuille dire quand elles pourraient aboutir.",
        "Plusieurs économistes mettent en garde contre une trop forte dépendance envers {b} pour les achats {g}.",
        "Les entrepreneurs locaux espèrent que la reprise touchera aussi les petites villes éloignées des grands axes.",
        "Le ministre a reçu à {t} une délégation de {b}, venue parler des achats {g} et de formation professionnelle.",
        "Entre {t} et {u}, des camions roulent de nuit afin d'éviter la chaleur et les contrôles les plus longs.",
        "Pour {o}, l'essentiel est que {a} garde un accès sûr aux ports par lesquels passent ses ventes {g}.",
        "Les armateurs ont prévenu leurs clients de {t} que les navires feraient le tour par {u} jusqu'à nouvel ordre.",
        "Ni {a} ni {b} n'ont publié le texte de l'accord, que {o} dit pourtant prêt depuis l'automne.",
    ],
    "en": [
        "Both sides promised to make border checks simpler and to recognise the certificates of the other.",
        "In {t}, hauliers complain above all of the waiting and of the lack of wagons for fresh produce.",
        "The change owes as much to demand in {b} as to the new roads that now pass through {u}.",
        "\"We want our producers of {g} to find steady markets,\" an official in {t} explained.",
        "Talks with {a} continue, although {o} would not say when they might be concluded.",
        "Several economists warn against relying too heavily on {b} for purchases of {g}.",
        "Local entrepreneurs hope that the recovery will also reach small towns far from the main routes.",
        "In {t} the minister received a delegation from {b}, which had come to talk about {g} and vocational training.",
        "Between {t} and {u}, lorries drive at night to avoid the heat and the longest of the inspections.",
        "For {o}, what matters is that {a} keeps safe access to the ports through which its sales of {g} pass.",
        "Shipping lines have warned their customers in {t} that vessels would go round by way of {u} until further notice.",
        "Neither {a} nor {b} has published the text of the agreement, which {o} says has been ready since autumn.",
    ],
}


class Writer:
    def __init__(self, language):
        self.language, self.french = language, language == "fr"
        self.random = random.Random("reading " + language)
        self.figures = 0

    def decimal(self, value, places):
        text = f"{value:.{places}f}"
        return text.replace(".", ",") if self.french else text

    def grouped(self, value):
        return f"{value:,}".replace(",", self.random.choice(" \u00a0\u202f") if self.french else ",")

    def money(self):
        pick = self.random
        value = self.decimal(10 ** pick.uniform(0, 2.9), pick.randrange(3))
        large = pick.random() < 0.6
        if self.french:
            scale = "milliards" if large else "millions"
            return f"{value} {scale} {pick.choice(['de dollars', 'de dollars', 'd’euros', 'de yuans'])}"
        scale = "billion" if large else "million"
        return pick.choice([f"${value} {scale}", f"{value} {scale} dollars", f"€{value} {scale}", f"{value} {scale} yuan"])

    def percent(self):
        value = self.decimal(self.random.uniform(0.3, 95), self.random.randrange(3))
        return value + self.random.choice([" %", "\u00a0%", " pour cent"] if self.french else ["%", "%", " percent", " per cent"])

    def figure(self, kind):
        pick = self.random
        self.figures += 1
        if kind == "M":
            return self.money()
        if kind == "P":
            return self.percent()
        if kind == "T":
            if pick.random() < 0.5:
                return f"{self.grouped(pick.randrange(1200, 990000))} tonnes"
            value = self.decimal(pick.uniform(1.1, 80), 1)
            return f"{value} millions de tonnes" if self.french else f"{value} million tonnes"
        if kind == "N":
            return self.grouped(pick.randrange(1100, 980000))
        if kind == "K":
            return f"{self.grouped(pick.randrange(12, 5200))} " + ("kilomètres" if self.french else "kilometres")
        if kind == "W":
            return f"{pick.randrange(5, 990)} MW"
        return pick.choice("deux trois quatre cinq six huit neuf dix".split() if self.french
                           else "two three four five six eight nine ten".split())

    def sentence(self, template):
        pick, language = self.random, self.language
        one, other = pick.sample(WHO[language], 2)
        town, second = pick.sample(TOWNS[language], 2)
        body = pick.choice(BODIES[language])
        words = {
            "a": one, "b": other, "t": town, "u": second, "o": body, "A": one[0].upper() + one[1:],
            "O": body[0].upper() + body[1:], "g": pick.choice(GOODS[language]), "m": pick.choice(MONTHS[language]),
            "y": str(pick.randrange(2005, 2026)), "d": str(pick.randrange(2, 29)),
            "q": pick.choice(["premier", "deuxième", "troisième"] if self.french else ["first", "second", "third"]),
            "h": pick.choice(["premier", "second"] if self.french else ["first", "second"]),
        }
        pieces = template.split("{")
        out = [pieces[0]]
        for piece in pieces[1:]:
            out += [words[piece[0]] if piece[0] in words else self.figure(piece[0]), piece[2:]]
        text = "".join(out)
        if self.french:
            for wrong, right in ((" de le ", " du "), (" à le ", " au "), (" de de ", " de "), (" de d'", " d'")):
                text = text.replace(wrong, right)
        return text

    def article(self):
        pick, paragraphs, size, sentences = self.random, [], 0, []
        while size < ARTICLE:
            kinds = STATED if pick.random() < SHARE[self.language] else PLAIN
            sentences.append(self.sentence(pick.choice(kinds[self.language])))
            size += len(sentences[-1])
            if pick.random() < 0.3:
                paragraphs.append(" ".join(sentences))
                sentences = []
        return "\n\n".join(paragraphs + ([" ".join(sentences)] if sentences else [])) + "\n\n\n"


def main():
    language, size, path = sys.argv[1], round(float(sys.argv[2]) * 1e6), sys.argv[3]
    writer, written, articles = Writer(language), 0, 0
    with open(path + ".new", "wb") as handle:
        while written < size:
            written += handle.write(writer.article().encode())
            articles += 1
    os.replace(path + ".new", path)
    print(f"{written} bytes, {articles} articles, {writer.figures} figures", file=sys.stderr)


if __name__ == "__main__":
    main()
