/// Several reporters' values over the years, with a claimed value marked on them, as an SVG picture.
///
/// Lines are told apart by colour, dash and a name at their end; colours come from the page's style sheet through the
/// classes `line-0` to `line-5`, with defaults inside the picture.
public struct SeriesChart: Sendable {
    /// One reporter's values, in the order of the years.
    public struct Line: Sendable {
        public var name: String
        public var points: [(year: Int, value: Double)]

        /// Makes a line.
        public init(name: String, points: [(year: Int, value: Double)]) {
            self.name = name
            self.points = points
        }
    }

    /// The claimed value, with its room when the wording leaves one.
    public struct Mark: Sendable {
        public var year: Int
        public var value: Double
        public var name: String

        /// Makes a mark.
        public init(year: Int, value: Double, name: String) {
            self.year = year
            self.value = value
            self.name = name
        }
    }

    public var title: String
    public var lines: [Line]
    public var mark: Mark?
    /// Writes a value for the axis: `260 Md $`.
    public var label: @Sendable (Double) -> String

    /// Makes a chart.
    public init(title: String, lines: [Line], mark: Mark?, label: @escaping @Sendable (Double) -> String) {
        self.title = title
        self.lines = lines
        self.mark = mark
        self.label = label
    }

    private static let size = (width: 640.0, height: 260.0)
    private static let margin = (top: 14.0, right: 132.0, bottom: 26.0, left: 76.0)

    /// The picture as one `svg` element; empty when there is nothing to draw.
    ///
    /// Without its style sheet it is for a page that has one of its own and allows no other.
    public func svg(isStyled: Bool = true) -> String {
        let values = lines.flatMap { $0.points.map(\.value) } + (mark.map { [$0.value] } ?? [])
        let years = lines.flatMap { $0.points.map(\.year) } + (mark.map { [$0.year] } ?? [])
        guard let first = years.min(), let last = years.max(), let most = values.max(), let least = values.min(),
            most.isFinite, least.isFinite, most > 0 || least < 0
        else { return "" }
        let scale = Scale(first: first, last: max(last, first + 1), least: min(0, least), most: most)
        var svg = Markup()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 640 260", "class": "chart", "role": "img",
                "aria-label": title,
            ]
        ) { svg in
            svg.element("title", text: title)
            if isStyled { svg.element("style") { $0.raw(Self.style) } }
            axes(&svg, scale)
            for (index, line) in lines.enumerated() { draw(line, index, &svg, scale) }
            names(&svg, scale)
            if let mark { draw(mark, &svg, scale) }
        }
        return svg.text
    }

    private func axes(_ svg: inout Markup, _ scale: Scale) {
        for tick in scale.ticks() {
            let y = scale.y(tick)
            svg.element("line", ["class": "grid", "x1": n(scale.left), "x2": n(scale.right), "y1": n(y), "y2": n(y)])
            svg.element(
                "text", ["x": n(scale.left - 6), "y": n(y + 4), "text-anchor": "end"],
                text: tick == 0 ? "0" : label(tick))
        }
        let span = scale.last - scale.first
        let step = span > 12 ? (span + 5) / 6 : span > 6 ? 2 : 1
        for year in stride(from: scale.last, through: scale.first, by: -step) {
            svg.element(
                "text", ["x": n(scale.x(year)), "y": n(Self.size.height - 8), "text-anchor": "middle"], text: "\(year)")
        }
    }

    private func draw(_ line: Line, _ index: Int, _ svg: inout Markup, _ scale: Scale) {
        // A year without a value breaks the line: nothing is drawn that nobody reported.
        var stretches: [[(year: Int, value: Double)]] = []
        for point in line.points {
            if let last = stretches.last?.last, last.year + 1 == point.year {
                stretches[stretches.count - 1].append(point)
            } else {
                stretches.append([point])
            }
        }
        for stretch in stretches where stretch.count > 1 {
            let path = stretch.enumerated().map { position, point in
                "\(position == 0 ? "M" : "L")\(n(scale.x(point.year))) \(n(scale.y(point.value)))"
            }.joined()
            svg.element("path", ["class": "line line-\(index % 6)", "d": path])
        }
        for point in line.points {
            svg.element(
                "circle",
                [
                    "class": "dot line-\(index % 6)", "cx": n(scale.x(point.year)), "cy": n(scale.y(point.value)),
                    "r": "2.6",
                ]
            ) { $0.element("title", text: "\(line.name), \(point.year) : \(label(point.value))") }
        }
    }

    /// Names at the ends of the lines, moved apart where they would cover each other.
    private func names(_ svg: inout Markup, _ scale: Scale) {
        var ends = lines.enumerated().compactMap { index, line in
            line.points.last.map { (index: index, name: line.name, x: scale.x($0.year), y: scale.y($0.value) + 4) }
        }.sorted { $0.y < $1.y }
        for index in ends.indices.dropFirst() { ends[index].y = max(ends[index].y, ends[index - 1].y + 14) }
        for end in ends {
            svg.element(
                "text", ["class": "name line-\(end.index % 6)", "x": n(scale.right + 8), "y": n(end.y)], text: end.name)
        }
    }

    private func draw(_ mark: Mark, _ svg: inout Markup, _ scale: Scale) {
        let (x, y) = (scale.x(mark.year), scale.y(mark.value))
        svg.element(
            "path",
            ["class": "mark", "d": "M\(n(x)) \(n(y - 7))L\(n(x + 7)) \(n(y))L\(n(x)) \(n(y + 7))L\(n(x - 7)) \(n(y))Z"]
        ) { $0.element("title", text: mark.name) }
        let isRight = x > (scale.left + scale.right) / 2
        svg.element(
            "text",
            [
                "class": "mark-name", "x": n(isRight ? x - 11 : x + 11), "y": n(max(y - 9, 12)),
                "text-anchor": isRight ? "end" : "start",
            ], text: mark.name)
    }

    private static let style = """
        .chart{font:12px system-ui,sans-serif}.chart text{fill:currentColor}.chart .grid{stroke:currentColor;opacity:.15}\
        .chart .line{fill:none;stroke-width:2}.chart .line-0{stroke:#1f5fa8}.chart .line-1{stroke:#b3541e;stroke-dasharray:6 3}\
        .chart .line-2{stroke:#3d7a3a;stroke-dasharray:2 3}.chart .line-3{stroke:#7a4a9c}.chart .line-4{stroke:#8a6d00}\
        .chart .line-5{stroke:#555}.chart .dot{stroke:none}.chart .dot.line-0{fill:#1f5fa8}.chart .dot.line-1{fill:#b3541e}\
        .chart .dot.line-2{fill:#3d7a3a}.chart .dot.line-3{fill:#7a4a9c}.chart .dot.line-4{fill:#8a6d00}\
        .chart .dot.line-5{fill:#555}.chart .name{stroke:none}.chart .mark{fill:#d4008f;stroke:#fff;stroke-width:1.5}\
        .chart .mark-name{font-weight:600;paint-order:stroke;stroke:var(--paper,#fff);stroke-width:3px}
        """

    /// A coordinate with one decimal.
    private func n(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e9 else { return "0" }
        return tenths.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(tenths / 10))" : "\(tenths / 10)"
    }

    /// Years and values to coordinates.
    private struct Scale {
        let first: Int
        let last: Int
        let bottomValue: Double
        let topValue: Double
        let left = SeriesChart.margin.left
        let right = SeriesChart.size.width - SeriesChart.margin.right

        init(first: Int, last: Int, least: Double, most: Double) {
            self.first = first
            self.last = last
            let step = Self.step(most - least)
            bottomValue = (least / step).rounded(.down) * step
            topValue = max((most / step).rounded(.up) * step, bottomValue + step)
        }

        func x(_ year: Int) -> Double {
            left + (right - left) * (Double(year - first) + 0.25) / (Double(last - first) + 0.5)
        }

        func y(_ value: Double) -> Double {
            let bottom = SeriesChart.size.height - SeriesChart.margin.bottom
            return bottom - (bottom - SeriesChart.margin.top) * (value - bottomValue) / (topValue - bottomValue)
        }

        func ticks() -> [Double] {
            let step = Self.step(topValue - bottomValue)
            var result: [Double] = []
            var value = bottomValue
            while value <= topValue + step / 2, result.count < 9 {
                result.append(value)
                value += step
            }
            return result
        }

        /// A round step that gives three to six lines: 1, 2 or 5 times a power of ten.
        private static func step(_ range: Double) -> Double {
            guard range > 0, range.isFinite else { return 1 }
            var power = 1.0
            while power * 10 <= range / 2.5 { power *= 10 }
            while power > range / 2.5 { power /= 10 }
            return [5.0, 2, 1].map { $0 * power }.first { range / $0 >= 2.5 } ?? power
        }
    }
}
