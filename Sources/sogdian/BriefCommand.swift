internal import ArgumentParser
internal import Brief
internal import Reading

struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "One page: an article's figures grouped by verdict, with what stands behind each.",
        usage: """
            sogdian brief article.txt
            sogdian brief --lang en --published 2024-07-02 article.txt
            """)

    @OptionGroup var input: ArticleOptions
    @Option(help: "Language of the page, fr or en; by default the article's.")
    var lang: PageLanguage?

    func run() throws {
        try input.forEachDocument { document in
            StandardStream.write(
                Page(document, language: lang.flatMap { Document.Language(rawValue: $0.rawValue) }).markdown())
        }
    }
}

/// Languages a page can be written in.
enum PageLanguage: String, ExpressibleByArgument, CaseIterable {
    case fr
    case en
}
