internal import Evidence

/// One of a stream of server-sent events.
///
/// - Source: WHATWG HTML, section 9.2.5, "Parsing an event stream".
struct ServerEvent: Sendable {
    let name: String
    /// JSON on one line.
    let data: String

    init(name: String, data: String) {
        (self.name, self.data) = (name, data)
    }

    /// How far long work has come.
    static func progress(_ done: Int, of total: Int) -> ServerEvent {
        ServerEvent(name: "progress", data: "{\"done\":\(done),\"of\":\(total)}")
    }

    /// Problem details, where the answer has already begun.
    init(_ problem: Problem) {
        self.init(name: "problem", data: String(decoding: problem.answer.bytes.dropLast(), as: UTF8.self))
    }

    var bytes: [UInt8] {
        Array(
            ("event: \(name)\n"
                + data.split(whereSeparator: \.isNewline).map { "data: \($0)\n" }.joined() + "\n").utf8)
    }
}
