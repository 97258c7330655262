internal import ArgumentParser
internal import Evidence
internal import Reading

/// The files to read and their date, shared by `read`, `check` and `brief`.
struct ArticleOptions: ParsableArguments {
    @Argument(help: "Text files of articles; - for standard input.")
    var files: [String]

    @Option(help: "When the article was published: YYYY, YYYY-MM or YYYY-MM-DD.")
    var published: String?

    /// Reads each file in turn; one that fails is reported and the others are still done.
    ///
    /// - Throws: the exit code of the first fault.
    func forEachDocument(_ body: (Document) throws -> Void) throws {
        let date: Period?
        do { date = try Input.date(published) } catch { throw Fault.ended(error) }
        let reader = Reader()
        var first: Complaint.Exit?
        for file in files {
            do {
                let document = try reader.read(Input.bytes(of: file), name: file, published: date)
                if document.encoding != "UTF-8" {
                    StandardStream.report(
                        "\(VisibleText.escaped(file)): not UTF-8; read as \(document.encoding), offsets count the decoded text"
                    )
                }
                try body(document)
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
