internal import Reading

/// An article cut into paragraphs, and each paragraph into plain words and claims.
struct ArticleBlocks {
    /// Words that are one claim, or none.
    struct Piece {
        let text: String
        /// Index of the claim in the page.
        let claim: Int?
    }

    struct Block {
        let isFurniture: Bool
        let pieces: [Piece]
    }

    let blocks: [Block]

    /// Cuts a document at its line ends; neighbouring lines of furniture become one block.
    init(_ document: Document, claims: [Claim]) {
        let scalars = Array(document.text.unicodeScalars)
        var blocks: [Block] = []
        var start = 0
        var next = 0
        let order = claims.indices.sorted { claims[$0].start < claims[$1].start }
        while start < scalars.count {
            var end = start
            while end < scalars.count, scalars[end] != "\n" { end += 1 }
            let isFurniture = document.furniture.contains { $0.lowerBound <= start && start < $0.upperBound }
            var pieces: [Piece] = []
            var at = start
            while next < order.count, claims[order[next]].start < end {
                let claim = claims[order[next]]
                next += 1
                guard claim.start >= at, claim.end <= scalars.count else { continue }
                if claim.start > at { pieces.append(Piece(text: Self.text(scalars[at..<claim.start]), claim: nil)) }
                pieces.append(Piece(text: Self.text(scalars[claim.start..<claim.end]), claim: order[next - 1]))
                at = claim.end
            }
            if at < end { pieces.append(Piece(text: Self.text(scalars[at..<end]), claim: nil)) }
            let isBlank = pieces.allSatisfy { $0.claim == nil && $0.text.allSatisfy(\.isWhitespace) }
            if !isBlank {
                if isFurniture, let last = blocks.last, last.isFurniture {
                    blocks[blocks.count - 1] = Block(
                        isFurniture: true, pieces: last.pieces + [Piece(text: " · ", claim: nil)] + pieces)
                } else {
                    blocks.append(Block(isFurniture: isFurniture, pieces: pieces))
                }
            }
            start = max(end, at) + 1
        }
        self.blocks = blocks
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
