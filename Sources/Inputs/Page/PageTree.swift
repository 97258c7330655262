/// A page as its elements in a flat list and its text in blocks; no pointers, no recursion.
struct PageTree {
    /// An element that can hold blocks.
    struct Element {
        var parent: Int32
        var tag: Tag
        var hint: PageWords.Kind?
        /// Nothing in it is shown, or its kind never belongs to an article.
        var isExcluded = false
        /// Marked by the page as the article itself.
        var isBody = false
        /// Its name says it is furniture; overruled when it holds most of the page's prose.
        var isSuspect = false
    }

    enum Tag: UInt8 {
        case other, article, main, body, section, div, heading, paragraph, item, cell, caption, quote, preformatted
        case table, list, header, footer, aside, nav, form
    }

    /// A run of text between two breaks.
    struct Block {
        var element: Int32
        var tag: Tag
        var text: [UInt8]
        /// Bytes of its text that stand in links.
        var linked = 0
        /// Level of a heading, 0 for any other block.
        var level: UInt8 = 0
    }

    var elements: [Element] = []
    var blocks: [Block] = []
    var title = ""
    var language: String?
    /// `meta`, `time` and `itemprop` values by lower-case name.
    var properties: [(name: String, value: String)] = []
    /// Texts of `application/ld+json` scripts.
    var linkedData: [[UInt8]] = []
}
