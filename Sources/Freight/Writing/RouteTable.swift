extension RouteWriting {
    /// The options for people to read, in English or French.
    public func table(french: Bool) -> String {
        let say = Words(french: french)
        var text = "\(say.place(request.from)) → \(say.place(request.to))   (\(say("one TEU", "un EVP")))\n"
        for (index, option) in options.enumerated() {
            let total = option.total
            text += "\n\(index + 1). \(option.modes.map { say.mode($0) }.joined(separator: " + "))"
            if !option.bestBy.isEmpty {
                text +=
                    "   [\(say("best by", "meilleure par")) \(option.bestBy.map { say.criterion($0) }.joined(separator: ", "))]"
            }
            text +=
                "\n   \(say.kilometres(option.kilometres)) · \(say.time(total.hours)) · \(say.dollars(total.usd)) · \(say.carbon(total.kilogramsCO2e))\n"
            if !option.difference.isEmpty {
                text +=
                    "   \(say("differs", "s’en distingue")): \(french ? say.difference(option, options[0]) : option.difference)\n"
            }
            text += rows(option, say)
            if option.waitBeforeDeparture.mid > 0 {
                text +=
                    "   \(say("not counted: waiting for the first departure", "non compté : l’attente du premier départ")): \(say.time(option.waitBeforeDeparture))\n"
            }
            for note in french ? say.notes(option) : option.notes { text += "   ! \(note)\n" }
        }
        if let first = options.first, !first.assumptions.isEmpty {
            text +=
                "\n\(say("Only assumed", "Seulement supposé")): \(first.assumptions.map(say.assumption).joined(separator: ", "))\n"
        }
        text += say(
            "\nRanges run from the lowest to the highest value of every parameter. --format json names the source of each figure.\nRail and road: © OpenStreetMap contributors (ODbL).\n",
            "\nLes fourchettes vont de la plus basse à la plus haute valeur de chaque paramètre. --format json nomme la source de chaque chiffre.\nRail et route : © contributeurs d’OpenStreetMap (ODbL).\n"
        )
        return text
    }

    private func rows(_ option: RouteOption, _ say: Words) -> String {
        var lines = [
            ["", say("mode", "mode"), say("from → to", "de → à"), "km", say("time", "durée"), "USD", "kg CO2e"]
        ]
        for leg in option.legs {
            let isPoint = leg.kilometres == 0
            lines.append([
                "", say.kind(leg.kind), isPoint ? say.name(leg.from) : "\(say.name(leg.from)) → \(say.name(leg.to))",
                isPoint ? "" : say.number(leg.kilometres),
                leg.assessment.hours.high == 0 ? "" : say.hours(leg.assessment.hours),
                say.number(leg.assessment.usd.mid),
                say.number(leg.assessment.kilogramsCO2e.mid),
            ])
        }
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { row in
            "  "
                + row.enumerated().map { column, cell in
                    let space = String(repeating: " ", count: widths[column] - cell.count)
                    return column >= 3 ? space + cell : cell + space
                }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }
}

/// Numbers and words in the reader's language.
struct Words {
    let french: Bool

    func callAsFunction(_ english: String, _ french: String) -> String { self.french ? french : english }

    /// A whole number with its thousands apart.
    func number(_ value: Double) -> String {
        let digits = String(Int(max(-9e15, min(9e15, value)).rounded()))
        var result = ""
        for (index, digit) in digits.reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { result.append(french ? "\u{202F}" : ",") }
            result.append(digit)
        }
        return String(result.reversed())
    }

    func kilometres(_ value: Double) -> String { number(value) + " km" }

    func hours(_ span: Span) -> String {
        span.mid >= 72
            ? "\(short(span.mid / 24)) \(self("d", "j")) (\(short(span.low / 24))–\(short(span.high / 24)))"
            : "\(short(span.mid)) h (\(short(span.low))–\(short(span.high)))"
    }

    func time(_ span: Span) -> String { hours(span) }

    func dollars(_ span: Span) -> String { "\(number(span.mid)) USD (\(number(span.low))–\(number(span.high)))" }

    func carbon(_ span: Span) -> String { "\(number(span.mid)) kg CO2e (\(number(span.low))–\(number(span.high)))" }

    /// One digit after the point below ten.
    private func short(_ value: Double) -> String {
        guard value < 10 else { return number(value) }
        let text = ((value * 10).rounded() / 10).description
        let trimmed = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        return french ? String(trimmed.map { $0 == "." ? "," : $0 }) : trimmed
    }

    func criterion(_ value: Criterion) -> String {
        switch value {
        case .generalised: self("generalised cost", "coût généralisé")
        case .time: self("time", "durée")
        case .cost: self("cost", "coût")
        case .co2: self("CO2e", "CO2e")
        case .distance: self("distance", "distance")
        }
    }

    func mode(_ kind: Leg.Kind) -> String { self.kind(kind) }

    func kind(_ value: Leg.Kind) -> String {
        switch value {
        case .sea: self("sea", "mer")
        case .rail: self("rail", "rail")
        case .road: self("road", "route")
        case .ferry: self("ferry", "ferry")
        case .access: self("access", "accès")
        case .border: self("border", "frontière")
        case .transfer: self("transfer", "transbordement")
        case .marshalling: self("marshalling", "triage")
        case .gaugeChange: self("gauge change", "changement d’écartement")
        case .terminal: self("terminal", "terminal")
        }
    }
}
