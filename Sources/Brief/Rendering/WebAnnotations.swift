internal import Checking
internal import Evidence
internal import Reading

extension Page {
    /// The verdicts as W3C Web Annotations: one collection, one annotation a figure, anchored by position and quote.
    ///
    /// - Source: W3C Recommendation "Web Annotation Data Model" (2017), §3.2.4 and §4.2.4; a TextPositionSelector counts
    ///   characters of the text from 0, end excluded.
    public func webAnnotations() -> [UInt8] {
        var json = JSONWriter(indentation: 2)
        let text = Array(document.text.unicodeScalars)
        let target = "urn:sha256:\(document.fingerprint)"
        json.object { json in
            json.member("@context", "http://www.w3.org/ns/anno.jsonld")
            json.member("id", "urn:sogdian:\(document.fingerprint.prefix(16))")
            json.member("type", "AnnotationCollection")
            json.member("label", document.title ?? document.name)
            json.key("total")
            json.integer(items.count)
            json.key("first")
            json.object { json in
                json.member("id", "urn:sogdian:\(document.fingerprint.prefix(16)):1")
                json.member("type", "AnnotationPage")
                json.key("startIndex")
                json.integer(0)
                json.key("items")
                json.array { json in
                    for item in items { write(item, target, text, &json) }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private func write(_ item: Item, _ target: String, _ text: [Unicode.Scalar], _ json: inout JSONWriter) {
        let claim = item.claim
        func around(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text[range.clamped(to: 0..<text.count)])
            return String(view)
        }
        json.object { json in
            json.member("id", "urn:sogdian:\(claim.id)")
            json.member("type", "Annotation")
            json.member("motivation", "assessing")
            json.key("body")
            json.array { json in
                json.object { json in
                    json.member("type", "TextualBody")
                    json.member("purpose", "tagging")
                    json.member("value", item.verdict.rating.rawValue)
                }
                json.object { json in
                    json.member("type", "TextualBody")
                    json.member("purpose", "commenting")
                    json.member("format", "text/plain")
                    json.member("language", language.rawValue)
                    json.member("value", item.verdict.explanation)
                }
                for source in Set(item.verdict.references.map(\.reference.source.url)).sorted() where !source.isEmpty {
                    json.object { json in
                        json.member("type", "SpecificResource")
                        json.member("purpose", "linking")
                        json.member("source", source)
                    }
                }
            }
            json.key("target")
            json.object { json in
                json.member("source", target)
                json.key("selector")
                json.array { json in
                    json.object { json in
                        json.member("type", "TextPositionSelector")
                        json.key("start")
                        json.integer(claim.start)
                        json.key("end")
                        json.integer(claim.end)
                    }
                    json.object { json in
                        json.member("type", "TextQuoteSelector")
                        json.member("exact", claim.quote)
                        json.member("prefix", around(max(0, claim.start - 32)..<claim.start))
                        json.member("suffix", around(min(claim.end, text.count)..<min(claim.end + 32, text.count)))
                    }
                }
            }
        }
    }
}
