internal import Atlas
internal import Evidence
internal import Figures
internal import Freight
internal import Reading

/// The works an article names: a map of them, then what each changes.
struct ProjectsSection {
    let page: Page
    let say: PageWords

    func draw(_ html: inout Markup) {
        guard !page.consequences.isEmpty else { return }
        html.element("section", ["id": "projects"]) { html in
            html.element("h2", text: "\(say.projects) (\(page.consequences.count))")
            map(&html)
            for consequence in page.consequences {
                let words = ConsequenceWords(consequence: consequence, wording: say.wording)
                html.element("div", ["class": "figure", "id": "p-\(consequence.project.id)"]) { html in
                    html.element("h3") { html in
                        html.words(words.name + " ")
                        html.element("span", ["class": "about"], text: say.quoted(consequence.mention.name))
                    }
                    html.element("ul", ["class": "facts"]) { html in
                        for line in words.lines { item(line, &html) }
                    }
                }
            }
        }
    }

    private func item(_ line: ConsequenceWords.Line, _ html: inout Markup) {
        html.element("li") { html in
            html.words(line.text + " ")
            if let source = line.source { say.link(source, &html) }
            if let quality = line.quality {
                html.element("span", ["class": "quality \(quality.rawValue)"], text: say.quality(quality))
            }
        }
    }

    private func map(_ html: inout Markup) {
        let marks = page.consequences.compactMap { consequence -> MapDrawing.Mark? in
            guard let latitude = consequence.project.latitude, let longitude = consequence.project.longitude else {
                return nil
            }
            let words = ConsequenceWords(consequence: consequence, wording: say.wording)
            return MapDrawing.Mark(
                point: MapPoint(latitude: latitude, longitude: longitude), name: words.name, isEnd: true)
        }
        guard !marks.isEmpty else { return }
        let drawing = MapDrawing(
            title: say.projects,
            land: Geography.land.map { $0.map { MapPoint(latitude: $0.latitude, longitude: $0.longitude) } }, lines: [],
            marks: marks, legend: [], attribution: "Natural Earth", frame: Self.frame(around: marks.map(\.point)))
        html.element("figure") { html in
            html.raw(drawing.svg())
            html.element(
                "figcaption",
                text: say.french
                    ? "Position à l’échelle du pays. Le tracé des frontières est un fond neutre."
                    : "Place at country scale. Boundaries are a neutral backdrop.")
        }
    }

    /// All the points with room around, so that one place is not shown without its country.
    private static func frame(around points: [MapPoint]) -> (
        south: Double, west: Double, north: Double, east: Double
    )? {
        guard let first = points.first else { return nil }
        var (south, north, west, east) = (first.latitude, first.latitude, first.longitude, first.longitude)
        for point in points {
            (south, north) = (min(south, point.latitude), max(north, point.latitude))
            (west, east) = (min(west, point.longitude), max(east, point.longitude))
        }
        return (max(-60, south - 9), max(-180, west - 14), min(80, north + 9), min(180, east + 14))
    }
}
