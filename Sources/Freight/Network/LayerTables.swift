/// What the two tables of a layer hold, with nodes and links numbered from 0.
struct LayerTables: Sendable {
    /// A link that is more than a stretch of its layer: the cells that say so, in ``linkBytes``.
    struct Special: Sendable {
        let link: Int
        let kind: Range<Int>
        let crossing: Range<Int>
        let regime: Range<Int>
        let plan: Range<Int>
        let passage: Range<Int>
    }

    let layer: Mode
    let linkBytes: StaticBytes
    private(set) var latitudes: [Int32] = []
    private(set) var longitudes: [Int32] = []
    private(set) var countries: [Country] = []
    private(set) var gauges: [Int16] = []
    private(set) var tails: [Int32] = []
    private(set) var heads: [Int32] = []
    private(set) var lengths: [Int32] = []
    private(set) var special: [Special] = []

    /// Reads the tables.
    ///
    /// - Complexity: O(bytes).
    init(_ layer: Mode, nodes: FreightTable, links: FreightTable) {
        self.layer = layer
        linkBytes = links.bytes
        readNodes(nodes.bytes)
        readLinks(linkBytes)
    }

    private mutating func readNodes(_ bytes: StaticBytes) {
        // A row is longer than these, so that there is room for all.
        let rows = bytes.count / 16
        latitudes.reserveCapacity(rows)
        longitudes.reserveCapacity(rows)
        countries.reserveCapacity(rows)
        gauges.reserveCapacity(rows)
        var reader = CellReader(bytes)
        while !reader.isAtEnd {
            _ = reader.cell()
            latitudes.append(reader.number())
            longitudes.append(reader.number())
            countries.append(reader.country())
            gauges.append(Int16(clamping: reader.number()))
        }
    }

    private mutating func readLinks(_ bytes: StaticBytes) {
        let rows = bytes.count / 16
        tails.reserveCapacity(rows)
        heads.reserveCapacity(rows)
        lengths.reserveCapacity(rows)
        var reader = CellReader(bytes)
        while !reader.isAtEnd {
            let link = tails.count
            tails.append(reader.number())
            heads.append(reader.number())
            lengths.append(reader.number())
            let (kind, crossing, regime) = (reader.cell(), reader.cell(), reader.cell())
            let (plan, passage) = (reader.cell(), reader.cell())
            if !kind.isEmpty || !crossing.isEmpty || !regime.isEmpty || !plan.isEmpty || !passage.isEmpty {
                special.append(
                    Special(
                        link: link, kind: kind, crossing: crossing, regime: regime, plan: plan, passage: passage))
            }
            _ = reader.cell()
        }
    }
}
