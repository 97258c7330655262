public import Evidence

extension EventMention {
    /// Writes the members of the event's record into an open object.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        writeHead("event", id, document, start, end, quote, to: &json)
        json.member("name", name)
        json.member("kind", kind)
        json.member("event", event)
        if let edition { json.member("edition", edition) } else { json.member("edition", nil as String?) }
        json.member("place", place)
        json.member("period", period?.description)
        json.key("from_atlas")
        json.boolean(isCompleted)
        json.member("host", host)
        write("participants", participants, to: &json)
        json.member("theme", theme)
        json.member("outcome", outcome)
        write("mentions", mentions, to: &json)
    }
}

extension ProjectMention {
    /// Writes the members of the project's record into an open object.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        writeHead("project", id, document, start, end, quote, to: &json)
        json.member("name", name)
        json.member("kind", kind)
        json.member("project", project)
        write("places", places, to: &json)
        for (key, amount) in [("capacity", capacity), ("cost", cost), ("length", length)] {
            json.key(key)
            guard let amount else {
                json.string(nil)
                continue
            }
            json.object { json in
                json.member("value", amount.value)
                json.member("unit", amount.unit)
                json.member("claim", amount.claim)
            }
        }
        write("parties", parties, to: &json)
        json.member("status", status)
        json.member("opening", opening?.description)
        write("mentions", mentions, to: &json)
    }
}

extension Commitment {
    /// Writes the members of the commitment's record into an open object.
    public func writeMembers(to json: inout JSONWriter, document: String) {
        writeHead("commitment", id, document, start, end, quote, to: &json)
        json.member("kind", kind.rawValue)
        write("who", who, to: &json)
        write("to", to, to: &json)
        json.member("what", what)
        json.member("by", by?.description)
        write("claims", claims, to: &json)
    }
}

private func writeHead(
    _ type: String, _ id: String, _ document: String, _ start: Int, _ end: Int, _ quote: String,
    to json: inout JSONWriter
) {
    json.member("type", type)
    json.member("id", id)
    json.member("document", document)
    json.member("start", start)
    json.member("end", end)
    json.member("quote", quote)
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
