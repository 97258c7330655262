internal import Checking
internal import Evidence
internal import Figures
internal import Reading

extension Page {
    /// The page as one HTML file that needs nothing else: no script, no font, no request.
    ///
    /// The article stands on one side with its figures marked by verdict; each mark leads to the figure's reasons, with a
    /// chart of every reporter's series and the claim on it.
    public func html() -> String {
        HTMLRendering(page: self).text()
    }
}

private struct HTMLRendering {
    let page: Page
    var say: PageWords { PageWords(page: page) }
    var french: Bool { say.french }

    func text() -> String {
        var html = Markup()
        html.raw("<!DOCTYPE html>\n")
        html.element("html", ["lang": french ? "fr" : "en"]) { html in
            html.element("head") { html in
                html.void("meta", ["charset": "utf-8"])
                html.void("meta", ["name": "viewport", "content": "width=device-width,initial-scale=1"])
                html.void(
                    "meta",
                    [
                        "http-equiv": "Content-Security-Policy",
                        "content":
                            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
                    ])
                html.void("meta", ["name": "color-scheme", "content": "light dark"])
                html.element("title", text: say.title)
                html.element("style") { $0.raw(PageStyle.sheet) }
            }
            html.element("body") { html in
                head(&html)
                html.element("div", ["class": "columns"]) { html in
                    article(&html)
                    html.element("main", ["id": "verdicts"]) { verdicts(&$0) }
                }
                foot(&html)
            }
        }
        return html.text + "\n"
    }

    private func head(_ html: inout Markup) {
        html.element("header") { html in
            html.element("h1", text: say.title)
            html.element("p", ["class": "published"], text: say.published)
            html.element("ul", ["class": "tally"]) { html in
                for rating in Verdict.Rating.allCases {
                    let count = page.items(rated: rating).count
                    guard count > 0 else { continue }
                    html.element("li", ["class": rating.rawValue]) { html in
                        html.element("a", ["href": "#\(rating.rawValue)"]) { html in
                            html.element("strong", text: "\(count)")
                            html.words(" " + say.heading(rating).lowercased())
                        }
                    }
                }
            }
        }
    }

    // MARK: - The article

    private func article(_ html: inout Markup) {
        html.element("article", ["aria-label": french ? "L’article" : "The article"]) { html in
            for block in ArticleBlocks(page.document, claims: page.items.map(\.claim)).blocks {
                if block.isFurniture {
                    html.element("details", ["class": "furniture"]) { html in
                        html.element(
                            "summary",
                            text: french ? "hors article (menus, listes, partage)" : "not the article (menus, lists)")
                        html.element("p") { html in
                            for piece in block.pieces { html.words(piece.text) }
                        }
                    }
                } else {
                    html.element("p") { html in
                        for piece in block.pieces { draw(piece, &html) }
                    }
                }
            }
        }
    }

    private func draw(_ piece: ArticleBlocks.Piece, _ html: inout Markup) {
        guard let index = piece.claim else { return html.words(piece.text) }
        let rating = page.items[index].verdict.rating
        html.element("mark", ["class": rating.rawValue, "id": "c\(index)"]) { html in
            html.element("a", ["href": "#f\(index)", "title": say.heading(rating)], text: piece.text)
        }
    }

    // MARK: - The verdicts

    private func verdicts(_ html: inout Markup) {
        if page.items.isEmpty { html.element("p", text: say.nothing) }
        defer { ProjectsSection(page: page, say: say).draw(&html) }
        for rating in Verdict.Rating.allCases {
            let items = page.items.enumerated().filter { $0.element.verdict.rating == rating }
            guard !items.isEmpty else { continue }
            html.element("section", ["id": rating.rawValue, "class": rating.rawValue]) { html in
                html.element("h2", text: "\(say.heading(rating)) (\(items.count))")
                let open = say.open
                for (index, item) in items
                where rating != .unverifiable || open.contains(where: { $0.claim.id == item.claim.id }) {
                    figure(index, item, &html)
                }
                if rating == .unverifiable { folded(&html) }
            }
        }
    }

    private func figure(_ index: Int, _ item: Page.Item, _ html: inout Markup) {
        let (claim, verdict) = (item.claim, item.verdict)
        html.element("div", ["class": "figure", "id": "f\(index)"]) { html in
            html.element("h3") { html in
                html.element("a", ["href": "#c\(index)"], text: say.quoted(claim.quote))
                html.element("span", ["class": "about"], text: say.about(claim) + say.note(claim))
            }
            html.element("p", ["class": "read-aloud"], text: verdict.explanation)
            for check in verdict.checks {
                html.element("p", ["class": check.passed ? "check passed" : "check failed"]) { html in
                    html.words((check.passed ? "✓ " : "✗ ") + check.detail)
                }
            }
            for hint in verdict.hints { html.element("p", ["class": "hint"], text: "→ " + hint) }
            chart(item, &html)
            references(item, &html)
            if verdict.rating == .unverifiable, let settles = verdict.wouldSettle {
                html.element("p", ["class": "rule"], text: (french ? "Trancherait : " : "Would settle: ") + settles)
            }
            for rule in say.rules(item) {
                html.element("p", ["class": "rule"]) { html in
                    html.words((french ? "Règle : " : "Rule: ") + rule.words + " ")
                    html.element("code", text: rule.id)
                }
            }
        }
    }

    private func chart(_ item: Page.Item, _ html: inout Markup) {
        let svg = say.chart(item)
        guard !svg.isEmpty else { return }
        html.element("figure") { html in
            html.raw(svg)
            html.element("figcaption", text: say.chartTitle(item))
        }
    }

    private func references(_ item: Page.Item, _ html: inout Markup) {
        guard !item.verdict.references.isEmpty else { return }
        html.element("div", ["class": "scroll"]) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for title in french
                            ? ["selon qui, quand", "valeur", "écart", "source"]
                            : ["by whom, when", "value", "gap", "source"]
                        {
                            html.element("th", ["scope": "col"], text: title)
                        }
                    }
                }
                html.element("tbody") { html in
                    for comparison in item.verdict.references { row(comparison, &html) }
                }
            }
        }
    }

    private func row(_ comparison: Verdict.Comparison, _ html: inout Markup) {
        let reference = comparison.reference
        html.element("tr") { html in
            html.element("td", text: say.who(reference))
            html.element("td", ["class": "number"], text: say.value(reference))
            html.element("td", ["class": "number"], text: say.deviation(comparison) ?? "–")
            html.element("td") { html in
                link(reference.source, &html)
                html.element(
                    "span", ["class": "quality \(reference.quality.rawValue)"], text: say.quality(reference.quality))
                if let formula = reference.formula {
                    html.element("details") { html in
                        html.element("summary", text: french ? "calcul" : "formula")
                        html.element("code", text: formula)
                    }
                }
            }
        }
    }

    private func folded(_ html: inout Markup) {
        let groups = say.folded
        guard !groups.isEmpty else { return }
        let count = groups.reduce(0) { $0 + $1.items.count }
        html.element("details", ["class": "folded"]) { html in
            html.element(
                "summary",
                text: french
                    ? "\(count) chiffre\(count > 1 ? "s" : "") que rien ici ne peut trancher"
                    : "\(count) figure\(count > 1 ? "s" : "") that nothing held here can settle")
            for group in groups {
                html.element("p") { html in
                    html.words(
                        group.items.map { say.quoted($0.claim.quote) + say.note($0.claim) }.joined(separator: ", "))
                    html.void("br")
                    html.element(
                        "span", ["class": "about"],
                        text: (french ? "trancherait : " : "would settle: ") + group.settles)
                }
            }
        }
    }

    private func foot(_ html: inout Markup) {
        guard !page.sources.isEmpty else { return }
        html.element("footer") { html in
            html.element("h2", text: "Sources")
            html.element("ul") { html in
                for source in page.sources {
                    html.element("li") { html in
                        link(source, &html)
                        html.words(" — \(source.attribution) (\(source.vintage); \(source.licence))")
                    }
                }
            }
        }
    }

    private func link(_ source: Source, _ html: inout Markup) { say.link(source, &html) }
}
