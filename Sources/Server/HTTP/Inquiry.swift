internal import Evidence

/// A request as the routes see it: no sockets, no framework.
package struct Inquiry: Sendable {
    /// Methods that routes answer.
    package enum Method: String, Sendable, Hashable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    package var method: Method
    /// Decoded, beginning with a slash.
    package var path: String
    /// Decoded names and values, in order.
    package var query: [(name: String, value: String)]
    /// Values of the path's parts in braces, by name.
    package var captured: [String: String] = [:]
    /// Lower-case media type of the body, without parameters; empty when none was given.
    package var contentType: String = ""
    /// The charset of the body's media type, as written.
    package var charset: String?
    /// The `Accept` header; empty when none was given.
    package var accept: String = ""
    /// The body, unpacked and within the limit.
    package var body: [UInt8] = []

    /// Makes a request.
    package init(method: Method, path: String, query: [(name: String, value: String)] = []) {
        self.method = method
        self.path = path
        self.query = query
    }

    /// The first value of a parameter; nil when it is missing or empty.
    package func value(_ name: String) -> String? {
        query.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// All values of a parameter that is not empty.
    package func values(_ name: String) -> [String] {
        query.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// A whole number; the route's own check has seen to its range.
    package func integer(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

    /// Whether people are spoken to in French.
    package var isFrench: Bool { value("lang") == "fr" }
}
