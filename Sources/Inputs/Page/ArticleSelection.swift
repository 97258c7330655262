/// Chooses the article's own blocks of a page.
///
/// An element counts by the prose in it: paragraphs with few links. The article is the element, marked as such by the
/// page or not, that holds most of it; inside, elements named after menus, share bars, related lists, comments, tags,
/// polls and bylines are left out, and so are blocks of links.
struct ArticleSelection {
    private let tree: PageTree
    /// Elements that are out, with everything in them.
    private var isOut: [Bool]
    /// Bytes of prose in each element.
    private var prose: [Int]

    init(_ tree: PageTree) {
        self.tree = tree
        isOut = []
        prose = []
        let total = weigh(excludingSuspects: false)
        let held = prose
        // A name such as "with-sidebar" on what holds most of the page says nothing.
        isOut = tree.elements.indices.map { index in
            let element = tree.elements[index]
            if element.isExcluded { return true }
            return element.isSuspect && held[index] * 2 < total
        }
        for index in tree.elements.indices.dropFirst() where isOut[Int(tree.elements[index].parent)] {
            isOut[index] = true
        }
        _ = weigh(excludingSuspects: true)
    }

    /// Text of the article, a line a block, its title first; empty when the page has no prose.
    func text(title: String?) -> [UInt8] {
        let root = articleRoot()
        var kept: [Int] = []
        for index in tree.blocks.indices where isKept(index, in: root) { kept.append(index) }
        kept = withoutLooseHeadings(kept)
        // A heading of the first level before the article is its title.
        if let first = kept.first,
            let heading = tree.blocks[..<first].lastIndex(where: { $0.level == 1 && !isOut[Int($0.element)] })
        {
            kept.insert(heading, at: 0)
        }
        var text: [UInt8] = []
        if let title, !kept.isEmpty, !startsWithTitle(kept, title) {
            text += Array(title.utf8) + [0x0A]
        }
        for (place, index) in kept.enumerated() {
            let block = tree.blocks[index]
            if block.tag == .cell, place > 0, tree.blocks[kept[place - 1]].tag == .cell,
                row(of: block) == row(of: tree.blocks[kept[place - 1]])
            {
                // The cells of a row stand on one line.
                text.removeLast()
                text += [0x09]
            }
            text += block.text + [0x0A]
        }
        return text
    }

    private func startsWithTitle(_ kept: [Int], _ title: String) -> Bool {
        let wanted = title.filter { !$0.isWhitespace }.prefix(40).lowercased()
        return kept.prefix(3).contains {
            String(decoding: tree.blocks[$0].text, as: UTF8.self).filter { !$0.isWhitespace }.prefix(40).lowercased()
                == wanted
        }
    }

    private func row(of block: PageTree.Block) -> Int32 { tree.elements[Int(block.element)].parent }

    // MARK: - Weight

    /// Sums the prose of each element; gives the page's.
    private mutating func weigh(excludingSuspects: Bool) -> Int {
        prose = Array(repeating: 0, count: tree.elements.count)
        for block in tree.blocks where !(excludingSuspects && isOut[Int(block.element)]) {
            prose[Int(block.element)] += Self.weight(block)
        }
        // Parents come before their children.
        for index in tree.elements.indices.dropFirst().reversed() {
            prose[Int(tree.elements[index].parent)] += prose[index]
        }
        return prose.first ?? 0
    }

    /// Bytes of a block that count as prose: long, ended like a sentence, hardly linked.
    private static func weight(_ block: PageTree.Block) -> Int {
        guard block.text.count >= 60, block.linked * 2 < block.text.count else { return 0 }
        return block.tag == .heading ? 0 : block.text.count
    }

    /// The element that is the article: the page's own mark if it holds much of the prose, else the smallest element with
    /// nearly all of it.
    private func articleRoot() -> Int {
        let total = max(1, prose.first ?? 0)
        var root = 0
        for test: (PageTree.Element) -> Bool in [
            { $0.isBody }, { $0.tag == .article }, { $0.hint == .content }, { $0.tag == .main },
        ] {
            let best = tree.elements.indices.filter { test(tree.elements[$0]) && !isOut[$0] }.max {
                prose[$0] < prose[$1]
            }
            if let best, prose[best] * 100 >= total * 45 {
                root = best
                break
            }
        }
        // Down to where the prose is.
        var isGoingDown = true
        while isGoingDown {
            isGoingDown = false
            guard let child = heaviestChild(of: root), prose[child] * 100 >= prose[root] * 90 else { break }
            if [.paragraph, .item, .cell, .quote, .preformatted].contains(tree.elements[child].tag) { break }
            root = child
            isGoingDown = true
        }
        return root
    }

    private func heaviestChild(of root: Int) -> Int? {
        var best: Int?
        for index in (root + 1)..<max(root + 1, tree.elements.count) where Int(tree.elements[index].parent) == root {
            if !isOut[index], prose[index] > best.map({ prose[$0] }) ?? 0 { best = index }
        }
        return best
    }

    // MARK: - Blocks

    private func isKept(_ index: Int, in root: Int) -> Bool {
        let block = tree.blocks[index]
        guard !isOut[Int(block.element)], isInside(Int(block.element), root) else { return false }
        let isLinked = block.linked * 2 >= block.text.count
        switch block.tag {
        case .heading, .caption: return !isLinked || block.level == 1
        case .paragraph, .quote, .preformatted: return block.linked * 10 < block.text.count * 9
        case .cell: return !isLinked
        case .item: return !isLinked
        default:
            // Loose text of a div: a sentence or a long line.
            return !isLinked && (block.text.count >= 60 || Self.endsLikeSentence(block.text))
        }
    }

    private func isInside(_ element: Int, _ root: Int) -> Bool {
        var index = element
        while index > root { index = Int(tree.elements[index].parent) }
        return index == root
    }

    /// Headings that no text follows open lists that were left out.
    private func withoutLooseHeadings(_ kept: [Int]) -> [Int] {
        var result: [Int] = []
        for (place, index) in kept.enumerated() {
            let block = tree.blocks[index]
            if block.tag == .heading, block.level > 1 {
                guard place + 1 < kept.count else { continue }
                let next = tree.blocks[kept[place + 1]]
                // Another heading of the same level right away, or blocks that were dropped in between.
                if next.tag == .heading, next.level <= block.level { continue }
                if next.tag == .heading || kept[place + 1] - index > 3 { continue }
            }
            result.append(index)
        }
        return result
    }

    private static func endsLikeSentence(_ text: [UInt8]) -> Bool {
        guard text.count > 25, let last = text.last else { return false }
        return last == 0x2E || last == 0x21 || last == 0x3F || text.suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
            || text.suffix(2).elementsEqual([0xC2, 0xBB])
    }
}
