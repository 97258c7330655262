/// The answer of a web server as an archive keeps it: status, headers, body.
struct HTTPMessage {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    /// Splits a message; nil when it does not begin like one.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: Array("HTTP/".utf8)) else { return nil }
        var lines: [String] = []
        var at = 0
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[at..<end]
            if line.last == 0x0D { line = line.dropLast() }
            at = min(bytes.count, end + 1)
            if line.isEmpty { break }
            lines.append(String(decoding: line.prefix(8_192), as: UTF8.self))
            if lines.count > 400 { break }
        }
        let first = (lines.first ?? "").split(separator: " ")
        status = first.count > 1 ? Int(first[1]) ?? 0 : 0
        headers = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers[line[..<colon].lowercased()] = String(value)
        }
        body = Array(bytes[at...])
    }

    /// The body without its transfer and content codings; nil when a coding is unknown or the data are damaged.
    ///
    /// Archives differ in whether they keep the codings, so the bytes decide, not the header alone.
    func plainBody(bound: Int, name: String) -> [UInt8]? {
        var plain = body
        if headers["transfer-encoding"]?.lowercased().contains("chunked") == true, let joined = Self.joinedChunks(plain)
        {
            plain = joined
        }
        let coding = headers["content-encoding"]?.lowercased() ?? ""
        if plain.starts(with: [0x1F, 0x8B]) { return InflatedStream.body(plain, bound: bound, name: name) }
        if coding.contains("deflate") { return InflatedStream.body(plain, bound: bound, name: name) ?? plain }
        if coding == "br" || coding == "zstd", !Self.looksLikeText(plain) { return nil }
        return Array(plain.prefix(bound))
    }

    private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(512).reduce(into: 0) { $0 += $1 >= 0x20 && $1 < 0x7F || $1 == 0x0A ? 1 : 0 } * 10
            > bytes.prefix(512).count * 7
    }

    /// Joins the pieces of a chunked body; nil when it is none.
    private static func joinedChunks(_ bytes: [UInt8]) -> [UInt8]? {
        var joined: [UInt8] = []
        var at = 0
        while at < bytes.count {
            var size = 0
            var digits = 0
            while at < bytes.count, digits < 8, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue {
                size = size * 16 + digit
                digits += 1
                at += 1
            }
            guard digits > 0, let end = bytes[at...].prefix(256).firstIndex(of: 0x0A) else {
                return joined.isEmpty ? nil : joined
            }
            at = end + 1
            if size == 0 { return joined }
            let stop = min(bytes.count, at + size)
            joined += bytes[at..<stop]
            at = stop
            if at < bytes.count, bytes[at] == 0x0D { at += 1 }
            if at < bytes.count, bytes[at] == 0x0A { at += 1 }
        }
        return joined.isEmpty ? nil : joined
    }
}
