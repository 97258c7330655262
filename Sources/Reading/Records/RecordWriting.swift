public import Evidence

extension Document {
    /// Writes the document's own record.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("type", "document")
            json.member("id", id)
            json.member("name", name)
            json.member("sha256", fingerprint)
            json.member("language", language.rawValue)
            json.member("encoding", encoding)
            json.member("title", title)
            json.member("published", publication?.period.description)
            json.member("published_basis", publication?.basis.rawValue)
            json.member("published_detail", publication?.detail)
            json.key("furniture")
            json.array { json in
                for range in furniture {
                    json.array { json in
                        json.integer(range.lowerBound)
                        json.integer(range.upperBound)
                    }
                }
            }
        }
    }
}

extension Claim {
    /// Writes the members of the claim's record into an open object.
    ///
    /// - Parameters:
    ///   - json: the text to write to.
    ///   - document: the ``Document/id`` of the claim's document.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        json.member("type", "claim")
        json.member("id", id)
        json.member("document", document)
        json.member("start", start)
        json.member("end", end)
        json.member("quote", quote)
        json.key("value")
        switch value {
        case .number(let number): json.number(number)
        case .range(let low, let high):
            json.array { json in
                json.number(low)
                json.number(high)
            }
        }
        json.member("unit", unit.rawValue)
        json.member("of", of)
        json.member("approx", approximation.rawValue)
        json.member("measure", measure.rawValue)
        json.member("growth_of", growthOf?.rawValue)
        json.member("direction", direction?.rawValue)
        json.key("parties")
        json.array { json in for party in parties { json.string(party.code) } }
        json.key("roles")
        json.array { json in for party in parties { json.string(party.role.rawValue) } }
        json.member("period", period?.description)
        json.member("speaker", speaker)
        json.member("modality", modality.rawValue)
        json.member("confidence", confidence)
        if !warnings.isEmpty {
            json.key("warnings")
            json.array { json in for warning in warnings { json.string(warning) } }
        }
    }
}
