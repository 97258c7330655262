#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A point of a map in degrees.
public struct MapPoint: Sendable, Hashable {
    public var latitude: Double
    public var longitude: Double

    /// Makes a point.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// Land, lines and named points as an SVG picture.
///
/// Modes are told apart by colour, width and dash; colours come from the page's style sheet through the classes
/// `land`, `border` and `mode-…`, with defaults inside the picture.
public struct MapDrawing: Sendable {
    /// A line on the map.
    public struct Line: Sendable {
        public var points: [MapPoint]
        /// `sea`, `rail`, `road`, `ferry`, `access` or `planned`.
        public var kind: String
        /// Width in pixels.
        public var width: Double
        /// Words shown when the pointer rests on it; empty for none.
        public var words: String

        /// Makes a line.
        public init(points: [MapPoint], kind: String, width: Double = 1, words: String = "") {
            self.points = points
            self.kind = kind
            self.width = width
            self.words = words
        }
    }

    /// A named point; the first ones keep their label when there is no room for all.
    public struct Mark: Sendable {
        public var point: MapPoint
        public var name: String
        public var isEnd: Bool

        /// Makes a mark.
        public init(point: MapPoint, name: String, isEnd: Bool = false) {
            self.point = point
            self.name = name
            self.isEnd = isEnd
        }
    }

    public var title: String
    /// Rings of land, closed by the drawing.
    public var land: [[MapPoint]]
    public var lines: [Line]
    public var marks: [Mark]
    /// What the colours mean: kind and word.
    public var legend: [(kind: String, word: String)]
    /// Who is to be named for the data.
    public var attribution: String
    /// South, west, north and east to show; nil for what the lines and marks need.
    public var frame: (south: Double, west: Double, north: Double, east: Double)?

    /// Makes a drawing.
    public init(
        title: String, land: [[MapPoint]], lines: [Line], marks: [Mark], legend: [(kind: String, word: String)],
        attribution: String, frame: (south: Double, west: Double, north: Double, east: Double)? = nil
    ) {
        self.title = title
        self.land = land
        self.lines = lines
        self.marks = marks
        self.legend = legend
        self.attribution = attribution
        self.frame = frame
    }

    private static let width = 1200.0
    private static let styles: [(kind: String, style: String)] = [
        ("sea", "stroke:#1f78b4"), ("rail", "stroke:#b2182b"), ("road", "stroke:#7f6000"),
        ("ferry", "stroke:#1f78b4;stroke-dasharray:6 4"), ("access", "stroke:#7f6000;stroke-dasharray:2 3"),
        ("planned", "stroke:#b2182b;stroke-dasharray:7 4"),
    ]

    /// The picture as one `svg` element.
    public func svg() -> String {
        let sheet = Sheet(self, width: Self.width)
        var svg = Markup()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": "0 0 \(Self.text(Self.width)) \(Self.text(sheet.height))",
                "width": Self.text(Self.width), "height": Self.text(sheet.height), "role": "img",
                "font-family": "system-ui, sans-serif", "font-size": "12",
            ]
        ) { svg in
            svg.element("title", text: title)
            svg.element("style") { $0.raw(Self.styleSheet) }
            svg.element("rect", ["class": "water", "width": "100%", "height": "100%"])
            for ring in land {
                if let path = sheet.path(ring, closed: true) { svg.element("path", ["class": "land", "d": path]) }
            }
            for line in lines {
                guard let path = sheet.path(line.points, closed: false) else { continue }
                svg.element(
                    "path", ["class": "line mode-\(line.kind)", "stroke-width": Self.text(line.width), "d": path]
                ) {
                    if !line.words.isEmpty { $0.element("title", text: line.words) }
                }
            }
            draw(marks, on: sheet, to: &svg)
            draw(legend: legend, on: sheet, to: &svg)
        }
        return svg.text
    }

    private static let styleSheet: String = {
        var text =
            ".water{fill:#eaf2f8}.land{fill:#fbfaf5;stroke:#b9b6a8;stroke-width:.6}.line{fill:none;stroke-linejoin:round;stroke-linecap:round}"
        for style in styles { text += ".mode-\(style.kind){\(style.style)}" }
        return text
            + ".mark{fill:#222}.end{fill:#222;stroke:#fff;stroke-width:1.5}.label{fill:#222;paint-order:stroke;stroke:#fff;stroke-width:3}"
    }()

    private func draw(_ marks: [Mark], on sheet: Sheet, to svg: inout Markup) {
        var taken: [(x: Double, y: Double, width: Double)] = []
        for mark in marks {
            guard let place = sheet.place(mark.point), sheet.holds(place) else { continue }
            svg.element(
                "circle",
                [
                    "class": mark.isEnd ? "end" : "mark", "cx": Self.text(place.x), "cy": Self.text(place.y),
                    "r": mark.isEnd ? "5" : "2.5",
                ])
            // A label goes right, left, above or below its point, where no other label is nor the line of the legend.
            let width = Double(mark.name.count) * 6.6
            for (dx, dy) in [(8.0, 4.0), (-8 - width, 4), (-width / 2, -9), (-width / 2, 18)] {
                let (x, y) = (place.x + dx, place.y + dy)
                guard x > 2, x + width < Self.width - 2, y > 12, y < sheet.height - 28,
                    !taken.contains(where: { abs($0.y - y) < 13 && x < $0.x + $0.width && $0.x < x + width })
                else { continue }
                taken.append((x, y, width))
                svg.element("text", ["class": "label", "x": Self.text(x), "y": Self.text(y)], text: mark.name)
                break
            }
        }
    }

    private func draw(legend: [(kind: String, word: String)], on sheet: Sheet, to svg: inout Markup) {
        var x = 12.0
        let y = sheet.height - 12
        for (kind, word) in legend {
            svg.element(
                "path",
                ["class": "line mode-\(kind)", "stroke-width": "3", "d": "M\(Self.text(x)) \(Self.text(y - 4))h28"])
            svg.element("text", ["class": "label", "x": Self.text(x + 34), "y": Self.text(y)], text: word)
            x += 46 + Double(word.count) * 7
        }
        svg.element(
            "text",
            [
                "class": "label", "x": Self.text(Self.width - 10), "y": Self.text(y), "text-anchor": "end",
                "font-size": "10",
            ],
            text: attribution)
    }

    /// One digit after the point.
    static func text(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        guard rounded.isFinite, abs(rounded) < 1e7 else { return "0" }
        return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
    }
}

/// The plane that a drawing is put on: projection, scale and edges.
private struct Sheet {
    let projection: AzimuthalProjection
    let width: Double
    let height: Double
    private let scale: Double
    private let corner: (x: Double, y: Double)

    init(_ drawing: MapDrawing, width: Double) {
        self.width = width
        var points = drawing.lines.flatMap(\.points) + drawing.marks.map(\.point)
        if let frame = drawing.frame {
            points = []
            for step in 0...8 {
                let share = Double(step) / 8
                let longitude = frame.west + (frame.east - frame.west) * share
                let latitude = frame.south + (frame.north - frame.south) * share
                points += [
                    MapPoint(latitude: frame.south, longitude: longitude),
                    MapPoint(latitude: frame.north, longitude: longitude),
                    MapPoint(latitude: latitude, longitude: frame.west),
                    MapPoint(latitude: latitude, longitude: frame.east),
                ]
            }
        }
        if points.isEmpty { points = [MapPoint(latitude: 0, longitude: 0)] }
        // The middle of the points' directions, which does not mind where longitudes start.
        let sum = points.reduce((x: 0.0, y: 0.0, z: 0.0)) { sum, point in
            let place = Sheet.direction(point)
            return (sum.x + place.x, sum.y + place.y, sum.z + place.z)
        }
        let middle = Sheet.point(sum)
        projection = AzimuthalProjection(latitude: middle.latitude, longitude: middle.longitude)
        let places = points.compactMap { [projection] in projection.place($0) }
        let (left, right) = (places.map(\.x).min() ?? 0, places.map(\.x).max() ?? 0)
        let (top, bottom) = (places.map(\.y).min() ?? 0, places.map(\.y).max() ?? 0)
        let (spanX, spanY) = (max(right - left, 0.02), max(bottom - top, 0.02))
        let margin = 60.0
        let ratio = min(max(spanY / spanX, 0.35), 0.95)
        height = (width * ratio).rounded()
        scale = min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY)
        corner = (
            left - (width / scale - spanX) / 2, top - (height / scale - spanY) / 2
        )
    }

    private static func direction(_ point: MapPoint) -> (x: Double, y: Double, z: Double) {
        let (latitude, longitude) = (point.latitude * .pi / 180, point.longitude * .pi / 180)
        return (cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
    }

    private static func point(_ vector: (x: Double, y: Double, z: Double)) -> MapPoint {
        let flat = (vector.x * vector.x + vector.y * vector.y).squareRoot()
        return MapPoint(
            latitude: atan2(vector.z, flat) * 180 / .pi, longitude: atan2(vector.y, vector.x) * 180 / .pi)
    }

    func place(_ point: MapPoint) -> (x: Double, y: Double)? {
        projection.place(point).map { (($0.x - corner.x) * scale, ($0.y - corner.y) * scale) }
    }

    func holds(_ place: (x: Double, y: Double)) -> Bool {
        place.x >= 0 && place.x <= width && place.y >= 0 && place.y <= height
    }

    /// Path data; nil when nothing of it lies near the sheet or a ring reaches too far round the earth.
    func path(_ points: [MapPoint], closed: Bool) -> String? {
        var text = ""
        var isNear = false
        var last = (x: -1e9, y: -1e9)
        var needsMove = true
        for point in points {
            guard let place = place(point) else {
                if closed { return nil }
                needsMove = true
                continue
            }
            isNear = isNear || (place.x > -200 && place.x < width + 200 && place.y > -200 && place.y < height + 200)
            if !needsMove, abs(place.x - last.x) + abs(place.y - last.y) < 0.7 { continue }
            text += (needsMove ? "M" : "L") + MapDrawing.text(place.x) + " " + MapDrawing.text(place.y)
            needsMove = false
            last = place
        }
        guard isNear, !text.isEmpty else { return nil }
        return text + (closed ? "Z" : "")
    }
}
