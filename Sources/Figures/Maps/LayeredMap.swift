/// A map of a continent in layers, for a page that moves and recolours it.
///
/// The picture holds no style sheet and no words but names: the page's sheet colours the classes. Lines of one class are
/// one path, so that tens of thousands of links stay a dozen elements; whatever can be pointed at is an element of its
/// own with `data-id`. Coordinates are whole units, ``unitsAcross`` over the width. The root's `data-projection` gives
/// centre and scale, so that the page can place a route in the same plane.
public struct LayeredMap: Sendable {
    /// Lines that look alike and are drawn as one path.
    public struct Group: Sendable {
        /// Words for the `class` attribute, such as `rail gauge-1520`.
        public var classes: String
        public var lines: [[MapPoint]]

        /// Makes a group.
        public init(classes: String, lines: [[MapPoint]]) {
            self.classes = classes
            self.lines = lines
        }
    }

    /// A line or point that can be picked.
    public struct Item: Sendable {
        /// `crossing:khorgos-rail`: the kind, a colon and the identifier.
        public var id: String
        public var classes: String
        public var name: String
        /// Courses of a line; for a point one course of one point.
        public var courses: [[MapPoint]]

        /// Makes an item.
        public init(id: String, classes: String, name: String, courses: [[MapPoint]]) {
            self.id = id
            self.classes = classes
            self.name = name
            self.courses = courses
        }
    }

    /// What a point looks like.
    public enum Shape: String, Sendable {
        case square
        case circle
        case diamond
        case triangle
        case bar

        /// Path data around the origin, in pixels of the screen.
        var path: String {
            switch self {
            case .square: "M-3.5-3.5h7v7h-7z"
            case .circle: "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z"
            case .diamond: "M0-6L6 0L0 6L-6 0z"
            case .triangle: "M0-5L5 4h-10z"
            case .bar: "M-6-2h12v4h-12z"
            }
        }
    }

    public var title: String
    public var land: [[MapPoint]]
    public var groups: [Group]
    public var lines: [Item]
    public var points: [(item: Item, shape: Shape)]
    /// Names of cities, largest first.
    public var labels: [(point: MapPoint, name: String)]

    /// Makes a map.
    public init(
        title: String, land: [[MapPoint]], groups: [Group], lines: [Item], points: [(item: Item, shape: Shape)],
        labels: [(point: MapPoint, name: String)]
    ) {
        self.title = title
        self.land = land
        self.groups = groups
        self.lines = lines
        self.points = points
        self.labels = labels
    }

    /// Units over the width of the picture.
    public static let unitsAcross = 12000.0
    private static let unitsDown = 7600.0
    /// The plane touches the earth here; the picture reaches from the Atlantic to Japan and from the Arctic to Java.
    private static let centre = MapPoint(latitude: 36, longitude: 76)
    /// Units in one radius of the earth, and where the centre lies in the picture.
    private static let scale = 4650.0
    private static let origin = (x: 6350.0, y: 4300.0)

    /// The picture as one `svg` element.
    public func svg() -> String {
        let plane = Plane()
        var svg = Markup()
        let (centre, origin) = (Self.centre, Self.origin)
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": "layered-map",
                "viewBox": "0 0 \(Int(Self.unitsAcross)) \(Int(Self.unitsDown))", "role": "group",
                "aria-label": title, "data-projection": "azimuthal-equal-area",
                "data-latitude": "\(Int(centre.latitude))", "data-longitude": "\(Int(centre.longitude))",
                "data-scale": "\(Int(Self.scale))", "data-x": "\(Int(origin.x))", "data-y": "\(Int(origin.y))",
            ]
        ) { svg in
            svg.element("path", ["class": "land", "d": plane.path(land, tolerance: 12, closed: true)])
            for group in groups {
                let path = plane.path(group.lines, tolerance: 7, closed: false)
                if !path.isEmpty { svg.element("path", ["class": "network " + group.classes, "d": path]) }
            }
            svg.element("g", ["class": "items"]) { svg in
                for line in lines { draw(line, plane, &svg) }
            }
            svg.element("g", ["class": "overlay"]) { _ in }
            svg.element("g", ["class": "labels", "aria-hidden": "true"]) { svg in
                for label in labels {
                    guard let place = plane.place(label.point), plane.holds(place) else { continue }
                    svg.element("g", ["class": "label", "transform": "translate(\(place.x) \(place.y))"]) { svg in
                        svg.element("circle", ["r": "1.6"])
                        svg.element("text", ["x": "5", "y": "4"], text: label.name)
                    }
                }
            }
            svg.element("g", ["class": "marks"]) { svg in
                for (item, shape) in points { draw(item, shape, plane, &svg) }
            }
        }
        return svg.text
    }

    private func draw(_ item: Item, _ plane: Plane, _ svg: inout Markup) {
        let path = plane.path(item.courses, tolerance: 7, closed: false)
        guard !path.isEmpty else { return }
        svg.element("g", ["class": "item " + item.classes, "data-id": item.id, "data-name": item.name]) { svg in
            svg.element("path", ["class": "reach", "d": path])
            svg.element("path", ["class": "stroke", "d": path])
        }
    }

    private func draw(_ item: Item, _ shape: Shape, _ plane: Plane, _ svg: inout Markup) {
        guard let point = item.courses.first?.first, let place = plane.place(point), plane.holds(place) else { return }
        svg.element(
            "g",
            [
                "class": "item mark " + item.classes, "data-id": item.id, "data-name": item.name,
                "transform": "translate(\(place.x) \(place.y))",
            ]
        ) { svg in
            svg.element("path", ["d": shape.path])
        }
    }

    /// The plane of the picture in whole units.
    private struct Plane {
        let projection = AzimuthalProjection(
            latitude: LayeredMap.centre.latitude, longitude: LayeredMap.centre.longitude)

        func place(_ point: MapPoint) -> (x: Int, y: Int)? {
            guard let place = projection.place(point) else { return nil }
            return (
                Int((LayeredMap.origin.x + place.x * LayeredMap.scale).rounded()),
                Int((LayeredMap.origin.y + place.y * LayeredMap.scale).rounded())
            )
        }

        func holds(_ place: (x: Int, y: Int)) -> Bool {
            place.x >= 0 && place.x <= Int(LayeredMap.unitsAcross) && place.y >= 0
                && place.y <= Int(LayeredMap.unitsDown)
        }

        private func isNear(_ place: (x: Int, y: Int)) -> Bool {
            place.x > -600 && place.x < Int(LayeredMap.unitsAcross) + 600 && place.y > -600
                && place.y < Int(LayeredMap.unitsDown) + 600
        }

        /// Path data of lines in relative steps; points nearer than the tolerance to the one before are left out.
        func path(_ lines: [[MapPoint]], tolerance: Int, closed: Bool) -> String {
            var text = ""
            var pen: (x: Int, y: Int)?
            for line in lines {
                let places = line.map(place)
                // A ring that reaches to the far side of the earth would be torn there.
                if closed, places.contains(where: { $0 == nil }) { continue }
                guard places.contains(where: { $0.map(isNear) ?? false }) else { continue }
                var isDown = false
                for (number, place) in places.enumerated() {
                    guard let place else {
                        isDown = false
                        continue
                    }
                    let isEnd = number == places.count - 1
                    guard isDown, let last = pen else {
                        if let pen, pen == place, !closed {
                            isDown = true
                            continue
                        }
                        text += "M\(place.x) \(place.y)"
                        (pen, isDown) = (place, true)
                        continue
                    }
                    let (dx, dy) = (place.x - last.x, place.y - last.y)
                    if dx == 0, dy == 0 { continue }
                    if abs(dx) + abs(dy) < tolerance, !isEnd { continue }
                    text += "l\(dx)" + (dy < 0 ? "\(dy)" : " \(dy)")
                    pen = place
                }
                if closed {
                    text += "z"
                    pen = nil
                }
            }
            return text
        }
    }
}
