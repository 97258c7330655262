internal import Brief
internal import Checking
internal import Evidence
internal import Inputs
internal import Reading

/// `read`, `check` and `brief` over HTTP.
struct ArticleRoutes {
    let data: ServerData
    let limits: ServerLimits

    static let parameters = [
        Parameter(
            "published", .text, "When the article was published: YYYY, YYYY-MM or YYYY-MM-DD.", example: "2024-07-02"),
        Parameter("title", .text, "Title of the article, where the text does not give it."),
    ]

    var routes: [Route] {
        var read = Route(
            .post, "/api/read",
            "The figures of an article with exact offsets, and its events, projects and commitments.",
            .heavy { inquiry, type in
                try Self.lines(documents(inquiry).map { RecordWriting.lines($0, verdicts: nil) }, type)
            })
        read.types = [.ndjson, .json]
        read.schema = "Records"
        var check = Route(
            .post, "/api/check", "The figures of an article, each with its verdict.",
            .heavy { inquiry, type in
                let lines = try documents(inquiry).map { document in
                    let page = Page(document, language: nil, sources: data.sources)
                    return RecordWriting.lines(document, verdicts: page.items.map(\.verdict))
                }
                return Self.lines(lines, type)
            })
        check.types = [.ndjson, .json]
        check.schema = "Records"
        var brief = Route(
            .post, "/api/brief", "One page: an article's figures by verdict, with what stands behind each.",
            .heavy { inquiry, type in
                let page = try page(inquiry)
                switch type {
                case .html: return Answer(page.html(), as: type)
                case .markdown: return Answer(page.markdown(), as: type)
                case .linkedData: return Answer(page.webAnnotations(), as: type)
                default: return Answer(page.json(words: inquiry.value("words") == "1"), as: type)
                }
            })
        brief.types = [.json, .html, .markdown, .linkedData]
        brief.schema = "Page"
        return [read, check, brief].map { route in
            var route = route
            route.parameters = Self.parameters
            if route.path == "/api/brief" {
                route.parameters.append(
                    Parameter("words", .choice(["0", "1"]), "1 for the text, words and charts that a screen shows."))
            }
            route.bodies = [.plain, .html]
            return route
        }
    }

    /// The page of the one article in a request.
    func page(_ inquiry: Inquiry) throws -> Page {
        let documents = try documents(inquiry, whole: true)
        guard let document = documents.first, documents.count == 1 else {
            throw Complaint(
                .badInput, found: "\(documents.count) articles", expected: "one",
                advice: "use the command line for archives")
        }
        return Page(
            document, language: inquiry.value("lang").flatMap { Document.Language(rawValue: $0) },
            sources: data.sources)
    }

    /// The documents in a request's body: one, or the parts of a long text.
    func documents(_ inquiry: Inquiry, whole: Bool = false) throws -> [Document] {
        var published: Period?
        if let text = inquiry.value("published") {
            published = try Document.Publication.day(text)
        }
        var bounds = Limits()
        bounds.page = limits.body
        bounds.expansion = (bytes: limits.body, times: 1)
        if whole { bounds.whole = Int.max / 2 }
        var faults: [Complaint] = []
        let inputs = InputReader(limits: bounds) { faults.append($0) }
        var documents: [Document] = []
        var size = 0
        try inputs.forEachArticle(in: inquiry.body, name: "article", charset: inquiry.charset) { article in
            size += article.text.count
            guard size <= limits.text else { throw Problem.tooLarge(limits.text) }
            guard article.text.contains(where: { $0 > 0x20 }) else { return }
            var article = article
            article.title = inquiry.value("title") ?? article.title
            documents.append(
                try data.reader.read(article, published: published, after: article.offset > 0 ? documents.last : nil))
        }
        guard !documents.isEmpty else {
            throw faults.first
                ?? Complaint(.badInput, found: "a body without text", expected: "an article", advice: "paste its text")
        }
        return documents
    }

    /// Lines of records as they are, or as one array.
    private static func lines(_ documents: [[UInt8]], _ type: MediaType) -> Answer {
        let bytes = documents.flatMap { $0 }
        guard type == .json else { return Answer(bytes, as: type) }
        let records = bytes.split(separator: 0x0A)
        return Answer([0x5B] + records.joined(separator: [0x2C, 0x0A]) + [0x5D, 0x0A], as: .json)
    }
}
