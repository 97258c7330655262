package import Evidence

/// All routes, found by path.
package struct RouteTable: Sendable {
    package let routes: [Route]
    private let exact: [String: [Int]]
    private let patterned: [(parts: [Substring], route: Int)]

    /// Makes a table.
    package init(_ routes: [Route]) {
        self.routes = routes
        var exact: [String: [Int]] = [:]
        var patterned: [(parts: [Substring], route: Int)] = []
        for (index, route) in routes.enumerated() {
            if route.path.contains("{") {
                patterned.append((route.path.split(separator: "/"), index))
            } else {
                exact[route.path, default: []].append(index)
            }
        }
        self.exact = exact
        self.patterned = patterned
    }

    /// What a path and method lead to.
    package enum Match: Sendable {
        case route(Route, captured: [String: String])
        /// The path is known with other methods.
        case otherMethods([Inquiry.Method])
        case nothing
    }

    /// Finds the route of a path.
    package func match(_ method: Inquiry.Method?, _ path: String) -> Match {
        var methods: [Inquiry.Method] = []
        for index in exact[path] ?? [] {
            if routes[index].method == method { return .route(routes[index], captured: [:]) }
            methods.append(routes[index].method)
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (pattern, index) in patterned where pattern.count == parts.count {
            var captured: [String: String] = [:]
            let fits = zip(pattern, parts).allSatisfy { wanted, given in
                guard wanted.hasPrefix("{") else { return wanted == given }
                captured[String(wanted.dropFirst().dropLast())] = String(given)
                return !given.isEmpty
            }
            guard fits else { continue }
            if routes[index].method == method { return .route(routes[index], captured: captured) }
            methods.append(routes[index].method)
        }
        return methods.isEmpty ? .nothing : .otherMethods(methods)
    }

    /// The complaint about a path that leads nowhere.
    package func unknown(_ path: String) -> Complaint {
        let near = routes.map(\.path).filter {
            $0.hasPrefix("/api/") && $0.dropFirst(5).prefix(3) == path.dropFirst(5).prefix(3)
        }
        return Complaint(
            .missingFile, found: "nothing is at \(path.prefix(200))",
            advice: near.isEmpty
                ? "see /openapi.json" : "did you mean " + near.prefix(3).joined(separator: " or ") + "?")
    }
}
