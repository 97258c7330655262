internal import Inputs
internal import Reading

/// What every fuzzer does with its bytes: finds the articles, reads them, checks what must always hold.
public enum FuzzBody {
    private static let reader = Reader()

    /// Reads bytes as a file whose content decides what it is.
    public static func run(_ bytes: [UInt8]) {
        var limits = Limits()
        limits.page = 1 << 16
        limits.whole = 1 << 13
        limits.part = 1 << 10
        var previous: Document?
        try? InputReader(limits: limits) { _ in }.forEachArticle(in: bytes, name: "fuzz") { article in
            precondition(
                String(validating: article.text, as: UTF8.self) != nil, "the text of an article is no UTF-8")
            let scalars = Array(String(decoding: article.text, as: UTF8.self).unicodeScalars)
            guard let document = try? reader.read(article, after: article.offset > 0 ? previous : nil) else { return }
            previous = document
            let spans =
                document.claims.map { ($0.start, $0.end, $0.quote) }
                + document.events.map { ($0.start, $0.end, $0.quote) }
                + document.projects.map { ($0.start, $0.end, $0.quote) }
                + document.commitments.map { ($0.start, $0.end, $0.quote) }
            for (first, last, written) in spans {
                let (start, end) = (first - article.offset, last - article.offset)
                precondition(start >= 0 && start < end && end <= scalars.count, "offsets outside the text")
                var quote = String.UnicodeScalarView()
                quote.append(contentsOf: scalars[start..<end])
                precondition(Array(String(quote).utf8) == Array(written.utf8), "the quote is not the text")
            }
        }
    }
}
