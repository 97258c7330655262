/// How far bytes are UTF-8, without copying them.
struct UTF8Check {
    /// Whole sequences of two bytes and more.
    var good = 0
    /// Bytes or cut sequences that are no UTF-8; each becomes one U+FFFD.
    var bad = 0
    /// Offset of the first of them.
    var firstBad = 0

    /// Looks at all bytes.
    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            guard lead >= 0x80 else {
                index += 1
                continue
            }
            let (length, isWhole) = Self.sequence(bytes[index...], lead)
            if isWhole {
                good += 1
            } else {
                if bad == 0 { firstBad = index }
                bad += 1
            }
            index += length
        }
    }

    /// Length of the sequence at the front, or of the maximal part of one that Unicode replaces by one U+FFFD.
    static func sequence(_ bytes: ArraySlice<UInt8>, _ lead: UInt8) -> (length: Int, isWhole: Bool) {
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0:
            length = 3
            low = 0xA0
        case 0xED:
            length = 3
            high = 0x9F
        case 0xE1...0xEF: length = 3
        case 0xF0:
            length = 4
            low = 0x90
        case 0xF4:
            length = 4
            high = 0x8F
        case 0xF1...0xF3: length = 4
        default: return (1, false)
        }
        for step in 1..<length {
            let index = bytes.startIndex + step
            guard index < bytes.endIndex, bytes[index] >= (step == 1 ? low : 0x80),
                bytes[index] <= (step == 1 ? high : 0xBF)
            else { return (step, false) }
        }
        return (length, true)
    }
}
