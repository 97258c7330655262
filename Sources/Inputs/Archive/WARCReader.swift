internal import Evidence

/// The records of a web archive (WARC 1.0 and 1.1; WET files are the same), one at a time.
///
/// A record whose length is wrong is cut at the next record's beginning and reported with its position; so is one too
/// large to hold. None of them ends the file.
struct WARCReader {
    /// One record.
    struct Record {
        /// Offset of its first byte in the unpacked file.
        var position: Int
        /// Header fields by lower-case name.
        var fields: [String: String]
        var content: [UInt8]

        /// The record's type, such as `response`, `resource`, `conversion` or `warcinfo`.
        var kind: String { fields["warc-type"]?.lowercased() ?? "" }
        /// Address the content came from.
        var address: String? { fields["warc-target-uri"].map { String($0.trimmingPrefix("<")).trimmedEnd(">") } }
    }

    private var reader: ByteReader
    private let name: String
    private let limits: Limits
    private let report: (Complaint) -> Void
    private static let start = Array("WARC/".utf8)

    init(_ stream: any ByteStream, limits: Limits, report: @escaping (Complaint) -> Void) {
        reader = ByteReader(stream)
        name = stream.name
        self.limits = limits
        self.report = report
    }

    /// The next record that can hold an article; nil at the end of the file.
    mutating func next() throws(Complaint) -> Record? {
        while try findStart() {
            let position = reader.position
            _ = try reader.line()
            let fields = try header()
            guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
                complain(position, "a record without a Content-Length", "it is left out")
                continue
            }
            let kind = fields["warc-type"]?.lowercased() ?? ""
            let isWanted = kind == "response" || kind == "resource" || kind == "conversion"
            let held = isWanted ? min(length, limits.page) : 0
            var content = try reader.take(held)
            var isCut = false
            var isWhole = content.count == held
            if isWhole, isWanted, length == held { isWhole = try endsHere() }
            if !isWhole {
                isCut = true
                if let next = Self.recordStart(in: content) {
                    reader.putBack(content[next...])
                    content.removeSubrange(next...)
                }
            }
            if isCut {
                complain(
                    position, "a record that says it has \(length) bytes and has not",
                    "it is read up to the next record")
            } else if length > held {
                try skipRest(length - held, of: length, at: position, isWanted: isWanted)
            }
            if isWanted { return Record(position: position, fields: fields, content: content) }
        }
        return nil
    }

    /// Moves to the next line that begins a record.
    private mutating func findStart() throws(Complaint) -> Bool {
        var skippedFrom: Int?
        while true {
            let ahead = try reader.peek(10)
            if ahead.isEmpty { break }
            if ahead.starts(with: Self.start), ahead.count >= 8, ahead[ahead.startIndex + 6] == 0x2E {
                if let skippedFrom { complain(skippedFrom, "bytes that belong to no record", "they are left out") }
                return true
            }
            let before = reader.position
            guard let line = try reader.line() else { break }
            if !line.isEmpty, skippedFrom == nil { skippedFrom = before }
        }
        if let skippedFrom { complain(skippedFrom, "bytes that belong to no record", "they are left out") }
        return false
    }

    private mutating func header() throws(Complaint) -> [String: String] {
        var fields: [String: String] = [:]
        var last = ""
        for _ in 0..<400 {
            guard let line = try reader.line(limit: 1 << 14), !line.isEmpty else { break }
            if line[0] == 0x20 || line[0] == 0x09 {
                fields[last, default: ""] += String(decoding: line, as: UTF8.self)
                continue
            }
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            last = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            fields[last] = String(decoding: line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
                .trimmedEnd(" ")
        }
        return fields
    }

    /// Whether the record ends where its length says: at blank lines and another record, or at the end of the file.
    private mutating func endsHere() throws(Complaint) -> Bool {
        let ahead = try reader.peek(16).drop { $0 == 0x0D || $0 == 0x0A }
        return ahead.isEmpty || ahead.starts(with: Self.start)
    }

    /// Steps over what is left of a record, but not over the beginning of another when the length is wrong.
    private mutating func skipRest(_ rest: Int, of length: Int, at position: Int, isWanted: Bool) throws(Complaint) {
        var left = rest
        var tail: [UInt8] = []
        while left > 0 {
            let piece = try reader.take(min(left, 1 << 16))
            if piece.isEmpty { break }
            left -= piece.count
            let joined = tail + piece
            if let next = Self.recordStart(in: joined) {
                reader.putBack(joined[next...])
                complain(
                    position, "a record that says it has \(length) bytes and has not",
                    "it is read up to the next record")
                return
            }
            tail = Array(joined.suffix(64))
        }
        if left > 0 {
            complain(
                position, "a record of \(length) bytes, of which \(left) are missing", "the file is cut short there")
        } else if isWanted {
            complain(
                position, "a record of \(length) bytes",
                "only its first \(limits.page) bytes are read, which is the most for one page")
        }
    }

    /// Offset of a line that begins a record: `WARC/1.1`, then a field of a WARC header.
    static func recordStart(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index + 20 < bytes.count {
            guard let found = bytes[index...].firstIndex(of: 0x57) else { return nil }
            index = found
            if index > 0, bytes[index - 1] == 0x0A, bytes[index...].starts(with: start),
                bytes[index...].prefix(24).contains(0x0A),
                let line = bytes[index...].firstIndex(of: 0x0A),
                bytes[(line + 1)...].starts(with: Array("WARC-".utf8))
                    || bytes[(line + 1)...].starts(with: Array("Content-".utf8))
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private func complain(_ position: Int, _ found: String, _ advice: String) {
        report(Complaint(.badInput, at: .init(file: name), found: "at byte \(position), \(found)", advice: advice))
    }
}

extension String {
    /// The text without one kind of character at its end.
    fileprivate func trimmedEnd(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
