/// What a route answers with.
package struct Answer: Sendable {
    /// A stream of pieces, each handed on as it is made; it throws when nobody listens any more.
    package typealias Pieces = @Sendable (_ send: ([UInt8]) async throws -> Void) async throws -> Void

    package enum Body: Sendable {
        case bytes([UInt8])
        case stream(Pieces)
    }

    package var status: Int
    package var type: MediaType
    package var body: Body
    /// Further headers, such as `Location`.
    package var headers: [(name: String, value: String)] = []

    /// Makes an answer held in memory.
    package init(_ bytes: [UInt8], as type: MediaType, status: Int = 200) {
        (self.status, self.type, body) = (status, type, .bytes(bytes))
    }

    /// Makes an answer of text.
    package init(_ text: String, as type: MediaType, status: Int = 200) {
        self.init(Array(text.utf8), as: type, status: status)
    }

    /// Makes an answer that comes piece by piece.
    package init(streaming type: MediaType, _ pieces: @escaping Pieces) {
        (status, self.type, body) = (200, type, .stream(pieces))
    }

    /// The bytes; empty for a stream.
    package var bytes: [UInt8] {
        if case .bytes(let bytes) = body { bytes } else { [] }
    }
}

/// Media types the server speaks.
package enum MediaType: String, Sendable, Hashable, CaseIterable {
    case json = "application/json"
    case geoJSON = "application/geo+json"
    case ndjson = "application/x-ndjson"
    case linkedData = "application/ld+json"
    case csv = "text/csv; charset=utf-8"
    case html = "text/html; charset=utf-8"
    case markdown = "text/markdown; charset=utf-8"
    case svg = "image/svg+xml"
    case css = "text/css; charset=utf-8"
    case script = "text/javascript; charset=utf-8"
    case icon = "image/x-icon"
    case plain = "text/plain; charset=utf-8"
    case metrics = "text/plain; version=0.0.4; charset=utf-8"
    case events = "text/event-stream"
    case yaml = "application/yaml"
    case problem = "application/problem+json"

    /// The type without its parameters.
    package var name: String { String(rawValue.prefix { $0 != ";" }) }

    /// The word that `format=` has for the type; nil where there is no choice.
    package var word: String? {
        switch self {
        case .json: "json"
        case .geoJSON: "geojson"
        case .ndjson: "ndjson"
        case .linkedData: "jsonld"
        case .csv: "csv"
        case .html: "html"
        case .markdown: "markdown"
        case .svg: "svg"
        default: nil
        }
    }
}
