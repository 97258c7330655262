internal import Atlas
internal import Reading

/// The text of a document by scalar offsets, for a look at the words around a claim.
struct DocumentText {
    private let scalars: [Unicode.Scalar]
    /// Ends of the claims in the order of the text.
    private let claimEnds: [Int]

    init(_ document: Document) {
        scalars = Array(document.text.unicodeScalars)
        claimEnds = document.claims.map(\.end)
    }

    /// The words between two offsets; offsets outside the text are cut to it.
    func words(_ range: Range<Int>) -> String {
        let lower = min(max(range.lowerBound, 0), scalars.count)
        let upper = min(max(range.upperBound, lower), scalars.count)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[lower..<upper])
        return String(view)
    }

    /// The sentence a claim stands in.
    func sentence(of claim: Claim) -> String { words(claim.sentence) }

    /// The words of its sentence from the claim before it, or the sentence's start, up to the claim.
    func before(_ claim: Claim) -> String {
        let previous = claimEnds.last { $0 <= claim.start } ?? 0
        let lower = max(claim.sentence.lowerBound, min(previous, claim.start))
        return words(min(lower, claim.start)..<claim.start)
    }

    /// What follows a claim within its sentence.
    func after(_ claim: Claim) -> String {
        words(claim.end..<max(claim.end, claim.sentence.upperBound))
    }

    /// The words of its clause: from the claim before it to the next mark of punctuation after it.
    func clause(of claim: Claim) -> String {
        before(claim) + words(claim.start..<claim.end) + after(claim).prefix { !",;:.!?(—".contains($0) }
    }

    /// Lower-cased words of a text: letters, digits and inner apostrophes apart.
    static func tokens(_ text: String) -> [Substring] {
        text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
