internal import Evidence

/// Options as JSON and as text.
public struct RouteWriting {
    public let options: [RouteOption]
    public let request: Router.Request

    /// Makes a writing of the options of a request.
    public init(_ options: [RouteOption], _ request: Router.Request) {
        self.options = options
        self.request = request
    }

    /// One object with the options, best first.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("from", request.from.name)
            json.member("to", request.to.name)
            json.member("unit", "one TEU")
            json.member("by", request.criterion.rawValue)
            json.key("options")
            json.array { json in
                for option in options { write(option, to: &json) }
            }
        }
        json.newline()
        return json.bytes
    }

    private func write(_ option: RouteOption, to json: inout JSONWriter) {
        let total = option.total
        json.object { json in
            json.member("km", Self.rounded(option.kilometres, 1))
            write(total, to: &json)
            json.key("bestBy")
            json.array { json in for criterion in option.bestBy { json.string(criterion.rawValue) } }
            json.member("difference", option.difference)
            json.key("modes")
            json.array { json in for mode in option.modes { json.string(mode.rawValue) } }
            json.key("crossings")
            json.array { json in for crossing in option.crossings { json.string(crossing) } }
            json.key("passages")
            json.array { json in for passage in option.passages { json.string(passage) } }
            json.key("waitBeforeDeparture")
            write(option.waitBeforeDeparture, digits: 1, to: &json)
            if let basis = option.waitBasis {
                json.key("waitSource")
                write(basis, to: &json)
            }
            json.key("legs")
            json.array { json in
                for leg in option.legs { write(leg, to: &json) }
            }
            json.key("assumptions")
            json.array { json in for name in option.assumptions { json.string(name) } }
            json.key("notes")
            json.array { json in for note in option.notes { json.string(note) } }
        }
    }

    private func write(_ leg: Leg, to json: inout JSONWriter) {
        json.object { json in
            json.member("mode", leg.kind.rawValue)
            json.member("from", leg.from)
            json.member("to", leg.to)
            json.member("km", Self.rounded(leg.kilometres, 1))
            write(leg.assessment, to: &json)
            json.key("countries")
            json.array { json in for country in leg.countries { json.string(country.description) } }
            json.key("through")
            json.array { json in for place in leg.through { json.string(place) } }
            json.key("sources")
            json.array { json in
                for basis in leg.bases { write(basis, to: &json) }
            }
        }
    }

    private func write(_ basis: Basis, to json: inout JSONWriter) {
        json.object { json in
            json.member("what", basis.what)
            json.key("value")
            write(basis.value, digits: 4, to: &json)
            json.member("unit", basis.unit)
            json.member("source", basis.source)
            json.member("year", basis.year)
            json.member("quality", basis.quality.rawValue)
            if !basis.note.isEmpty { json.member("note", basis.note) }
        }
    }

    private func write(_ assessment: Assessment, to json: inout JSONWriter) {
        json.key("hours")
        write(assessment.hours, digits: 1, to: &json)
        json.key("usd")
        write(assessment.usd, digits: 0, to: &json)
        json.key("kgCO2e")
        write(assessment.kilogramsCO2e, digits: 1, to: &json)
    }

    private func write(_ span: Span, digits: Int, to json: inout JSONWriter) {
        json.object { json in
            json.member("low", Self.rounded(span.low, digits))
            json.member("mid", Self.rounded(span.mid, digits))
            json.member("high", Self.rounded(span.high, digits))
        }
    }

    static func rounded(_ value: Double, _ digits: Int) -> Double {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return (value * scale).rounded() / scale
    }
}
