internal import Routing

/// What the two tables of a layer hold, with nodes and links numbered from 0.
struct LayerTables: Sendable {
    let layer: Mode
    let nodes: NodeTable
    let links: LinkTable

    /// Reads the tables of all layers on all cores: sea, rail and road.
    ///
    /// - Complexity: O(bytes).
    static func readAll() -> [LayerTables] {
        let tables: [(nodes: FreightTable, links: FreightTable)] = [
            (.seaNode, .seaLink), (.railNode, .railLink), (.roadNode, .roadLink),
        ]
        // From the largest to the smallest, so that no core is left with a large one at the end.
        let read = concurrently(6) { number -> (nodes: NodeTable?, links: LinkTable?) in
            number < 3
                ? (nil, LinkTable(tables[2 - number].links.bytes))
                : (NodeTable(tables[5 - number].nodes.bytes), nil)
        }
        return [Mode.sea, .rail, .road].enumerated().map { index, layer in
            LayerTables(
                layer: layer, nodes: read[5 - index].nodes ?? NodeTable(tables[index].nodes.bytes),
                links: read[2 - index].links ?? LinkTable(tables[index].links.bytes))
        }
    }
}

/// The nodes of a layer.
struct NodeTable: Sendable {
    private(set) var latitudes: [Int32] = []
    private(set) var longitudes: [Int32] = []
    private(set) var countries: [Country] = []
    private(set) var gauges: [Int16] = []

    init(_ bytes: StaticBytes) {
        // A row is longer than these, so that there is room for all.
        let rows = bytes.count / 16
        latitudes.reserveCapacity(rows)
        longitudes.reserveCapacity(rows)
        countries.reserveCapacity(rows)
        gauges.reserveCapacity(rows)
        var reader = CellReader(bytes)
        while !reader.isAtEnd {
            _ = reader.number()
            latitudes.append(reader.number())
            longitudes.append(reader.number())
            countries.append(reader.country())
            gauges.append(Int16(clamping: reader.number()))
        }
    }
}

/// The links of a layer.
struct LinkTable: Sendable {
    /// A link that is more than a stretch of its layer: the cells that say so, in ``LinkTable/bytes``.
    struct Special: Sendable {
        let link: Int
        let kind: Range<Int>
        let crossing: Range<Int>
        let regime: Range<Int>
        let plan: Range<Int>
        let passage: Range<Int>
    }

    let bytes: StaticBytes
    private(set) var tails: [Int32] = []
    private(set) var heads: [Int32] = []
    private(set) var lengths: [Int32] = []
    private(set) var special: [Special] = []

    init(_ bytes: StaticBytes) {
        self.bytes = bytes
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
            if !reader.skipEmptyCells(5) {
                let (kind, crossing, regime) = (reader.cell(), reader.cell(), reader.cell())
                let (plan, passage) = (reader.cell(), reader.cell())
                special.append(
                    Special(
                        link: link, kind: kind, crossing: crossing, regime: regime, plan: plan, passage: passage))
            }
            reader.skipLine()
        }
    }
}
