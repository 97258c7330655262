/// How much is held at once.
///
/// None of the limits loses input without saying so.
public struct Limits: Sendable {
    /// Bytes of one page or of one record of an archive; what is beyond is not read, and that is reported.
    public var page = 8 << 20
    /// A plain text above this is read in parts.
    public var whole = 256 << 10
    /// Bytes of one part.
    public var part = 32 << 10
    /// Expansion of compressed data is stopped when it passes both: this many bytes, and this many times its input.
    public var expansion = (bytes: 256 << 20, times: 200)
    /// Elements of a page nested deeper are closed.
    public var depth = 256

    /// The limits the program runs with: about 60 MB at most for the largest page.
    public init() {}
}
