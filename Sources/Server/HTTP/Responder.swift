internal import Evidence
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Takes requests through the guards to their routes, and answers back through packing and tags.
struct Responder: HTTPResponder {
    typealias Context = Connection

    let table: RouteTable
    let site: SiteCheck
    let token: AccessToken
    let limits: ServerLimits
    let work: WorkLimit
    let cache: AnswerCache
    let metrics: ServerMetrics

    func respond(to request: Request, context: Connection) async throws -> Response {
        let start = ContinuousClock.now
        var path = "none"
        var response: Response
        do {
            response = try await answer(request, context, &path)
        } catch let problem as Problem {
            response = self.response(to: problem)
            if problem.status == 413 || problem.status == 408 {
                response.headers[.connection] = "close"
                context.closeSoon()
            }
        } catch let complaint as Complaint {
            response = self.response(to: Problem(complaint))
        } catch {
            context.logger.error("a fault of ours", metadata: ["error": "\(error)"])
            let fault = Complaint(.internalFault, found: "a fault of ours", advice: "please report it")
            response = self.response(to: Problem(fault))
        }
        Self.harden(&response)
        if request.method == .head { response.body = .init(contentLength: response.body.contentLength) { _ in } }
        let seconds = start.duration(to: .now) / .seconds(1)
        let bytes = response.body.contentLength ?? 0
        let method = Inquiry.Method(rawValue: request.method.rawValue)?.rawValue ?? "other"
        metrics.count(
            method: method, path: path, status: response.status.code, seconds: seconds, bytes: bytes)
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(method)", "path": "\(path)", "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible((seconds * 1_000_000).rounded() / 1000),
                "bytes": .stringConvertible(bytes),
            ])
        return response
    }

    private func answer(_ request: Request, _ context: Connection, _ path: inout String) async throws -> Response {
        let headers = request.headers
        let raw = request.head.path ?? ""
        guard let target = Target(raw) else {
            throw Problem(400, Complaint(.badUse, found: "a request for \(raw.prefix(200))", expected: "a plain path"))
        }
        try site.check(
            host: request.head.authority, origin: headers[.origin], site: headers[Self.fetchSite],
            isNavigation: !target.path.hasPrefix("/api/") && request.method == .get)
        let method: Inquiry.Method? =
            request.method == .head ? .get : Inquiry.Method(rawValue: request.method.rawValue)
        let route: Route
        let captured: [String: String]
        switch table.match(method, target.path) {
        case .route(let found, let values): (route, captured) = (found, values)
        case .otherMethods(let methods):
            let allowed = Set(methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : [])).sorted()
            throw Problem(
                405,
                Complaint(
                    .badUse, found: "\(request.method.rawValue) \(target.path.prefix(200))",
                    expected: allowed.joined(separator: " or ")),
                headers: [("Allow", allowed.joined(separator: ", "))])
        case .nothing: throw Problem(404, table.unknown(target.path))
        }
        path = route.path
        if route.needsToken, !token.admits(headers[.authorization]) {
            throw Problem(
                401,
                Complaint(
                    .badUse, found: "a change without the token", expected: "Authorization: Bearer and the token",
                    advice: "it is printed when the server starts"),
                headers: [("WWW-Authenticate", "Bearer")])
        }
        var inquiry = Inquiry(method: route.method, path: target.path, query: target.query)
        inquiry.captured = captured
        inquiry.accept = headers[.accept] ?? ""
        try route.check(inquiry)
        let type = try route.type(for: inquiry)
        let packs = (headers[.acceptEncoding] ?? "").lowercased().contains("gzip")
        let key = route.isKept ? type.rawValue + " " + (route.takesAnyQuery ? route.path : raw) : nil
        if let key, let kept = cache.entry(key), kept.packed != nil || !packs || kept.plain.readableBytes < 512 {
            return response(with: kept, packs: packs, headers)
        }
        if !route.bodies.isEmpty { try await readBody(of: request, of: route, into: &inquiry) }
        let answer = try await made(route, inquiry, type)
        guard case .bytes(let bytes) = answer.body else { return streamed(answer) }
        guard answer.status == 200 else {
            var response = response(answer.status, answer.type, ByteBuffer(bytes: bytes))
            for (name, value) in answer.headers { Self.set(name, value, in: &response) }
            return response
        }
        var sum = Fingerprint()
        sum.update(bytes)
        let packed = packs && bytes.count >= 512 ? Packing.packed(bytes) : nil
        let entry = AnswerCache.Entry(
            type: answer.type, plain: ByteBuffer(bytes: bytes), packed: packed.map { ByteBuffer(bytes: $0) },
            tag: "\"\(sum.digits(32))\"")
        if let key { cache.keep(entry, for: key) }
        var response = response(with: entry, packs: packs, route.method == .get ? headers : [:])
        if route.method != .get { response.headers[.cacheControl] = "no-store" }
        for (name, value) in answer.headers { Self.set(name, value, in: &response) }
        return response
    }

    private func made(_ route: Route, _ inquiry: Inquiry, _ type: MediaType) async throws -> Answer {
        switch route.work {
        case .light(let make): return try make(inquiry, type)
        case .heavy(let make): return try await work.run { try make(inquiry, type) }
        }
    }

    // MARK: - Bodies

    private func readBody(of request: Request, of route: Route, into inquiry: inout Inquiry) async throws {
        let headers = request.headers
        let media = headers[.contentType] ?? ""
        let parts = media.split(separator: ";").map { $0.split(separator: " ").joined() }
        inquiry.contentType = (parts.first ?? "").lowercased()
        inquiry.charset = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }
            .map { $0.dropFirst(8).filter { $0 != "\"" } }
        guard route.bodies.contains(where: { $0.name == inquiry.contentType }) else {
            throw Problem(
                415,
                Complaint(
                    .badUse, found: media.isEmpty ? "a body without Content-Type" : "a body of \(media.prefix(100))",
                    expected: route.bodies.map(\.name).joined(separator: " or ")))
        }
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
            throw Problem.tooLarge(limits.body)
        }
        var bytes: [UInt8] = []
        do {
            for try await piece in request.body {
                guard bytes.count + piece.readableBytes <= limits.body else { throw Problem.tooLarge(limits.body) }
                bytes.append(contentsOf: piece.readableBytesView)
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            // The client went away, or was too slow and sent away; nobody reads this.
            throw Problem(408, Complaint(.badInput, found: "a body that ended early", expected: "all of it"))
        }
        switch (headers[.contentEncoding] ?? "").lowercased() {
        case "", "identity":
            // A packed file is unpacked by its first bytes, as the command line does.
            inquiry.body = Gzip.isCompressed(bytes) ? try Packing.unpacked(bytes, limit: limits.body) : bytes
        case "gzip", "x-gzip":
            guard Gzip.isCompressed(bytes) else {
                throw Problem(422, Complaint(.badInput, found: "a body that is no gzip", expected: "gzip as announced"))
            }
            inquiry.body = try Packing.unpacked(bytes, limit: limits.body)
        case let coding:
            throw Problem(
                415, Complaint(.badUse, found: "a body packed with \(coding.prefix(40))", expected: "gzip or none"))
        }
    }

    // MARK: - Responses

    private func response(_ status: Int, _ type: MediaType, _ body: ByteBuffer) -> Response {
        var headers: HTTPFields = [.contentType: type.rawValue]
        headers[.contentLength] = String(body.readableBytes)
        headers[.cacheControl] = "no-store"
        return Response(
            status: .init(code: status, reasonPhrase: Problem.title(of: status)), headers: headers,
            body: body.readableBytes == 0 ? .init() : .init(byteBuffer: body))
    }

    private func response(to problem: Problem) -> Response {
        let answer = problem.answer
        var response = response(answer.status, answer.type, ByteBuffer(bytes: answer.bytes))
        for (name, value) in answer.headers { Self.set(name, value, in: &response) }
        return response
    }

    /// A kept or new answer, packed and tagged; 304 when the client has it already.
    private func response(with entry: AnswerCache.Entry, packs: Bool, _ headers: HTTPFields) -> Response {
        let packed = packs ? entry.packed : nil
        // The two forms differ in their bytes, so in their strong tags too.
        let tag = packed == nil ? entry.tag : String(entry.tag.dropLast()) + "-gzip\""
        var response: Response
        if let known = headers[.ifNoneMatch], Self.holds(known, tag) {
            response = Response(status: .notModified, headers: [:], body: .init())
        } else {
            response = self.response(200, entry.type, packed ?? entry.plain)
            if packed != nil { response.headers[.contentEncoding] = "gzip" }
        }
        response.headers[.eTag] = tag
        response.headers[.vary] = "Accept, Accept-Encoding"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    private static func holds(_ list: String, _ tag: String) -> Bool {
        list.split(separator: ",").contains { part in
            let trimmed = part.split(separator: " ").joined()
            return trimmed == "*" || trimmed == tag || trimmed == "W/" + tag
        }
    }

    private func streamed(_ answer: Answer) -> Response {
        guard case .stream(let pieces) = answer.body else { return Response(status: .internalServerError) }
        let body = ResponseBody { writer in
            try await pieces { piece in try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: answer.type.rawValue, .cacheControl: "no-store"], body: body)
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin

    private static func set(_ name: String, _ value: String, in response: inout Response) {
        if let name = HTTPField.Name(name) { response.headers[name] = value }
    }

    /// Headers that keep a browser from doing more with an answer than was meant.
    private static func harden(_ response: inout Response) {
        for (name, value) in hardening { response.headers[name] = value }
    }

    private static let hardening: [(HTTPField.Name, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
                + "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"), ("X-Frame-Options", "DENY"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
