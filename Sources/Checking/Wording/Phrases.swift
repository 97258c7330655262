internal import Evidence
internal import Reading

/// The sentences of a verdict in French or English.
struct Phrases {
    let language: Document.Language
    let names: @Sendable (String) -> String

    var french: Bool { language == .french }
    var wording: Wording { Wording(french: french) }

    func agrees(_ fit: Verdict.Comparison) -> String {
        let value = amount(fit)
        if fit.reference.measure == .countOther {
            return french
                ? "Conforme : \(reporter(fit)) comptait \(value) membres le \(fit.reference.period)."
                : "Agrees: \(reporter(fit)) had \(value) members on \(fit.reference.period)."
        }
        return french
            ? "Conforme : \(reporter(fit)) donne \(value) pour \(fit.reference.period)\(mark(fit))."
            : "Agrees: \(reporter(fit)) gives \(value) for \(fit.reference.period)\(mark(fit))."
    }

    func otherReporter(_ fit: Verdict.Comparison, own: Verdict.Comparison?) -> String {
        let other =
            own.map {
                french ? " ; \(reporter($0)) donne \(amount($0))" : "; \(reporter($0)) gives \(amount($0))"
            } ?? ""
        return french
            ? "Conforme d’une autre façon : \(reporter(fit)) donne \(amount(fit)) pour \(fit.reference.period)\(other)."
            : "Agrees differently: \(reporter(fit)) gives \(amount(fit)) for \(fit.reference.period)\(other)."
    }

    func otherYear(_ fit: Verdict.Comparison) -> String {
        french
            ? "Conforme d’une autre façon : c’est la valeur de \(fit.reference.period), \(amount(fit)) selon \(reporter(fit))."
            : "Agrees differently: this is the value of \(fit.reference.period), \(amount(fit)) by \(reporter(fit))."
    }

    func differs(_ claim: Claim, _ own: Verdict.Comparison) -> String {
        let reference = own.reference
        let stated = wording.amount(claim.value.middle, claim.unit)
        if reference.unit == .rank || claim.measure == .share {
            return french
                ? "Ne concorde pas : \(amount(own)) selon \(reporter(own)) pour \(reference.period)."
                : "Differs: \(amount(own)) by \(reporter(own)) for \(reference.period)."
        }
        if claim.measure == .growth {
            return french
                ? "Ne concorde pas : \(stated) annoncés, \(wording.amount(reference.value, .percent)) selon \(reporter(own)) pour \(reference.period)."
                : "Differs: \(stated) stated, \(wording.amount(reference.value, .percent)) by \(reporter(own)) for \(reference.period)."
        }
        let ratio = abs(reference.value) / max(1, claim.value.middle)
        let distance: String
        if ratio >= 2 {
            distance =
                french
                ? "\(wording.number(ratio)) fois plus que le chiffre de l’article"
                : "\(wording.number(ratio)) times the article's figure"
        } else if ratio <= 0.5 {
            distance =
                french
                ? "\(wording.number(1 / ratio)) fois moins que le chiffre de l’article"
                : "the article's figure is \(wording.number(1 / ratio)) times that"
        } else {
            let deviation = own.deviationPercent ?? 0
            distance =
                french
                ? "le chiffre de l’article est \(wording.number(abs(deviation))) % trop \(deviation > 0 ? "haut" : "bas")"
                : "the article's figure is \(wording.number(abs(deviation)))% too \(deviation > 0 ? "high" : "low")"
        }
        return french
            ? "Ne concorde pas : \(reporter(own)) donne \(amount(own)) pour \(reference.period), \(distance)."
            : "Differs: \(reporter(own)) gives \(amount(own)) for \(reference.period); \(distance)."
    }

    func close(_ first: Verdict.Comparison?) -> String {
        guard let first else { return french ? "Trop proche pour trancher." : "Too close to call." }
        return french
            ? "Trop proche pour trancher, ou lecture trop incertaine : \(reporter(first)) donne \(amount(first)) pour \(first.reference.period)."
            : "Too close to call, or too unsure a reading: \(reporter(first)) gives \(amount(first)) for \(first.reference.period)."
    }

    func notStated(_ claim: Claim) -> String {
        switch claim.modality {
        case .target:
            french ? "C’est un objectif : il ne se compare pas à un fait." : "A target: not compared as a fact."
        case .forecast:
            french ? "C’est une prévision : elle ne se compare pas à un fait." : "A forecast: not compared as a fact."
        case .denied: french ? "L’article le dément." : "The article denies it."
        default:
            french
                ? "C’est au conditionnel : cela ne se compare pas à un fait." : "Conditional: not compared as a fact."
        }
    }

    var nothingHeld: String {
        french
            ? "Aucune série officielle n’est disponible ici pour ce chiffre."
            : "No official series is held here for this figure."
    }

    var unclear: String {
        french
            ? "Le nombre est mal écrit ou ambigu dans le texte."
            : "The number is badly written or ambiguous in the text."
    }

    func narrowed(_ word: String) -> String {
        french
            ? "Le chiffre ne porte que sur une partie (« \(word) »), non sur le total que donnent les séries."
            : "The figure is of a part (“\(word)”), not of the total that the series give."
    }

    var noPeriod: String {
        french ? "Le texte ne dit pas de quelle période il s’agit." : "The text does not say which period is meant."
    }

    func wouldSettle(_ claim: Claim) -> String {
        switch claim.growthOf ?? claim.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            french
                ? "les tableaux des douanes du pays déclarant, ou UN Comtrade (comtradeplus.un.org)"
                : "the customs tables of the reporting country, or UN Comtrade (comtradeplus.un.org)"
        case .fdiFlow, .fdiStock, .investment, .projectCount:
            french
                ? "le bulletin des investissements à l’étranger du ministère chinois du Commerce, ou l’agence d’investissement du pays d’accueil"
                : "the outward investment bulletin of China's Ministry of Commerce, or the host's investment agency"
        case .distance, .capacity, .volume, .area:
            french ? "l’exploitant ou le maître d’ouvrage" : "the operator or owner of the project"
        case .cost, .finance: french ? "le contrat ou le bailleur" : "the contract or the lender"
        case .gdp, .population: french ? "la Banque mondiale (données WDI)" : "the World Bank (WDI)"
        case .transactionValue, .revenue:
            french ? "les comptes de la plate-forme ou de l’entreprise" : "the accounts of the platform or company"
        default: french ? "l’organisme cité par l’article" : "the body that the article quotes"
        }
    }

    // MARK: - Parts

    func reporter(_ comparison: Verdict.Comparison) -> String { names(comparison.reference.reporter) }

    func amount(_ comparison: Verdict.Comparison) -> String {
        let reference = comparison.reference
        if reference.unit == .rank { return rank(reference.value) }
        let text = wording.amount(reference.value, reference.unit)
        switch reference.bound {
        case .exact: return text
        case .lower: return (french ? "plus de " : "more than ") + text
        case .upper: return (french ? "près de " : "almost ") + text
        }
    }

    func mark(_ comparison: Verdict.Comparison) -> String {
        comparison.reference.quality == .derived ? (french ? " (valeur calculée)" : " (computed)") : ""
    }
}
