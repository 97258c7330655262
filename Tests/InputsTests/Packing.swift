import CZlib
import Evidence
import Inputs

/// Packs bytes as one gzip member.
func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe sogdian_deflate_start(&stream) == Z_OK else { return [] }
    defer { unsafe _ = deflateEnd(&stream) }
    var input = bytes
    let room = bytes.count + bytes.count / 100 + 1_024
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe stream.next_in = source.baseAddress
            unsafe stream.avail_in = UInt32(source.count)
            unsafe stream.next_out = buffer.baseAddress
            unsafe stream.avail_out = UInt32(buffer.count)
            unsafe _ = deflate(&stream, Z_FINISH)
            initialized = unsafe buffer.count - Int(stream.avail_out)
        }
    }
}

/// What reading some bytes gives: articles, reports, and the complaint that ended it.
struct Outcome {
    var articles: [Article] = []
    var reports: [String] = []
    var refusal: Complaint?

    init(_ bytes: [UInt8], name: String = "file", limits: Limits = Limits()) {
        var articles: [Article] = []
        var reports: [String] = []
        do {
            try InputReader(limits: limits) { reports.append($0.description) }
                .forEachArticle(in: bytes, name: name) { articles.append($0) }
        } catch let complaint as Complaint {
            refusal = complaint
        } catch {
            reports.append("unexpected: \(error)")
        }
        self.articles = articles
        self.reports = reports
    }

    /// The texts of all articles.
    var texts: [String] { articles.map { String(decoding: $0.text, as: UTF8.self) } }
}

/// A record of a web archive with a page in it.
func record(_ page: String, address: String, length: Int? = nil, headers: String = "") -> [UInt8] {
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\(headers)\r\n" + page
    return record(Array(answer.utf8), kind: "response", address: address, length: length)
}

func record(_ content: [UInt8], kind: String, address: String, length: Int? = nil, type: String = "") -> [UInt8] {
    let head =
        "WARC/1.0\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: \(address)\r\n"
        + (type.isEmpty ? "" : "Content-Type: \(type)\r\n") + "Content-Length: \(length ?? content.count)\r\n\r\n"
    return Array(head.utf8) + content + Array("\r\n\r\n".utf8)
}

/// A page with one sentence of an article.
func page(_ sentence: String) -> String {
    """
    <html><head><title>A page about trade</title></head><body><nav><a href="/">Home</a></nav>
    <article><h1>A page about trade</h1><p>\(sentence)</p></article><footer>Footer</footer></body></html>
    """
}
