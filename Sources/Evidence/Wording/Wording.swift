/// Writes numbers, amounts and periods the way a reader of French or English expects them.
public struct Wording: Sendable {
    public let french: Bool

    /// Makes a wording for French, or for English.
    public init(french: Bool) {
        self.french = french
    }

    /// A number with at most some decimals: `1 234,5` or `1,234.5`.
    public func number(_ value: Double, decimals: Int = 1) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (abs(value) * scale).rounded()
        guard rounded < 9e15 else { return value.description }
        let whole = Int(rounded / scale)
        let fraction = Int(rounded) - whole * Int(scale)
        var digits = String(whole)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        groups.insert(digits, at: 0)
        var text = groups.joined(separator: french ? "\u{202F}" : ",")
        if fraction > 0 {
            var tail = String(fraction)
            tail = String(repeating: "0", count: decimals - tail.count) + tail
            while tail.last == "0" { tail.removeLast() }
            text += (french ? "," : ".") + tail
        }
        return (value < 0 && rounded > 0 ? "−" : "") + text
    }

    /// An amount with its unit: `89,4 milliards de dollars`, `89.4 billion dollars`, `27 %`.
    public func amount(_ value: Double, _ unit: Unit) -> String {
        switch unit {
        case .percent: return number(value) + (french ? "\u{A0}%" : "%")
        case .times: return number(value) + (french ? " fois" : " times")
        case .count: return number(value)
        default: break
        }
        let name = unitName(unit, isPlural: abs(value) >= 2 || !french && value != 1)
        for (size, one, many, english) in [
            (1e12, "mille milliards", "mille milliards", "trillion"), (1e9, "milliard", "milliards", "billion"),
            (1e6, "million", "millions", "million"),
        ] where abs(value) >= size {
            let count = value / size
            if !french { return number(count, decimals: 2 - (abs(count) >= 10 ? 1 : 0)) + " \(english) " + name }
            let elides = "aeiouyéh".contains(name.first?.lowercased() ?? "x")
            return number(count, decimals: abs(count) >= 10 ? 1 : 2) + "\u{A0}\(abs(count) < 2 ? one : many)"
                + (elides ? " d’" : " de ") + name
        }
        return number(value, decimals: 2) + " " + name
    }

    /// A short amount for the axis of a chart: `260 Md $`, `$260 bn`.
    public func short(_ value: Double, _ unit: Unit) -> String {
        let sign = ["USD": "$", "CNY": french ? "yuans" : "yuan", "EUR": "€"][unit.rawValue] ?? unit.rawValue
        if unit == .percent { return number(value) + (french ? "\u{A0}%" : "%") }
        let name = unit == .count ? "" : "\u{A0}" + sign
        for (size, short) in [
            (1e12, french ? "k\u{A0}Md" : "tn"), (1e9, french ? "Md" : "bn"), (1e6, french ? "M" : "m"),
        ]
        where abs(value) >= size {
            let count = value / size
            let digits = number(count, decimals: abs(count) >= 100 ? 0 : 1)
            if !french, sign.count == 1 { return sign + digits + "\u{A0}" + short }
            return digits + "\u{A0}" + short + name
        }
        return number(value) + name
    }

    /// The unit as a reader writes it after a number; French has the plural from two on, English from anything but one.
    private func unitName(_ unit: Unit, isPlural: Bool) -> String {
        guard let names = Self.names[unit.rawValue] else { return unit.rawValue }
        let name = french ? names.french : names.english
        guard isPlural, let plural = french ? names.frenchPlural : names.englishPlural else { return name }
        return plural
    }

    private static let names:
        [String: (french: String, frenchPlural: String?, english: String, englishPlural: String?)] = [
            "USD": ("dollar", "dollars", "dollar", "dollars"), "CNY": ("yuan", "yuans", "yuan", nil),
            "EUR": ("euro", "euros", "euro", "euros"), "TEU": ("EVP", nil, "TEU", nil),
            "tonne": ("tonne", "tonnes", "tonne", "tonnes"), "barrel": ("baril", "barils", "barrel", "barrels"),
            "litre": ("litre", "litres", "litre", "litres"), "mile": ("mille", "milles", "mile", "miles"),
            "minute": ("minute", "minutes", "minute", "minutes"), "hour": ("heure", "heures", "hour", "hours"),
            "day": ("jour", "jours", "day", "days"), "week": ("semaine", "semaines", "week", "weeks"),
            "month": ("mois", nil, "month", "months"), "year": ("an", "ans", "year", "years"),
            "m2": ("m²", nil, "m²", nil), "km2": ("km²", nil, "km²", nil), "m3": ("m³", nil, "m³", nil),
        ]
}
