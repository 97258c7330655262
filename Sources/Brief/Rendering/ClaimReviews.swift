internal import Checking
internal import Evidence
internal import Reading

extension Page {
    /// The settled figures as schema.org ClaimReview JSON-LD: an array with one review a figure that is rated.
    ///
    /// The scale goes from 1 (`differs`, `inconsistent`) over 3 (`agrees_differently`) to 5 (`agrees`); what nothing held
    /// settles gets no review, because it is no finding.
    ///
    /// - Source: schema.org, types ClaimReview, Claim and Rating.
    public func claimReviews() -> [UInt8] {
        var json = JSONWriter(indentation: 2)
        let say = PageWords(page: self)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.key("@graph")
            json.array { json in
                for item in items where item.verdict.rating != .unverifiable { write(item, say, &json) }
            }
        }
        json.newline()
        return json.bytes
    }

    private func write(_ item: Item, _ say: PageWords, _ json: inout JSONWriter) {
        json.object { json in
            json.member("@type", "ClaimReview")
            json.member("@id", "urn:sogdian:\(item.claim.id)")
            json.member("claimReviewed", say.quoted(item.claim.quote) + ", " + say.about(item.claim))
            json.member("inLanguage", language.rawValue)
            json.member("reviewBody", item.verdict.explanation)
            json.key("author")
            json.object { json in
                json.member("@type", "SoftwareApplication")
                json.member("name", "Sogdian")
            }
            json.key("reviewRating")
            json.object { json in
                json.member("@type", "Rating")
                json.key("ratingValue")
                json.integer(Self.value(item.verdict.rating))
                json.key("worstRating")
                json.integer(1)
                json.key("bestRating")
                json.integer(5)
                json.member("alternateName", item.verdict.rating.rawValue)
                json.member("ratingExplanation", RuleNames.name(of: item.verdict.rule, french: say.french))
            }
            json.key("itemReviewed")
            json.object { json in
                json.member("@type", "Claim")
                json.key("author")
                json.object { json in
                    json.member("@type", "Thing")
                    json.member("name", item.claim.speaker ?? document.title ?? document.name)
                }
                json.key("appearance")
                json.object { json in
                    json.member("@type", "CreativeWork")
                    json.member("name", document.title ?? document.name)
                    json.member("datePublished", document.publication?.period.description)
                    json.member("identifier", "urn:sha256:\(document.fingerprint)")
                }
            }
            json.key("citation")
            json.array { json in
                for comparison in item.verdict.references {
                    json.object { json in
                        json.member("@type", "Dataset")
                        json.member("name", comparison.reference.source.title)
                        json.member(
                            "url", comparison.reference.source.url.isEmpty ? nil : comparison.reference.source.url)
                        json.member("creditText", comparison.reference.source.attribution)
                    }
                }
            }
        }
    }

    private static func value(_ rating: Verdict.Rating) -> Int {
        switch rating {
        case .agrees: 5
        case .agreesDifferently: 3
        case .differs, .inconsistent, .unverifiable: 1
        }
    }
}
