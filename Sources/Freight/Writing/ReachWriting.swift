internal import Atlas
public import Evidence

extension Reach {
    /// How far is asked for.
    public struct Limit: Sendable {
        public let value: Double
        public let criterion: Criterion
        /// Heading of a column of values.
        public let unit: String

        /// Reads a number with its unit: `36h`, `10d`, `1500USD`, `900kg` or `2000km`.
        ///
        /// - Throws: a ``Complaint`` for anything else.
        public init(_ text: String) throws(Complaint) {
            let digits = text.prefix { $0.isNumber || $0 == "." }
            let unit = text.dropFirst(digits.count).lowercased()
            let units: [String: (Double, Criterion, String)] = [
                "h": (1, .time, "hours"), "d": (24, .time, "hours"), "days": (24, .time, "hours"),
                "j": (24, .time, "hours"),
                "usd": (1, .cost, "USD"), "kg": (1, .co2, "kg CO2e"), "km": (1, .distance, "km"),
            ]
            guard let value = Double(digits), value.isFinite, value > 0, let known = units[unit] else {
                throw Complaint(
                    .badUse, found: "--within was given \"\(text)\"", expected: "a number with h, d, USD, kg or km",
                    advice: "for example --within 10d")
            }
            (self.value, criterion, self.unit) = (value * known.0, known.1, known.2)
        }
    }

    /// Header and rows, nearest first.
    public func rows(_ limit: Limit) -> [[String]] {
        [["place", "country", "kind", limit.unit, "latitude", "longitude"]]
            + stops.map { stop in
                [
                    stop.place.name, stop.place.country, stop.place.kind,
                    String((stop.value * 10).rounded() / 10), String(stop.place.latitude),
                    String(stop.place.longitude),
                ]
            }
    }
}

extension Reach {
    /// An object with the start, the limit as written and the places; the value's name is its unit.
    public func json(from start: Endpoint, within: String, _ limit: Limit) -> [UInt8] {
        let name =
            switch limit.criterion {
            case .time: "hours"
            case .cost, .generalised: "usd"
            case .co2: "kgCO2e"
            case .distance: "km"
            }
        var json = JSONWriter()
        json.object { json in
            json.key("from")
            json.object { json in
                json.member("name", start.name)
                json.member("latitude", start.position.latitude)
                json.member("longitude", start.position.longitude)
            }
            json.member("within", within)
            json.key("places")
            json.array { json in
                for stop in stops {
                    json.object { json in
                        json.member("id", stop.place.id)
                        json.member("name", stop.place.name)
                        json.member("country", stop.place.country)
                        json.member("kind", stop.place.kind)
                        json.member(name, (stop.value * 10).rounded() / 10)
                        json.member("latitude", stop.place.latitude)
                        json.member("longitude", stop.place.longitude)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    /// A GeoJSON collection with a point a place.
    public func geoJSON(_ limit: Limit) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.key("features")
            json.array { json in
                for stop in stops {
                    json.object { json in
                        json.member("type", "Feature")
                        json.member("id", stop.place.id)
                        json.key("properties")
                        json.object { json in
                            json.member("place", stop.place.name)
                            json.member("country", stop.place.country)
                            json.member("kind", stop.place.kind)
                            json.member("value", (stop.value * 10).rounded() / 10)
                            json.member("unit", limit.unit)
                        }
                        json.key("geometry")
                        json.object { json in
                            json.member("type", "Point")
                            json.key("coordinates")
                            json.array { json in
                                json.number(stop.place.longitude)
                                json.number(stop.place.latitude)
                            }
                        }
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }
}
