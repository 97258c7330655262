/// What one result becomes at both ends of each uncertain value's range, the widest bar on top.
public struct TornadoChart: Sendable {
    /// One uncertain value.
    public struct Bar: Sendable {
        public var name: String
        /// Result at the low and at the high end of the value's range.
        public var atLow: Double
        public var atHigh: Double

        /// Makes a bar.
        public init(name: String, atLow: Double, atHigh: Double) {
            (self.name, self.atLow, self.atHigh) = (name, atLow, atHigh)
        }
    }

    public var title: String
    /// The result with every value in the middle.
    public var middle: Double
    public var bars: [Bar]
    /// What the two colours mean.
    public var lowName: String
    public var highName: String
    /// Writes a result for the axis.
    public var label: @Sendable (Double) -> String

    /// Makes a chart.
    public init(
        title: String, middle: Double, bars: [Bar], lowName: String, highName: String,
        label: @escaping @Sendable (Double) -> String
    ) {
        (self.title, self.middle, self.bars) = (title, middle, bars)
        (self.lowName, self.highName, self.label) = (lowName, highName, label)
    }

    private var ends: (least: Double, most: Double)? {
        let values = bars.flatMap { [$0.atLow, $0.atHigh] }.filter(\.isFinite) + [middle]
        guard let least = values.min(), let most = values.max(), most > least, middle.isFinite else { return nil }
        return (least, most)
    }

    /// The picture as one `svg` element; empty when no bar has a width.
    public func svg() -> String {
        guard let (least, most) = ends else { return "" }
        let (left, right, top, step) = (210.0, 620.0, 44.0, 26.0)
        let height = top + step * Double(bars.count) + 40
        func x(_ value: Double) -> Double { left + (right - left) * (value - least) / (most - least) }
        var svg = Markup()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 700 \(n(height))", "class": "tornado",
                "role": "img",
                "aria-label": title,
            ]
        ) { svg in
            svg.element("title", text: title)
            svg.element("style") { $0.raw(Self.style) }
            svg.element("text", ["x": "10", "y": "18", "class": "head"], text: title)
            for (name, kind, place) in [(lowName, "low", left), (highName, "high", left + 190)] {
                svg.element("rect", ["class": "\(kind)", "x": n(place), "y": "26", "width": "11", "height": "11"])
                svg.element("text", ["x": n(place + 16), "y": "36"], text: name)
            }
            for (index, bar) in bars.enumerated() {
                let y = top + step * Double(index) + 4
                svg.element("text", ["x": n(left - 10), "y": n(y + 13), "text-anchor": "end"], text: bar.name)
                for (value, kind) in [(bar.atLow, "low"), (bar.atHigh, "high")] where value.isFinite {
                    let (from, to) = (min(x(value), x(middle)), max(x(value), x(middle)))
                    svg.element(
                        "rect",
                        ["class": "\(kind)", "x": n(from), "y": n(y), "width": n(max(to - from, 0.5)), "height": "17"]
                    ) { $0.element("title", text: "\(bar.name): \(label(value))") }
                }
            }
            let bottom = top + step * Double(bars.count) + 6
            svg.element(
                "line", ["class": "middle", "x1": n(x(middle)), "x2": n(x(middle)), "y1": n(top), "y2": n(bottom)])
            for (value, anchor) in [(least, "start"), (middle, "middle"), (most, "end")] {
                let place = x(value)
                if value == middle, place - left < 90 || right - place < 90 { continue }
                svg.element("text", ["x": n(place), "y": n(bottom + 16), "text-anchor": anchor], text: label(value))
            }
        }
        return svg.text
    }

    /// One line a bar in block characters, for a terminal: `█` from the middle to each end.
    public func blocks(width: Int = 40) -> String {
        guard let (least, most) = ends, width > 4 else { return "" }
        let longest = bars.map(\.name.count).max() ?? 0
        func cell(_ value: Double) -> Int {
            Int(((value - least) / (most - least) * Double(width - 1)).rounded())
        }
        var text = ""
        for bar in bars where bar.atLow.isFinite && bar.atHigh.isFinite {
            var cells = [Character](repeating: " ", count: width)
            let center = cell(middle)
            for (value, mark) in [(bar.atLow, Character("▒")), (bar.atHigh, Character("█"))] {
                for place in min(cell(value), center)...max(cell(value), center) { cells[place] = mark }
            }
            cells[center] = "│"
            let name = bar.name + String(repeating: " ", count: longest - bar.name.count)
            text += "\(name)  \(String(cells))  \(label(bar.atLow)) … \(label(bar.atHigh))\n"
        }
        return text + "▒ \(lowName)  █ \(highName)  │ \(label(middle))\n"
    }

    private static let style = """
        .tornado{font:12px system-ui,sans-serif}.tornado text{fill:currentColor}.tornado .head{font-weight:600}\
        .tornado .low{fill:#b3541e}.tornado .high{fill:#1f5fa8}.tornado .middle{stroke:currentColor;stroke-width:1.2}
        """

    /// A coordinate with one decimal.
    private func n(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e9 else { return "0" }
        return tenths.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(tenths / 10))" : "\(tenths / 10)"
    }
}
