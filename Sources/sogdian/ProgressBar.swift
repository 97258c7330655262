internal import Synchronization

/// How much of a long job is done, on a terminal's standard error, from the first second on.
final class ProgressBar: Sendable {
    private let total: Int?
    private let label: String
    /// What one unit of the label is in units of the total: a million for megabytes of bytes.
    private let scale: Int
    private let start = ContinuousClock.now
    private let shown = Mutex(-1)

    /// Prepares a bar; without a total only the count is shown.
    init(total: Int?, label: String, scale: Int = 1) {
        self.total = total
        self.label = label
        self.scale = max(scale, 1)
    }

    /// Shows how many of the total are done.
    func show(_ done: Int) {
        guard StandardStream.errorsAreOnTerminal, ContinuousClock.now - start > .seconds(1) else { return }
        let step = total.map { $0 > 0 ? min(40, max(0, done) / max(1, $0 / 40)) : 0 } ?? max(0, done) / scale
        shown.withLock { last in
            guard step > last else { return }
            last = step
            guard let total else { return StandardStream.progress("\r\(done / scale) \(label)\u{1B}[K") }
            let bar = String(repeating: "█", count: step) + String(repeating: "░", count: 40 - step)
            StandardStream.progress("\r\(bar) \(done / scale)/\(total / scale) \(label)\u{1B}[K")
        }
    }

    /// Clears the bar.
    func finish() {
        shown.withLock { last in
            if last >= 0 { StandardStream.progress("\r\u{1B}[K") }
            last = Int.max
        }
    }
}
