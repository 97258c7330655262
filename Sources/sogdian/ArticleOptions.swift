internal import ArgumentParser
internal import Evidence
internal import Inputs
internal import Reading

/// The files to read and their date, shared by `read`, `check` and `brief`.
struct ArticleOptions: ParsableArguments {
    @Argument(help: "Articles: text, HTML, WARC or WET, gzipped or not, or folders of them; - for standard input.")
    var files: [String]

    @Option(help: "When the article was published: YYYY, YYYY-MM or YYYY-MM-DD.")
    var published: String?

    @Option(
        name: .customLong("text-out"),
        help: "Write the text that offsets count in to this file, or into this folder when there are several.")
    var textOut: String?

    /// Reads each file in turn; one that fails is reported and the others are still done.
    ///
    /// A long text comes as several documents, the parts of it, unless it is wanted whole.
    ///
    /// - Throws: the exit code of the first fault.
    func forEachDocument(whole: Bool = false, _ body: (Document) throws -> Void) throws {
        let date: Period?
        do { date = try Input.date(published) } catch { throw Fault.ended(error) }
        let reader = Reader()
        var first: Complaint.Exit?
        var previous: Document?
        var text = TextOutput(path: textOut)
        var limits = Limits()
        if whole { limits.whole = Int.max / 2 }
        let inputs = InputReader(limits: limits) { StandardStream.report($0.description) }
        for file in files {
            do {
                try inputs.forEachArticle(at: file) { article in
                    if article.text.contains(where: { $0 > 0x20 }) {
                        let document = try reader.read(
                            article, published: date, after: article.offset > 0 ? previous : nil)
                        try text.add(article, document)
                        try body(document)
                        previous = document
                    } else if let previous {
                        // Blanks between two parts.
                        try text.add(article, previous)
                    }
                }
            } catch let complaint as Complaint {
                StandardStream.report(complaint.description)
                first = first ?? complaint.exit
            }
        }
        if let first { throw ExitCode(first.rawValue) }
    }
}

/// Ends the program on a fault of the user's.
enum Fault {
    /// Reports a complaint and gives the exit code to throw.
    static func ended(_ complaint: Complaint) -> ExitCode {
        StandardStream.report(complaint.description)
        return ExitCode(complaint.exit.rawValue)
    }
}
