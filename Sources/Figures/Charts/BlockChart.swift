/// A line of block characters, for a terminal: `▂▂▃▄▅▆▇█`.
public enum BlockChart {
    /// One character a value, from the lowest block for zero to the full block for the greatest; a gap for nil.
    ///
    /// `line([0, 50, 100])` is `▁▅█`.
    public static func line(_ values: [Double?]) -> String {
        let blocks = Array("▁▂▃▄▅▆▇█")
        guard let most = values.compactMap({ $0 }).max(), most > 0, most.isFinite else { return "" }
        return String(
            values.map { value -> Character in
                guard let value, value.isFinite else { return " " }
                let level = Int((max(0, value) / most * 7).rounded())
                return blocks[min(max(level, 0), 7)]
            })
    }
}
