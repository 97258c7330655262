internal import Evidence
internal import Reading

/// How finely a figure is written.
enum Precision {
    /// One unit of the last digit as written, trailing zeros included: 1 bn for "260 milliards", 0.1 bn for "94,8".
    static func written(_ claim: Claim) -> Double {
        var step = claim.step
        for _ in 0..<trailingZeros(claim.quote) where step > 0 { step /= 10 }
        return step
    }

    /// Half of the last digit that counts, but for round figures no more than a share of the value: "260 milliards" may be
    /// 257.5 to 262.5 and "100 milliards" 97.5 to 102.5.
    static func half(_ claim: Claim, rules: Rules) -> Double {
        let written = written(claim)
        let round = abs(claim.value.middle) * rules.rule("round").high / 100
        return claim.unit == .percent ? written / 2 : min(claim.step / 2, max(written / 2, round))
    }

    /// Zeros at the end of the first number of a text, when it has no decimals: 1 for "260 milliards", 2 for "1 200".
    private static func trailingZeros(_ quote: String) -> Int {
        // Decimals say how fine the figure is; their zeros were written on purpose and counted by the reader.
        if quote.contains(where: { ",.".contains($0) }) && hasDecimals(quote) { return 0 }
        var zeros = 0
        var started = false
        var separators = 0
        for character in quote {
            if let digit = character.wholeNumberValue {
                started = true
                zeros = digit == 0 ? zeros + 1 : 0
                separators = 0
            } else if started {
                // A space or mark may part thousands; two of them, or a letter, end the number.
                guard " \u{A0}\u{202F},.'’".contains(character), separators == 0 else { return min(zeros, 12) }
                separators += 1
            }
        }
        return min(zeros, 12)
    }

    /// Whether the first number of a text has a decimal mark: a comma or point not followed by three digits.
    private static func hasDecimals(_ quote: String) -> Bool {
        guard let mark = quote.lastIndex(where: { $0 == "," || $0 == "." }) else { return false }
        let digits = quote[quote.index(after: mark)...].prefix { $0.isNumber }
        return !digits.isEmpty && digits.count != 3
    }
}
