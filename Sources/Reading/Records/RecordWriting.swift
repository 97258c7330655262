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
        json.field("type", "claim")
        json.field("id", id)
        json.field("document", document)
        json.field("start", start)
        json.field("end", end)
        json.field("quote", quote)
        json.fixedKey("value")
        switch value {
        case .number(let number): json.number(number)
        case .range(let low, let high):
            json.array { json in
                json.number(low)
                json.number(high)
            }
        }
        json.field("unit", unit.rawValue)
        json.field("of", of)
        json.field("approx", approximation.rawValue)
        json.field("measure", measure.rawValue)
        json.field("growth_of", growthOf?.rawValue)
        json.field("direction", direction?.rawValue)
        json.fixedKey("parties")
        json.array { json in for party in parties { json.string(party.code) } }
        json.fixedKey("roles")
        json.array { json in for party in parties { json.string(party.role.rawValue) } }
        json.field("period", period?.description)
        json.field("speaker", speaker)
        json.field("modality", modality.rawValue)
        json.field("confidence", confidence)
        if !warnings.isEmpty {
            json.fixedKey("warnings")
            json.array { json in for warning in warnings { json.string(warning) } }
        }
        if !inferred.isEmpty {
            json.fixedKey("inferred")
            json.array { json in
                for (field, name) in Inferred.names where inferred.contains(field) { json.string(name) }
            }
        }
    }
}
