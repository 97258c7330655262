internal import Evidence

/// The API as OpenAPI 3.1, made from the routes themselves, so that it cannot say what is not so.
package struct Description: Sendable {
    private let routes: [Route]

    /// Describes routes.
    package init(_ routes: [Route]) {
        self.routes = routes
    }

    /// The document.
    package func json() -> [UInt8] {
        var json = JSONWriter(indentation: 1)
        json.object { json in
            json.member("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.member("title", "Sogdian")
                json.member("version", "0.1.0")
                json.member("summary", "From a headline to its consequence: the commands over HTTP.")
            }
            json.key("paths")
            json.object { json in
                var seen: Set<String> = []
                for route in routes where seen.insert(route.path).inserted {
                    json.key(route.path)
                    json.object { json in
                        for one in routes where one.path == route.path {
                            json.key(one.method.rawValue.lowercased())
                            write(one, to: &json)
                        }
                    }
                }
            }
            json.key("components")
            json.object { json in
                json.key("schemas")
                json.object { json in
                    for (name, schema) in Schemas.all {
                        json.key(name)
                        json.raw(schema.utf8)
                    }
                }
                json.key("securitySchemes")
                json.object { json in
                    json.key("token")
                    json.object { json in
                        json.member("type", "http")
                        json.member("scheme", "bearer")
                        json.member("description", "Printed when the server starts.")
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private func write(_ route: Route, to json: inout JSONWriter) {
        json.object { json in
            json.member("summary", route.summary)
            json.member("operationId", Self.identifier(of: route))
            if route.needsToken {
                json.key("security")
                json.array { json in
                    json.object { json in
                        json.key("token")
                        json.array { _ in }
                    }
                }
            }
            let captured = route.path.split(separator: "/").filter { $0.hasPrefix("{") }
            if !(captured.isEmpty && route.allParameters.isEmpty) {
                json.key("parameters")
                json.array { json in
                    for name in captured { write(captured: String(name.dropFirst().dropLast()), to: &json) }
                    for parameter in route.allParameters { write(parameter, to: &json) }
                }
            }
            if !route.bodies.isEmpty {
                json.key("requestBody")
                json.object { json in
                    json.key("required")
                    json.boolean(true)
                    json.key("content")
                    json.object { json in
                        for type in route.bodies {
                            json.key(type.name)
                            json.raw(
                                type == .json
                                    ? #"{"schema":{"type":"object"}}"#.utf8
                                    : #"{"schema":{"type":"string","minLength":1}}"#.utf8)
                        }
                    }
                }
            }
            json.key("responses")
            json.object { json in
                for status in route.successes { write(status, of: route, to: &json) }
                if route.method == .get, route.types.first != .events, !route.isStreamed {
                    json.key("304")
                    json.object {
                        $0.member("description", "The client's copy, named by If-None-Match, is still good.")
                    }
                }
                for status in Self.failures(of: route) {
                    json.key(String(status))
                    json.object { json in
                        json.member("description", Problem.title(of: status))
                        json.key("content")
                        json.raw(
                            ##"{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}"##.utf8)
                    }
                }
            }
        }
    }

    private func write(_ status: Int, of route: Route, to json: inout JSONWriter) {
        json.key(String(status))
        json.object { json in
            json.member("description", Problem.title(of: status))
            guard status != 204 else { return }
            json.key("content")
            json.object { json in
                for type in route.types {
                    json.key(type.name)
                    let isJSON = type == .json || type == .geoJSON
                    let schema = type == .geoJSON ? "FeatureCollection" : route.schema
                    if isJSON, let schema {
                        json.raw(##"{"schema":{"$ref":"#/components/schemas/\##(schema)"}}"##.utf8)
                    } else if isJSON || type == .linkedData {
                        json.raw(#"{"schema":{"type":"object"}}"#.utf8)
                    } else {
                        json.raw(#"{"schema":{"type":"string"}}"#.utf8)
                    }
                }
            }
        }
    }

    private func write(_ parameter: Parameter, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", parameter.name)
            json.member("in", "query")
            json.member("description", parameter.summary)
            if parameter.isRequired {
                json.key("required")
                json.boolean(true)
            }
            json.key("schema")
            json.object { json in
                if parameter.isRepeated {
                    json.member("type", "array")
                    json.member("maxItems", Parameter.mostValues)
                    json.key("items")
                    json.object { write(parameter.kind, isRequired: true, to: &$0) }
                } else {
                    write(parameter.kind, isRequired: parameter.isRequired, to: &json)
                }
            }
            if let example = parameter.example {
                json.key("example")
                if parameter.isRepeated {
                    json.array { $0.string(example) }
                } else {
                    json.string(example)
                }
            }
        }
    }

    private func write(_ kind: Parameter.Kind, isRequired: Bool, to json: inout JSONWriter) {
        switch kind {
        case .text:
            json.member("type", "string")
            if isRequired { json.member("minLength", 1) }
            json.member("maxLength", 500)
        case .integer(let range):
            json.member("type", "integer")
            json.member("minimum", range.lowerBound)
            json.member("maximum", range.upperBound)
        case .choices(let words):
            let word = "(" + words.joined(separator: "|") + ")"
            json.member("type", "string")
            json.member("pattern", "^\(word)(,\(word))*$")
            json.member("maxLength", 1_000)
        case .choice(let words):
            json.member("type", "string")
            json.key("enum")
            json.array { json in for word in words { json.string(word) } }
        }
    }

    private func write(captured name: String, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            json.member("in", "path")
            json.key("required")
            json.boolean(true)
            json.key("schema")
            json.object { json in
                json.member("type", "string")
                json.member("minLength", 1)
                json.member("maxLength", 100)
            }
        }
    }

    /// `getApiRoute` for GET /api/route.
    private static func identifier(of route: Route) -> String {
        let words = route.path.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        return route.method.rawValue.lowercased() + (words.isEmpty ? "Page" : words.map(\.capitalized).joined())
    }

    /// Every status of failure that a route can answer with.
    static func failures(of route: Route) -> [Int] {
        var all: Set<Int> = [400, 403, 406, 421, 500]
        all.formUnion(route.failures)
        if case .heavy = route.work { all.insert(503) }
        if route.path.hasPrefix("/api/") { all.formUnion([404, 507]) }
        if !route.bodies.isEmpty { all.formUnion([413, 415, 422]) }
        if route.needsToken { all.insert(401) }
        return all.sorted()
    }
}

extension Substring {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
