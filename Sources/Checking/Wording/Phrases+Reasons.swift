internal import Evidence
internal import Reading

/// Why a claim stays open, which departure fits, what may have gone wrong.
extension Phrases {
    var notAsserted: String {
        french ? "Le texte ne l’affirme pas comme un fait." : "The text does not assert it as a fact."
    }

    var physical: String {
        french
            ? "Une longueur, une durée ou une capacité dépend du tracé et du tronçon : les valeurs connues sont montrées, sans trancher."
            : "A length, time or capacity depends on the route and section meant: the known values are shown without a ruling."
    }

    /// Which ways save as much as a claim says, and which do not.
    func shortening(can: [Reference], perhaps: [Reference], cannot: [Reference]) -> String {
        func list(_ references: [Reference]) -> String {
            references.map { reference in
                let way = names(reference.reporter) + (reference.partner.map { " – " + names($0) } ?? "")
                let saved = Wording(french: french).amount(abs(reference.value), reference.unit)
                let sign =
                    reference.value >= 0 ? (french ? "de moins" : "less") : (french ? "de plus" : "more")
                return "\(way) (\(saved) \(sign))"
            }.joined(separator: french ? " ; " : "; ")
        }
        var parts = [french ? "L’article ne dit pas pour quel trajet." : "The article does not say for which way."]
        if !can.isEmpty { parts.append((french ? "Peut tenir : " : "It can hold: ") + list(can) + ".") }
        if !perhaps.isEmpty {
            parts.append(
                (french ? "Seulement à l’extrême de la fourchette : " : "Only at the far end of the range: ")
                    + list(perhaps) + ".")
        }
        if !cannot.isEmpty { parts.append((french ? "Ne tient pas : " : "It does not hold: ") + list(cannot) + ".") }
        return parts.joined(separator: " ")
    }

    var startAndEnd: String {
        french ? "le départ et l’arrivée que le chiffre suppose" : "the start and the end that the figure is for"
    }

    var noPartner: String {
        french ? "Le partenaire n’a pas été reconnu dans le texte." : "The partner was not recognised in the text."
    }

    var unsureReading: String {
        french
            ? "La lecture de ce chiffre est trop incertaine pour trancher."
            : "The reading of this figure is too unsure to settle it."
    }

    func notOver(_ period: Period) -> String {
        french
            ? "La période \(period) n’était pas terminée : le chiffre n’en couvre qu’une partie."
            : "The period \(period) was not over: the figure covers a part of it."
    }

    func otherNames(_ code: String) -> String {
        french
            ? "La phrase nomme aussi \(names(code)) : il n’est pas certain de qui parle le chiffre."
            : "The sentence also names \(names(code)): whose figure it is stays unsure."
    }

    func loose(_ own: Verdict.Comparison) -> String {
        french
            ? "Vrai à la lettre, mais la limite est loin de la valeur : \(reporter(own)) donne \(amount(own)) pour \(own.reference.period)."
            : "True to the letter, but the limit is far from the value: \(reporter(own)) gives \(amount(own)) for \(own.reference.period)."
    }

    func otherBooks(_ missing: String, _ known: Verdict.Comparison) -> String {
        french
            ? "\(reporter(known)) donne \(amount(known)) pour \(known.reference.period), mais les comptes de l’autre côté (\(names(missing))) ne sont pas disponibles ici et peuvent s’en écarter d’autant."
            : "\(reporter(known)) gives \(amount(known)) for \(known.reference.period), but the other side's books (\(names(missing))) are not held here and may be that far off."
    }

    func otherArea(_ fit: Verdict.Comparison, _ parties: [String]) -> String {
        let pair = parties.map(names).joined(separator: " – ")
        return french
            ? "Conforme d’une autre façon : c’est le chiffre d’un autre ensemble, \(pair), \(amount(fit)) pour \(fit.reference.period)."
            : "Agrees differently: this is the figure of another area, \(pair), \(amount(fit)) for \(fit.reference.period)."
    }

    func otherDefinition(_ fit: Verdict.Comparison) -> String {
        french
            ? "Conforme d’une autre façon : c’est une autre définition (\(fit.reference.definition)), \(amount(fit)) pour \(fit.reference.period)."
            : "Agrees differently: this is another definition (\(fit.reference.definition)), \(amount(fit)) for \(fit.reference.period)."
    }

    func wrongSign(_ fit: Verdict.Comparison) -> String {
        let surplus = fit.reference.value > 0
        return french
            ? "Le montant est juste, le signe non : \(reporter(fit)) y montre un \(surplus ? "excédent" : "déficit") de \(amount(fit)) pour \(fit.reference.period)."
            : "The amount is right, the sign is not: \(reporter(fit)) shows a \(surplus ? "surplus" : "deficit") of \(amount(fit)) for \(fit.reference.period)."
    }

    /// A count of countries that is not the number of members: it may count others.
    func members(_ held: Verdict.Comparison) -> String {
        let count = wording.number(held.reference.value)
        return french
            ? "\(reporter(held)) comptait \(count) membres ; le chiffre peut compter d’autres pays."
            : "\(reporter(held)) had \(count) members; the figure may count other countries."
    }

    // MARK: - Hints

    func factor(_ power: Double) -> String {
        french
            ? "un facteur \(wording.number(power)) sépare les deux : une unité a pu être confondue"
            : "a factor of \(wording.number(power)) lies between the two: a unit may have been mistaken"
    }

    func otherFlow(_ fit: Verdict.Comparison) -> String {
        let (french, english): (String, String) =
            switch fit.reference.measure {
            case .exports: ("des exportations", "exports")
            case .imports: ("des importations", "imports")
            default: ("du commerce total", "total trade")
            }
        return self.french
            ? "Conforme d’une autre façon : c’est le montant \(french) selon \(reporter(fit)), \(amount(fit)) pour \(fit.reference.period)."
            : "Agrees differently: this is the amount of \(english) by \(reporter(fit)), \(amount(fit)) for \(fit.reference.period)."
    }

    var otherBase: String {
        french
            ? "La variation porte sur une autre base que l’année précédente."
            : "The change is against another base than the year before."
    }

    func noRecord(_ highest: Reference) -> String {
        let value = wording.amount(abs(highest.value), highest.unit)
        return french
            ? "ce n’est pas un record : \(names(highest.reporter)) donnait \(value) pour \(highest.period)"
            : "no record: \(names(highest.reporter)) gave \(value) for \(highest.period)"
    }

    func isRecord(since year: Int) -> String {
        french ? "le plus haut des années disponibles depuis \(year)" : "the highest of the years held since \(year)"
    }

    func city(_ name: String) -> String {
        french
            ? "ordre de grandeur du commerce d’une ville : l’article parle de \(names(name)), peut-être de la municipalité"
            : "the size of a city's trade: the article speaks of \(names(name)), perhaps of the municipality"
    }

    // MARK: - Places among partners

    /// A place: `1er rang`, `1st place`.
    func rank(_ value: Double) -> String {
        let place = Int(value.rounded())
        if french { return place == 1 ? "1er rang" : "\(place)e rang" }
        let ending: String =
            switch (place % 10, place % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return "\(place)\(ending) place"
    }

    func rowKept(_ years: Int) -> String {
        french
            ? "Conforme : ce rang se retrouve dans les \(years) années." : "Agrees: all \(years) years show this place."
    }

    func rowPartly(_ kept: Int, of years: Int) -> String {
        french
            ? "Ce rang se retrouve dans \(kept) des \(years) années ; les autres ne sont pas disponibles ici ou restent ouvertes."
            : "\(kept) of the \(years) years show this place; the others are not held here or stay open."
    }

    func rowBroken(_ broken: Verdict.Comparison) -> String {
        french
            ? "Ne concorde pas : en \(broken.reference.period), \(amount(broken)) selon \(reporter(broken))."
            : "Differs: in \(broken.reference.period), \(amount(broken)) by \(reporter(broken))."
    }

    // MARK: - Inside the document

    func conversion(
        _ implied: Double, _ rate: Double, _ local: Unit, _ foreign: Unit, _ year: Int, _ publisher: String,
        passed: Bool
    ) -> String {
        let (one, two) = (wording.number(implied, decimals: 2), wording.number(rate, decimals: 2))
        let base = foreign == .usDollar ? (french ? "dollar" : "dollar") : foreign.rawValue
        return french
            ? "La conversion suppose \(one) \(local) par \(base) ; moyenne de \(year) : \(two) (\(publisher))\(passed ? "" : ". Les deux montants ne s’accordent pas")."
            : "The conversion implies \(one) \(local) per \(base); the mean of \(year) is \(two) (\(publisher))\(passed ? "" : ". The two amounts do not agree")."
    }

    func insideGrowth(from: String, to: String, computed: Double, stated: Claim, passed: Bool) -> String {
        let change = wording.amount(computed, .percent)
        let sign = computed > 0 ? "+" : ""
        return french
            ? "De « \(from) » à « \(to) », la variation est de \(sign)\(change) ; l’article dit \(stated.quote)\(passed ? "" : " : il se contredit")."
            : "From “\(from)” to “\(to)” the change is \(sign)\(change); the article says \(stated.quote)\(passed ? "" : ": it contradicts itself")."
    }

    func insideSum(_ one: String, _ other: String, _ sum: Double, _ whole: Claim, isBalance: Bool, passed: Bool)
        -> String
    {
        let value = wording.amount(sum, whole.unit)
        let sign = isBalance ? "−" : "+"
        return french
            ? "« \(one) » \(sign) « \(other) » font \(value) ; l’article dit \(whole.quote)\(passed ? "" : " : il se contredit")."
            : "“\(one)” \(sign) “\(other)” make \(value); the article says \(whole.quote)\(passed ? "" : ": it contradicts itself")."
    }

    func insideCount(_ quote: String, _ named: Int, passed: Bool) -> String {
        french
            ? "« \(quote) » : la liste en nomme \(named)\(passed ? "" : ", l’article se contredit")."
            : "“\(quote)”: the list names \(named)\(passed ? "" : ", the article contradicts itself")."
    }

    /// An amount for a formula: `89.4 bn USD`.
    func plain(_ value: Double, _ unit: Unit) -> String {
        let billions = (value / 1e8).rounded() / 10
        return abs(billions) >= 1 ? "\(billions) bn \(unit)" : "\((value / 1e5).rounded() / 10) m \(unit)"
    }
}
