internal import Checking
internal import Evidence
internal import Reading

extension Page {
    /// The page as one JSON object and a line feed.
    ///
    /// `document`, `language`, `tally` (figures by rating), `figures` (a claim's members, `verdict`, `history`),
    /// `consequences` (works named, with what each changes) and `sources`. With `words`, for a screen: `text`, `shown`,
    /// `consequence_words`, `events`, `projects`, `commitments`, and for each figure its `words` and its `chart` as SVG
    /// without a style sheet.
    public func json(words: Bool = false) -> [UInt8] {
        var json = JSONWriter(indentation: words ? 0 : 2)
        let say = PageWords(page: self)
        json.object { json in
            json.key("document")
            document.write(to: &json)
            json.member("language", language.rawValue)
            json.key("tally")
            json.object { json in
                for rating in Verdict.Rating.allCases {
                    json.key(rating.rawValue)
                    json.integer(items(rated: rating).count)
                }
            }
            json.key("figures")
            json.array { json in
                for item in items {
                    json.object { json in
                        item.claim.writeMembers(to: &json, document: document.id)
                        json.key("verdict")
                        item.verdict.write(to: &json)
                        json.key("history")
                        item.write(history: &json)
                        if words { say.write(item, to: &json) }
                    }
                }
            }
            json.key("consequences")
            json.array { json in
                for consequence in consequences { consequence.write(to: &json, document: document.id) }
            }
            if words { say.writePage(to: &json) }
            json.key("sources")
            json.array { json in
                for source in sources {
                    json.object { json in
                        json.member("id", source.id)
                        json.member("publisher", source.publisher)
                        json.member("title", source.title)
                        json.member("url", source.url)
                        json.member("licence", source.licence)
                        json.member("attribution", source.attribution)
                        json.member("vintage", source.vintage)
                        json.member("quality", source.quality.rawValue)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }
}

extension Page.Item {
    fileprivate func write(history json: inout JSONWriter) {
        json.array { json in
            for line in history?.lines ?? [] {
                json.object { json in
                    json.member("reporter", line.reporter)
                    json.member("measure", history?.measure.rawValue)
                    json.member("unit", history?.unit.rawValue)
                    json.key("values")
                    json.array { json in
                        for value in line.values {
                            json.object { json in
                                json.key("period")
                                json.string("\(value.year)")
                                json.member("value", value.value)
                            }
                        }
                    }
                }
            }
        }
    }
}
