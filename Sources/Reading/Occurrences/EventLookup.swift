internal import Atlas
internal import Evidence

/// Finds the atlas's record of an event that a text names in words of its own.
struct EventLookup {
    let scene: Scene

    private struct Record: Sendable {
        var names: [Stems]
        var days: ClosedRange<Int>?
    }

    private static let records: [Record] = Atlas.embedded.events.map { event in
        let days = (event.start ?? event.end)?.days
        let end = (event.end ?? event.start)?.days?.upperBound
        let range = days.flatMap { days in end.map { days.lowerBound...max(days.lowerBound, $0) } }
        return Record(names: [Stems(event.nameFrench), Stems(event.nameEnglish)], days: range)
    }

    /// The record whose name shares most words, of the edition, year or days given; nil when none is near.
    func event(stems: Stems, series: String?, edition: Int?, times: [Period]) -> Atlas.Event? {
        guard !stems.isEmpty else { return nil }
        var best: (score: Double, position: Int)?
        for position in 0..<min(Self.records.count, scene.atlas.events.count) {
            if let series, scene.atlas.events[position].series != series { continue }
            if let edition, let other = scene.atlas.events[position].edition, edition != other { continue }
            var score = series == nil ? 0.0 : 0.6
            for names in Self.records[position].names {
                let common = names.common(stems)
                if common > 0 {
                    score = max(score, Double(common) / Double(max(1, names.count + stems.count - common)))
                }
            }
            guard score >= 0.4 else { continue }
            if edition != nil, edition == scene.atlas.events[position].edition { score += 0.3 }
            if let range = Self.records[position].days {
                if times.contains(where: { time in
                    guard scene.isDay(time), let day = time.days else { return false }
                    return range.overlaps(day.lowerBound...day.upperBound)
                }) {
                    score += 0.4
                }
                if let published = scene.published?.dayNumber {
                    let distance =
                        published < range.lowerBound
                        ? range.lowerBound - published : max(0, published - range.upperBound)
                    if distance <= 5 { score += 0.3 } else if distance <= 60 { score += 0.1 }
                    // Another year's edition, unless the text names it.
                    if distance > 400, edition == nil { score -= 0.5 }
                }
            }
            if score > best?.score ?? 0 { best = (score, position) }
        }
        guard let best, best.score >= 0.65 else { return nil }
        return scene.atlas.events[best.position]
    }
}
