public import Evidence
internal import Glibc

/// Finds the articles in what a user names: text, pages, web archives, packed or not, folders of them, standard input.
///
/// Everything is read as it comes: an archive record by record, a long text part by part.
public struct InputReader {
    private let limits: Limits
    private let report: (Complaint) -> Void

    /// Prepares a reader.
    ///
    /// - Parameters:
    ///   - limits: how much is held at once.
    ///   - report: told of every fault that did not stop the reading, such as a damaged record.
    public init(limits: Limits = Limits(), report: @escaping (Complaint) -> Void) {
        self.limits = limits
        self.report = report
    }

    /// Calls back for each article of a file, of every file in a folder and its folders in the order of their names, or of standard
    /// input (`-`).
    ///
    /// - Throws: a ``Complaint`` when the file as a whole cannot be read; whatever the callback throws.
    public func forEachArticle(at path: String, _ body: (Article) throws -> Void) throws {
        if path != "-", let entries = Self.entries(of: path) {
            guard !entries.isEmpty else {
                throw Complaint(
                    .badInput, at: .init(file: path), found: "an empty folder", expected: "articles in it")
            }
            var read = 0
            for entry in entries {
                do {
                    try forEachArticle(at: path.hasSuffix("/") ? path + entry : path + "/" + entry, body)
                    read += 1
                } catch let complaint as Complaint {
                    report(complaint)
                }
            }
            if read == 0 {
                throw Complaint(.badInput, at: .init(file: path), found: "a folder of which no file could be read")
            }
            return
        }
        try forEachArticle(in: try FileStream(path: path), body)
    }

    /// The bytes of a file as they are, or of standard input for `-`.
    ///
    /// - Throws: a ``Complaint`` that says why they cannot be read.
    public static func bytes(at path: String) throws(Complaint) -> [UInt8] {
        let stream = try FileStream(path: path)
        var bytes: [UInt8] = []
        while let piece = try stream.next() { bytes += piece }
        return bytes
    }

    /// Calls back for each article in bytes held in memory, in the `charset` declared for them if one was.
    public func forEachArticle(
        in bytes: [UInt8], name: String, charset: String? = nil, _ body: (Article) throws -> Void
    ) throws {
        try forEachArticle(in: HeldBytes(bytes, name: name), charset: charset, body)
    }

    /// The file names in a folder, sorted, without hidden ones; nil when the path is no folder.
    private static func entries(of path: String) -> [String]? {
        guard let folder = unsafe opendir(path) else { return nil }
        defer { unsafe _ = closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            // Pipes, devices and links to folders would wait or go round for ever.
            var status = stat()
            let full = path + "/" + name
            guard unsafe lstat(full, &status) == 0 else { continue }
            let kind = status.st_mode & S_IFMT
            if kind == S_IFLNK {
                guard unsafe stat(full, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            } else if kind != S_IFREG, kind != S_IFDIR {
                continue
            }
            names.append(name)
        }
        return names.sorted()
    }

    // MARK: - One stream

    private func forEachArticle(
        in stream: any ByteStream, charset: String? = nil, _ body: (Article) throws -> Void
    ) throws {
        let (head, rest) = try Self.head(of: stream)
        guard head.starts(with: [0x1F, 0x8B]) else { return try route(head, rest, charset, body) }
        let (unpackedHead, unpacked) = try Self.head(of: InflatedStream(rest, limits: limits, report: report))
        guard !unpackedHead.isEmpty else {
            throw Complaint(
                .badInput, at: .init(file: stream.name), found: "a compressed file with nothing that can be unpacked",
                advice: "fetch it again")
        }
        try route(unpackedHead, unpacked, charset, body)
    }

    /// The first bytes of a stream, and the stream with them back in front.
    private static func head(of stream: any ByteStream) throws -> ([UInt8], any ByteStream) {
        var head: [UInt8] = []
        while head.count < 1_024, let piece = try stream.next() { head += piece }
        return (Array(head.prefix(4_096)), Prefixed(head, before: stream))
    }

    private func route(
        _ head: [UInt8], _ stream: any ByteStream, _ charset: String?, _ body: (Article) throws -> Void
    ) throws {
        if head.starts(with: Array("WARC/".utf8)) {
            try archive(stream, body)
        } else if Self.looksLikePage(head) {
            var reader = ByteReader(stream)
            let bytes = try reader.take(limits.page)
            if try !reader.peek(1).isEmpty {
                report(
                    Complaint(
                        .badInput, at: .init(file: stream.name), found: "a page of more than \(limits.page) bytes",
                        advice: "only its beginning is read"))
            }
            try body(try page(bytes, name: stream.name, declared: charset))
        } else {
            try TextParts(stream, limits: limits, declared: charset, report: report).forEach(body)
        }
    }

    /// Whether bytes begin like HTML.
    static func looksLikePage(_ head: [UInt8]) -> Bool {
        var bytes = head
        if let littleEndian = head.starts(with: [0xFF, 0xFE]) ? true : head.starts(with: [0xFE, 0xFF]) ? false : nil {
            bytes = littleEndian ? head.dropFirst(2).filter { $0 != 0 } : head.dropFirst(2).filter { $0 != 0 }
        } else if TextDecoder.zeroBytes(head) != nil {
            bytes = head.filter { $0 != 0 }
        }
        var text = String(decoding: bytes, as: UTF8.self).lowercased()[...]
        text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        while text.hasPrefix("<!--") || text.hasPrefix("<?xml") {
            guard let end = text.firstRange(of: text.hasPrefix("<!--") ? "-->" : "?>") else { return true }
            text = text[end.upperBound...].drop { $0.isWhitespace }
        }
        for start in [
            "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<div", "<p>", "<p ", "<article", "<main",
            "<section", "<h1", "<table", "<script", "<link", "<header", "<nav", "<span", "<a ", "<br",
        ] where text.hasPrefix(start) { return true }
        return false
    }

    // MARK: - Kinds

    private func archive(_ stream: any ByteStream, _ body: (Article) throws -> Void) throws {
        var archive = WARCReader(stream, limits: limits, report: report)
        while let record = try archive.next() {
            do {
                try article(of: record, file: stream.name, body)
            } catch let complaint as Complaint where complaint.exit == .badInput {
                // A page without text is no fault of the archive's.
                continue
            }
        }
    }

    private func article(of record: WARCReader.Record, file: String, _ body: (Article) throws -> Void) throws {
        let name = record.address ?? "\(file), byte \(record.position)"
        var bytes = record.content
        var type = record.fields["content-type"] ?? ""
        if record.kind == "response" {
            guard let message = HTTPMessage(bytes) else { return }
            guard message.status == 200 || message.status == 203 else { return }
            type = message.headers["content-type"] ?? ""
            guard Self.isText(type) else { return }
            guard let plain = message.plainBody(bound: limits.page, name: name) else {
                report(
                    Complaint(
                        .badInput, at: .init(file: file),
                        found: "at byte \(record.position), a page whose content coding cannot be undone",
                        advice: "it is left out"))
                return
            }
            bytes = plain
        }
        guard Self.isText(type), bytes.contains(where: { $0 > 0x20 }) else { return }
        let declared = PageCharset.declared(inContentType: type)
        if type.lowercased().contains("html")
            || (!type.lowercased().hasPrefix("text/plain") && Self.looksLikePage(bytes))
        {
            try body(try page(bytes, name: name, declared: declared))
        } else {
            try TextParts(
                HeldBytes(bytes, name: name), limits: limits,
                declared: record.kind == "conversion" ? "UTF-8" : declared,
                report: report
            ).forEach(body)
        }
    }

    private static func isText(_ type: String) -> Bool {
        let type = type.lowercased()
        return type.isEmpty || type.hasPrefix("text/html") || type.hasPrefix("text/plain") || type.contains("xhtml")
    }

    /// The article of a page.
    private func page(_ bytes: [UInt8], name: String, declared: String?) throws(Complaint) -> Article {
        let decoded = TextDecoder.decode(bytes, declared: declared ?? PageCharset.declared(in: bytes))
        if let note = decoded.note { report(Complaint(.badInput, at: .init(file: name), found: note)) }
        let clean = decoded.text.contains(0) ? decoded.text.map { $0 == 0 ? 0x20 : $0 } : decoded.text
        let tree = PageScanner.tree(of: clean, limits: limits)
        let metadata = PageMetadata(tree)
        let text = ArticleSelection(tree).text(title: metadata.title)
        guard text.contains(where: { $0 > 0x20 }) else {
            throw Complaint(.badInput, at: .init(file: name), found: "a page without any text of an article")
        }
        var sum = Fingerprint()
        sum.update(bytes)
        return Article(
            name: name, fingerprint: sum.digits(), text: text, encoding: decoded.encoding, title: metadata.title,
            published: metadata.published, publishedDetail: metadata.publishedDetail, language: metadata.language)
    }
}
