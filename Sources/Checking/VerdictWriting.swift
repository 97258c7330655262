public import Evidence

extension Verdict {
    /// Writes the verdict as a JSON object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("rating", rating.rawValue)
            json.member("rule", rule)
            json.member("explanation", explanation)
            json.key("references")
            json.array { json in
                for comparison in references { comparison.write(to: &json) }
            }
            json.key("checks")
            json.array { json in
                for check in checks {
                    json.object { json in
                        json.member("kind", check.kind.rawValue)
                        json.key("passed")
                        json.boolean(check.passed)
                        json.member("detail", check.detail)
                    }
                }
            }
            json.key("hints")
            json.array { json in for hint in hints { json.string(hint) } }
            json.member("would_settle", wouldSettle)
        }
    }
}

extension Verdict.Comparison {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("source", reference.source.title)
            json.member("url", reference.source.url.isEmpty ? nil : reference.source.url)
            json.member("reporter", reference.reporter)
            json.member("partner", reference.partner)
            json.member("measure", reference.measure.rawValue)
            json.member("period", reference.period.description)
            json.member("value", reference.value)
            json.member("unit", reference.unit.rawValue)
            json.member("vintage", reference.vintage)
            json.member("quality", reference.quality.rawValue)
            json.member("deviation_percent", deviationPercent.map { ($0 * 100).rounded() / 100 })
            json.member("formula", reference.formula)
        }
    }
}
