internal import Evidence
internal import FoundationEssentials

/// Title, day and language by a page's own account.
struct PageMetadata {
    var title: String?
    var published: Period?
    var publishedDetail: String?
    var language: String?

    /// Reads JSON-LD first, then meta elements, then what the text itself marks.
    init(_ tree: PageTree) {
        for script in tree.linkedData.prefix(16) {
            guard let value = try? JSONDecoder().decode(LinkedValue.self, from: Data(script)) else { continue }
            for item in value.objects() where Self.isArticle(item) {
                title = title ?? item["headline"]?.text ?? item["name"]?.text
                language = language ?? item["inLanguage"]?.text
                if published == nil, let day = Self.day(item["datePublished"]?.text) {
                    published = day
                    publishedDetail = "JSON-LD datePublished"
                }
            }
        }
        for key in Self.dateKeys where published == nil {
            for property in tree.properties where property.name == key {
                guard let day = Self.day(property.value) else { continue }
                published = day
                publishedDetail = key.hasPrefix("itemprop:") || key.hasPrefix("time") ? key : "meta " + key
                break
            }
        }
        for key in ["og:title", "twitter:title", "dc.title", "headline"] where (title ?? "").isEmpty {
            title = tree.properties.first { $0.name == key }?.value
        }
        if (title ?? "").isEmpty { title = Self.withoutSite(tree.title, blocks: tree.blocks) }
        let locale = tree.properties.first { $0.name == "og:locale" || $0.name == "content-language" }?.value
        language = Self.code(tree.language) ?? Self.code(language) ?? Self.code(locale)
        title = title.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        if title?.isEmpty == true { title = nil }
    }

    private static let dateKeys = [
        "article:published_time", "og:article:published_time", "article:published", "datepublished",
        "itemprop:datepublished", "publishdate", "publish-date", "publication_date", "pubdate", "publish_time",
        "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
        "sailthru.date", "cxenseparse:recs:publishtime", "date", "article.published", "time:pubdate", "time",
    ]

    private static func isArticle(_ item: [String: LinkedValue]) -> Bool {
        guard let type = item["@type"]?.text?.lowercased() else { return false }
        return type.hasSuffix("article") || type.hasSuffix("posting") || type == "report"
            || type == "webpage"
                && item["datePublished"] != nil
    }

    /// The day of a date as pages write them: ISO 8601, `20240702`, or `Tue, 02 Jul 2024 09:00:00 GMT`.
    static func day(_ text: String?) -> Period? {
        guard let text, text.utf8.count < 80 else { return nil }
        let trimmed = text.trimmingPrefix(while: \.isWhitespace)
        let bytes = Array(trimmed.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        var parts: (year: Int, month: Int, day: Int)?
        if bytes.count >= 10, bytes[4] == 0x2D || bytes[4] == 0x2F, bytes[7] == bytes[4], let year = number(0..<4),
            let month = number(5..<7), let day = number(8..<10)
        {
            parts = (year, month, day)
        } else if bytes.count >= 8, let year = number(0..<4), let month = number(4..<6), let day = number(6..<8) {
            parts = (year, month, day)
        } else {
            let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            let words = trimmed.split { " ,-".contains($0) }.map { $0.lowercased() }
            if let at = words.firstIndex(where: { word in months.contains { word.hasPrefix($0) } }), at > 0,
                at + 1 < words.count, let day = Int(words[at - 1]), let year = Int(words[at + 1].prefix(4)),
                let month = months.firstIndex(where: { words[at].hasPrefix($0) })
            {
                parts = (year, month + 1, day)
            }
        }
        guard let parts, (1990...2099).contains(parts.year),
            CivilDate(year: parts.year, month: parts.month, day: parts.day) != nil
        else { return nil }
        return .point(.day(parts.year, parts.month, parts.day))
    }

    private static func code(_ text: String?) -> String? {
        guard let code = text?.lowercased().prefix(while: { $0 >= "a" && $0 <= "z" }), (2...3).contains(code.count)
        else {
            return nil
        }
        return String(code)
    }

    /// A page's title without the name of the site behind a bar or dash, when a heading shows where to cut.
    private static func withoutSite(_ title: String, blocks: [PageTree.Block]) -> String? {
        for block in blocks where block.level > 0 && block.level <= 2 {
            let heading = String(decoding: block.text, as: UTF8.self)
            if heading.count > 12, title.hasPrefix(heading) { return heading }
        }
        for separator in [" | ", " – ", " — ", " - ", " :: "] {
            if let range = title.ranges(of: separator).last {
                let head = title[..<range.lowerBound]
                if head.count > 20 { return String(head) }
            }
        }
        return title.isEmpty ? nil : title
    }
}

/// A value of JSON-LD.
indirect enum LinkedValue: Decodable {
    case text(String)
    case list([LinkedValue])
    case object([String: LinkedValue])
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([LinkedValue].self) {
            self = .list(list)
        } else if let object = try? container.decode([String: LinkedValue].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    /// The text, or the first of a list.
    var text: String? {
        switch self {
        case .text(let text): text
        case .list(let list): list.first?.text
        case .object, .other: nil
        }
    }

    /// All objects at the top, in lists and in `@graph`.
    func objects() -> [[String: LinkedValue]] {
        switch self {
        case .object(let object):
            [object] + (object["@graph"]?.objects() ?? []) + (object["mainEntity"]?.objects() ?? [])
        case .list(let list): list.flatMap { $0.objects() }
        case .text, .other: []
        }
    }
}
