internal import ArgumentParser
internal import Brief
internal import Reading

struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "One page: an article's figures grouped by verdict, with what stands behind each.",
        usage: """
            sogdian brief article.txt
            sogdian brief --format html article.txt > page.html
            sogdian brief --lang en --published 2024-07-02 article.txt
            """)

    @OptionGroup var input: ArticleOptions
    @OptionGroup var folder: DataFolderOptions
    @Option(help: "Language of the page, fr or en; by default the article's.")
    var lang: PageLanguage?
    @Option(
        help: "markdown, html (one file, nothing else needed), json, annotations (W3C) or claimreview (schema.org).")
    var format: PageFormat = .markdown
    @Flag(help: "With json: also the text, the words and the charts that a screen shows.")
    var words = false

    func run() throws {
        var pages: [Page] = []
        defer { if format == .markdown { StandardStream.write(Trail.markdown(pages)) } }
        let sources = try folder.sources()
        try input.forEachDocument(whole: true) { document in
            let page = Page(
                document, language: lang.flatMap { Document.Language(rawValue: $0.rawValue) },
                sources: sources)
            pages.append(page)
            switch format {
            case .markdown: StandardStream.write(page.markdown())
            case .html: StandardStream.write(page.html())
            case .annotations: StandardStream.write(page.webAnnotations())
            case .claimreview: StandardStream.write(page.claimReviews())
            case .json: StandardStream.write(page.json(words: words))
            }
        }
    }
}

/// What a page can be printed as.
enum PageFormat: String, ExpressibleByArgument, CaseIterable {
    case markdown
    case html
    case json
    /// W3C Web Annotations (JSON-LD).
    case annotations
    /// schema.org ClaimReview (JSON-LD).
    case claimreview
}

/// Languages a page can be written in.
enum PageLanguage: String, ExpressibleByArgument, CaseIterable {
    case fr
    case en
}
