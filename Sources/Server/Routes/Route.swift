internal import Evidence

/// A method and path with everything that is said and checked about it; the description is made from the same values.
package struct Route: Sendable {
    /// How an answer is made.
    package enum Work: Sendable {
        /// At once: a few milliseconds at most.
        case light(@Sendable (Inquiry, MediaType) throws -> Answer)
        /// On the threads for heavy work.
        case heavy(@Sendable (Inquiry, MediaType) throws -> Answer)
    }

    package let method: Inquiry.Method
    /// Parts in braces are captured by name.
    package let path: String
    package let summary: String
    package var parameters: [Parameter] = []
    /// Media types that a body may have; empty when there is no body.
    package var bodies: [MediaType] = []
    /// Media types of the answer, the default first.
    package var types: [MediaType] = [.json]
    /// Statuses of success.
    package var successes: [Int] = [200]
    /// Statuses of failure beyond those that every route has.
    package var failures: [Int] = []
    /// Name of the schema of the JSON answer.
    package var schema: String?
    /// Whether a request has the same answer for as long as the server runs.
    package var isKept = false
    package var needsToken = false
    /// Whether the answer comes piece by piece.
    package var isStreamed = false
    /// Whether a query is the client's own affair.
    package var takesAnyQuery = false
    package let work: Work

    init(_ method: Inquiry.Method, _ path: String, _ summary: String, _ work: Work) {
        (self.method, self.path, self.summary, self.work) = (method, path, summary, work)
    }

    /// All parameters, with those that every route of its kind has.
    package var allParameters: [Parameter] {
        var all = parameters
        let words = types.compactMap(\.word)
        if words.count > 1 {
            all.append(
                Parameter("format", .choice(words), "Form of the answer; the Accept header is the other way to ask."))
        }
        if path.hasPrefix("/api/") { all.append(.language) }
        return all
    }

    /// Refuses unknown, repeated, missing and wrong parameters.
    ///
    /// - Throws: a ``Complaint`` that names the nearest known parameter.
    func check(_ inquiry: Inquiry) throws(Complaint) {
        guard !takesAnyQuery else { return }
        let known = allParameters
        var seen: Set<String> = []
        for (name, value) in inquiry.query {
            guard let parameter = known.first(where: { $0.name == name }) else {
                let near = known.map(\.name).filter { $0.hasPrefix(name.prefix(2)) || name.hasPrefix($0.prefix(2)) }
                throw Complaint(
                    .badUse, found: "\(path) has no parameter \"\(name)\"",
                    expected: known.isEmpty ? "none" : "some of " + known.map(\.name).joined(separator: ", "),
                    advice: near.isEmpty || known.count < 2
                        ? "" : "did you mean " + near.joined(separator: " or ") + "?")
            }
            guard seen.insert(name).inserted || parameter.isRepeated else {
                throw Complaint(.badUse, found: "\(name) was given twice", expected: "one value")
            }
            if !value.isEmpty { try parameter.check(value) }
        }
        for parameter in known where parameter.isRepeated {
            let count = inquiry.query.count { $0.name == parameter.name }
            guard count <= Parameter.mostValues else {
                throw Complaint(
                    .badUse, found: "\(parameter.name) given \(count) times",
                    expected: "at most \(Parameter.mostValues)")
            }
        }
        for parameter in known where parameter.isRequired && inquiry.value(parameter.name) == nil {
            throw Complaint(
                .badUse, found: "\(path) without \(parameter.name)", expected: parameter.summary,
                advice: parameter.example.map { "for example \(parameter.name)=\($0)" } ?? "")
        }
    }

    /// The media type asked for by `format=` or by the `Accept` header; the first when neither says.
    ///
    /// - Throws: a ``Problem`` of status 406 when the header admits none of the route's types.
    func type(for inquiry: Inquiry) throws(Problem) -> MediaType {
        let first = types.first ?? .json
        if let word = inquiry.value("format") { return types.first { $0.word == word } ?? first }
        guard !inquiry.accept.isEmpty else { return first }
        var best: (type: MediaType, weight: Double)?
        for type in types {
            let weight = Self.weight(of: type, in: inquiry.accept)
            if weight > (best?.weight ?? 0) { best = (type, weight) }
        }
        guard let best else {
            throw Problem(
                406,
                Complaint(
                    .badUse, found: "Accept: \(inquiry.accept.prefix(200))",
                    expected: types.map(\.name).joined(separator: " or ")))
        }
        return best.type
    }

    /// The weight that an `Accept` header gives a type, 0 to 1; the most exact range counts.
    ///
    /// - Source: RFC 9110, section 12.5.1.
    static func weight(of type: MediaType, in accept: String) -> Double {
        let name = type.name
        let family = name.prefix { $0 != "/" } + "/*"
        var best = (rank: 0, weight: 0.0)
        for range in accept.lowercased().split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.split(separator: " ").joined() }
            guard let wanted = parts.first else { continue }
            // GeoJSON and JSON-LD are JSON, and who asks for that takes them.
            let isJSON = wanted == "application/json" && (type == .geoJSON || type == .linkedData)
            let rank = wanted == name ? 3 : isJSON || wanted == family ? 2 : wanted == "*/*" ? 1 : 0
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if rank > best.rank { best = (rank, weight) }
        }
        return best.weight
    }
}
