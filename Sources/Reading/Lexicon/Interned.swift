internal import Synchronization

/// A text of the tables by the place it is kept at for as long as the program runs.
///
/// Marks are copied and dropped by the million; with this instead of a `String` that costs no more than their bytes.
@safe struct Interned: Sendable {
    private final class Box: Sendable {
        let text: String
        init(_ text: String) { self.text = text }
    }

    private let box: Unmanaged<Box>

    /// Texts are few, since they come from tables, and never given up, so that what points to them cannot outlive them.
    private static let boxes = Mutex<[String: Box]>([:])

    init(_ text: String) {
        let kept = Self.boxes.withLock { boxes in
            if let kept = boxes[text] { return kept }
            let made = Box(text)
            boxes[text] = made
            return made
        }
        unsafe box = Unmanaged.passUnretained(kept)
    }

    var text: String {
        @inline(__always) get { unsafe box._withUnsafeGuaranteedRef { $0.text } }
    }
}
