internal import Evidence

/// Which names the server answers to, and whose pages may ask it.
///
/// A page of another site can make a browser send requests to loopback, and a name can be made to point there (DNS
/// rebinding). The first shows in `Origin` and `Sec-Fetch-Site`, the second in `Host`.
package struct SiteCheck: Sendable {
    /// Names given by the user, for a proxy in front.
    private let names: Set<String>
    /// Whether the server listens beyond this machine; then its addresses are good names too.
    private let isOpen: Bool

    /// Makes a check.
    ///
    /// - Parameters:
    ///   - host: the address listened on.
    ///   - allowed: further names, with or without a port.
    package init(host: String, allowed: [String]) {
        names = Set(([host] + allowed).map { Self.name(of: $0.lowercased()) })
        isOpen = !Self.loopback.contains(Self.name(of: host.lowercased()))
    }

    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]", "::1"]

    /// Refuses a request that was meant for another name or comes from another site's page.
    ///
    /// - Throws: a ``Problem``: 421 for the name, 403 for the page.
    package func check(host: String?, origin: String?, site: String?, isNavigation: Bool) throws(Problem) {
        guard let host = host?.lowercased(), isKnown(Self.name(of: host)) else {
            throw Problem(
                421,
                Complaint(
                    .badUse, found: "a request for the host \"\(host ?? "")\"", expected: "a name of this server",
                    advice: "start it with --allow-host and that name, if it is yours"))
        }
        if let origin = origin?.lowercased() {
            let parts = origin.split(separator: "/", omittingEmptySubsequences: true)
            guard parts.count == 2, parts[0] == "http:" || parts[0] == "https:", parts[1] == host else {
                throw Problem(
                    403,
                    Complaint(
                        .badUse, found: "a request from a page of \(origin)", expected: "a page of this server",
                        advice: "open the page that the server gives"))
            }
        }
        if let site = site?.lowercased(), site == "cross-site" || site == "same-site", !isNavigation {
            throw Problem(
                403,
                Complaint(
                    .badUse, found: "a request from another site's page", expected: "a page of this server",
                    advice: "open the page that the server gives"))
        }
    }

    private func isKnown(_ name: String) -> Bool {
        if Self.loopback.contains(name) || names.contains(name) { return true }
        // An address cannot be rebound, as a name can.
        guard isOpen else { return false }
        return name.hasPrefix("[")
            || (name.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
                && name.split(separator: ".").count == 4)
    }

    /// The host without its port; an IPv6 address keeps its brackets.
    private static func name(of host: String) -> String {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            let rest = host[host.index(after: end)...]
            return rest.isEmpty || rest.hasPrefix(":") ? String(host[...end]) : host
        }
        return host.filter { $0 == ":" }.count == 1 ? String(host.prefix { $0 != ":" }) : host
    }
}
