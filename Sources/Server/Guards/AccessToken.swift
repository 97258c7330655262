/// The secret that writes need, made anew at each start.
package struct AccessToken: Sendable {
    /// 43 letters that stand for 256 random bits (base64url).
    package let text: String

    /// Makes a token from the system's source of randomness.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        text = String(
            decoding: (0..<43).map { _ in letters[Int(generator.next(upperBound: UInt64(64)))] }, as: UTF8.self)
    }

    /// Makes a token of known text, for tests.
    package init(text: String) {
        self.text = text
    }

    /// Whether an `Authorization` header carries the token.
    ///
    /// Every byte of the token is compared whatever the header says, so that the time tells nothing.
    package func admits(_ authorization: String?) -> Bool {
        let given = Array((authorization ?? "").utf8)
        let wanted = Array("Bearer \(text)".utf8)
        var difference = UInt(bitPattern: given.count ^ wanted.count)
        for (index, byte) in wanted.enumerated() {
            difference |= UInt(byte ^ (index < given.count ? given[index] : 0))
        }
        return difference == 0
    }
}
