internal import Atlas
internal import Evidence

/// Finds the atlas's record of an event that a text names in words of its own.
struct EventLookup {
    let scene: Scene

    private static let stemsOfEvents: [[Set<UInt64>]] = Atlas.embedded.events.map {
        [Scene.stems($0.nameFrench), Scene.stems($0.nameEnglish)]
    }

    /// The record whose name shares most words, of the edition, year or days given; nil when none is near.
    func event(stems: Set<UInt64>, series: String?, edition: Int?, times: [Period]) -> Atlas.Event? {
        guard !stems.isEmpty else { return nil }
        var best: (score: Double, event: Atlas.Event)?
        for (position, event) in scene.atlas.events.enumerated() {
            if let series, event.series != series { continue }
            if let edition, let other = event.edition, edition != other { continue }
            var score = series == nil ? 0.0 : 0.6
            if position < Self.stemsOfEvents.count {
                for names in Self.stemsOfEvents[position] {
                    score = max(
                        score, Double(names.intersection(stems).count) / Double(max(1, names.union(stems).count)))
                }
            }
            guard score >= 0.4 else { continue }
            let days = (event.start ?? event.end)?.days
            let end = (event.end ?? event.start)?.days?.upperBound
            if edition != nil, edition == event.edition { score += 0.3 }
            if let days, let end {
                let range = days.lowerBound...max(days.lowerBound, end)
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
            if score > best?.score ?? 0 { best = (score, event) }
        }
        guard let best, best.score >= 0.65 else { return nil }
        return best.event
    }
}
