internal import Evidence

/// Hours at one side of a crossing as somebody published them.
struct PublishedDwell: Hashable {
    let side: String
    /// `in`, `out` or `any`.
    let direction: String
    /// `measured` or `official`.
    let basis: String
    let hours: Double
    let usd: Double?
    let year: Int
    let quality: Quality
    let source: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("side", side)
            json.member("direction", direction)
            json.member("basis", basis)
            json.member("hours", hours)
            json.member("usd", usd)
            json.member("year", year == 0 ? nil : Double(year))
            json.member("quality", quality.rawValue)
            json.member("source", source)
        }
    }
}

extension PreparedNetwork {
    /// Hours that goods take at each crossing by its id, both sides together, the mean of the two directions.
    ///
    /// A crossing that no link of the network passes has none.
    public func crossingHours() -> [String: Span] {
        var hours: [String: Span] = [:]
        for link in 0..<network.linkCount where network.crossingOf[link] >= 0 {
            let id = network.crossings[Int(network.crossingOf[link])].id
            guard hours[id] == nil else { continue }
            hours[id] = (assessor.border(link, forward: true).hours + assessor.border(link, forward: false).hours) * 0.5
        }
        return hours
    }

    /// The published hours that count at a crossing, each once: measured and official, in and out, of each side.
    func dwell(at crossing: Crossing) -> [PublishedDwell] {
        var found: [PublishedDwell] = []
        for side in crossing.sides {
            for entering in [true, false] {
                for basis in DwellBasis.allCases {
                    guard
                        let hours = BorderDwell.embedded.hours(
                            crossing: crossing.id, side: side, mode: crossing.mode, entering: entering, basis: basis,
                            range: parameters.value("dwell.range"))
                    else { continue }
                    let row = hours.row
                    let dwell = PublishedDwell(
                        side: row.side.description, direction: row.direction,
                        basis: row.isOfficial ? "official" : "measured", hours: row.hours, usd: hours.usd,
                        year: row.year, quality: row.quality, source: row.source)
                    if !found.contains(dwell) { found.append(dwell) }
                }
            }
        }
        return found
    }
}
