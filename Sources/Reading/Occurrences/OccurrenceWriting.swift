public import Evidence

extension EventMention {
    /// Writes the members of the event's record into an open object.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        writeHead("event", id, document, start, end, quote, to: &json)
        json.field("name", name)
        json.field("kind", kind)
        json.field("event", event)
        if let edition { json.field("edition", edition) } else { json.field("edition", nil as String?) }
        json.field("place", place)
        json.field("period", period?.description)
        json.fixedKey("from_atlas")
        json.boolean(isCompleted)
        json.field("host", host)
        write("participants", participants, to: &json)
        json.field("theme", theme)
        json.field("outcome", outcome)
        write("mentions", mentions, to: &json)
    }
}

extension ProjectMention {
    /// Writes the members of the project's record into an open object.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        writeHead("project", id, document, start, end, quote, to: &json)
        json.field("name", name)
        json.field("kind", kind)
        json.field("project", project)
        write("places", places, to: &json)
        for (key, amount) in [("capacity", capacity), ("cost", cost), ("length", length)] {
            json.key(key)
            guard let amount else {
                json.string(nil)
                continue
            }
            json.object { json in
                json.field("value", amount.value)
                json.field("unit", amount.unit)
                json.field("claim", amount.claim)
            }
        }
        write("parties", parties, to: &json)
        json.field("status", status)
        json.field("opening", opening?.description)
        write("mentions", mentions, to: &json)
    }
}

extension Commitment {
    /// Writes the members of the commitment's record into an open object.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        writeHead("commitment", id, document, start, end, quote, to: &json)
        json.field("kind", kind.rawValue)
        write("who", who, to: &json)
        write("to", to, to: &json)
        json.field("what", what)
        json.field("by", by?.description)
        write("claims", claims, to: &json)
    }
}

private func writeHead(
    _ type: String, _ id: String, _ document: String, _ start: Int, _ end: Int, _ quote: String,
    to json: inout JSONWriter
) {
    json.field("type", type)
    json.field("id", id)
    json.field("document", document)
    json.field("start", start)
    json.field("end", end)
    json.field("quote", quote)
}

private func write(_ key: String, _ values: [String], to json: inout JSONWriter) {
    json.key(key)
    json.array { json in for value in values { json.string(value) } }
}

private func write(_ key: String, _ ranges: [Range<Int>], to json: inout JSONWriter) {
    json.key(key)
    json.array { json in
        for range in ranges {
            json.array { json in
                json.integer(range.lowerBound)
                json.integer(range.upperBound)
            }
        }
    }
}
