internal import Evidence
internal import Freight
internal import Trade

/// A set of values of all that is uncertain in the step from chains to effects.
struct Uncertain: Sendable, Hashable {
    /// Positions in ``Uncertain/Factor/allCases``.
    var values: [Double]

    /// What is uncertain.
    enum Factor: String, Sendable, Hashable, CaseIterable {
        case theta
        case timeShare = "time.value"
        case valueOfTEU = "goods.value"
        case dwell = "dwell.range"
        case rail = "rail.rate"
        case road = "road.rate"
        case water = "sea.rate"
        case scale = "choice.scale"
        case nest = "choice.nest"
        /// Place in the range of the exposed share: 0 lowest, 0.5 middle, 1 highest.
        case exposed

        /// The name in a chart.
        func name(french: Bool) -> String {
            switch self {
            case .theta: french ? "élasticité du commerce" : "trade elasticity"
            case .timeShare: french ? "valeur du temps" : "value of time"
            case .valueOfTEU: french ? "valeur d’un EVP" : "value of a TEU"
            case .dwell: french ? "attente aux frontières" : "hours at borders"
            case .rail: french ? "prix du rail" : "rail rate"
            case .road: french ? "prix de la route" : "road rate"
            case .water: french ? "prix de la mer" : "sea rate"
            case .scale: french ? "réponse des modes" : "response of mode choice"
            case .nest: french ? "parenté rail–route" : "likeness of rail and road"
            case .exposed: french ? "part exposée" : "exposed share"
            }
        }
    }

    subscript(_ factor: Factor) -> Double {
        get { values[Factor.allCases.firstIndex(of: factor) ?? 0] }
        set { values[Factor.allCases.firstIndex(of: factor) ?? 0] = newValue }
    }

    /// The range of each factor, from the tables.
    static func ranges(_ laboratory: Laboratory) -> [(factor: Factor, span: Span, source: String, quality: Quality)] {
        let (parameters, table) = (laboratory.parameters, laboratory.table)
        func row(_ key: String, _ scope: String = "") -> (Span, String, Quality) {
            let row = parameters.row(key, scope)
            return (row.value, row.source, row.quality)
        }
        func own(_ key: String) -> (Span, String, Quality) {
            guard let row = table.row(key) else { return (.zero, "", .assumed) }
            return (row.value, row.source, row.quality)
        }
        func relative(_ key: String) -> (Span, String, Quality) {
            let (span, source, quality) = row(key)
            return (Span(low: span.low / span.mid, mid: 1, high: span.high / span.mid), source, quality)
        }
        return Factor.allCases.map { factor in
            let (span, source, quality): (Span, String, Quality) =
                switch factor {
                case .theta:
                    laboratory.baseline.parameter("theta").map {
                        (
                            Span(
                                low: min($0.low, laboratory.model.economy.theta), mid: laboratory.model.economy.theta,
                                high: max($0.high, laboratory.model.economy.theta)), $0.source, $0.quality
                        )
                    } ?? (Span(laboratory.model.economy.theta), "", .assumed)
                case .timeShare: row("time.value", "goods")
                case .valueOfTEU: row("goods.value", "TEU")
                case .dwell: row("dwell.range")
                case .rail: relative("rail.rate")
                case .road: relative("road.rate")
                case .water: relative("sea.rate")
                case .scale: own("choice.scale")
                case .nest: own("choice.nest")
                case .exposed: (Span(low: 0, mid: 0.5, high: 1), "air.share, crude", .assumed)
                }
            return (factor, span, source, quality)
        }
    }

    /// The middle of every range.
    static func middle(_ laboratory: Laboratory) -> Uncertain {
        Uncertain(values: ranges(laboratory).map(\.span.mid))
    }

    /// A draw: each value from the triangle over its range, on its own.
    ///
    /// The inverse of the triangle's distribution: with F = (mid − low) / (high − low), u < F gives
    /// low + √(u (high − low)(mid − low)).
    static func drawn(_ ranges: [Span], _ stream: inout RandomStream) -> Uncertain {
        Uncertain(
            values: ranges.map { span in
                let u = stream.uniform()
                let width = span.high - span.low
                guard width > 0 else { return span.mid }
                let split = (span.mid - span.low) / width
                return u < split
                    ? span.low + (u * width * (span.mid - span.low)).squareRoot()
                    : span.high - ((1 - u) * width * (span.high - span.mid)).squareRoot()
            })
    }
}
