/// Decimal numbers in bytes.
public enum DecimalText {
    /// The value of `-12.5` times ten to the power of `multiplier`; nil when it is no such number.
    ///
    /// The number nearest to the decimal; `1236.02` with multiplier 6 is 1236020000.
    /// Numbers with an exponent, such as `1.5E+11`, are read by Swift; `nan`, `inf` and hexadecimal digits are refused.
    public static func value(of text: some Collection<UInt8>, multiplier: Int = 0) -> Double? {
        var mantissa: Int64 = 0
        var digits = 0
        var decimals = 0
        var isNegative = false
        var hasPoint = false
        var position = 0
        var seen = false
        for byte in text {
            if byte >= 0x30, byte <= 0x39 {
                seen = true
                if digits < 18 {
                    mantissa = mantissa &* 10 &+ Int64(byte & 15)
                    if mantissa > 0 { digits += 1 }
                    if hasPoint { decimals += 1 }
                } else {
                    return slow(Array(text), multiplier)
                }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else if byte == UInt8(ascii: "-"), position == 0 {
                isNegative = true
            } else if byte | 0x20 == UInt8(ascii: "e"), seen, position < 40 {
                return slow(Array(text), multiplier)
            } else {
                return nil
            }
            position += 1
        }
        guard seen else { return nil }
        // Beyond 53 bits the two steps below would round twice.
        if mantissa >= 1 << 53, multiplier != decimals { return slow(Array(text), multiplier) }
        let exponent = multiplier - decimals
        guard exponent >= -powers.count + 1, exponent < powers.count else { return nil }
        let magnitude =
            exponent >= 0 ? Double(mantissa) * powers[exponent] : Double(mantissa) / powers[-exponent]
        return isNegative ? -magnitude : magnitude
    }

    /// The same for a piece of an array, without the cost of the general case.
    public static func value(of text: ArraySlice<UInt8>, multiplier: Int = 0) -> Double? {
        unsafe text.withUnsafeBufferPointer { unsafe value(of: $0, multiplier: multiplier) }
    }

    private static func slow(_ text: [UInt8], _ multiplier: Int) -> Double? {
        guard text.count <= 400, text.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }), multiplier >= 0,
            multiplier < powers.count, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
        else { return nil }
        return value * powers[multiplier]
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension [UInt8] {
    /// Appends a whole number as decimal digits, with a minus sign when it is below zero.
    ///
    /// Worked number: −305 appends the four bytes of "-305".
    package mutating func appendDecimal(_ value: Int) {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var left = value.magnitude
            var first = 20
            repeat {
                first -= 1
                unsafe digits.initializeElement(at: first, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
                left /= 10
            } while left > 0
            if value < 0 {
                first -= 1
                unsafe digits.initializeElement(at: first, to: UInt8(ascii: "-"))
            }
            unsafe append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }
}
