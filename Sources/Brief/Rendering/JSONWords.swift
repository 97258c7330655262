internal import Atlas
internal import Checking
internal import Evidence
internal import Reading

extension PageWords {
    /// Writes the text, its headings and what happens in it into the open object of a page.
    func writePage(to json: inout JSONWriter) {
        json.member("text", page.document.text)
        json.key("shown")
        json.object { json in
            json.member("title", title)
            json.member("published", published)
            json.member("nothing", page.items.isEmpty ? nothing : nil)
            json.key("headings")
            json.object { json in
                for rating in Verdict.Rating.allCases { json.member(rating.rawValue, heading(rating)) }
            }
        }
        json.key("consequence_words")
        json.array { json in
            for consequence in page.consequences {
                let words = ConsequenceWords(consequence: consequence, wording: wording)
                json.object { json in
                    json.member("project", consequence.project.id)
                    json.member("name", words.name)
                    json.member("quote", consequence.mention.quote)
                    json.key("lines")
                    json.array { json in
                        for line in words.lines {
                            json.object { json in
                                json.member("text", line.text)
                                json.member("source", line.source?.title)
                                json.member("url", line.source?.url)
                                json.member("quality", line.quality.map { quality($0) })
                            }
                        }
                    }
                }
            }
        }
        json.key("events")
        json.array { json in
            for event in page.document.events {
                json.object { event.writeMembers(to: &$0, document: page.document.id) }
            }
        }
        json.key("projects")
        json.array { json in
            for project in page.document.projects {
                json.object { project.writeMembers(to: &$0, document: page.document.id) }
            }
        }
        json.key("commitments")
        json.array { json in
            for commitment in page.document.commitments {
                json.object { commitment.writeMembers(to: &$0, document: page.document.id) }
            }
        }
    }

    /// Writes what every rendering says of a figure into its open object.
    func write(_ item: Page.Item, to json: inout JSONWriter) {
        json.key("words")
        json.object { json in
            json.member("about", about(item.claim))
            json.member("note", note(item.claim))
            json.key("rules")
            json.array { json in
                for rule in rules(item) {
                    json.object { json in
                        json.member("id", rule.id)
                        json.member("words", rule.words)
                    }
                }
            }
            json.key("references")
            json.array { json in
                for comparison in item.verdict.references {
                    json.object { json in
                        json.member("who", who(comparison.reference))
                        json.member("value", value(comparison.reference))
                        json.member("gap", deviation(comparison))
                        json.member("publisher", publisher(comparison.reference.source))
                        json.member("title", comparison.reference.source.title)
                        json.member("quality", quality(comparison.reference.quality))
                    }
                }
            }
            json.member("chart_title", chartTitle(item))
        }
        json.member("chart", chart(item, isStyled: false))
    }
}
