internal import Routing

/// The two tables of each layer, read straight into a network's arrays.
///
/// How many rows a table has is known from its lines, so that every table has its place in the arrays before any is read,
/// and all are read at a time.
struct LayerTables {
    /// A link that is more than a stretch of its layer: its number in the network, and the cells that say so.
    struct Special: Sendable {
        let link: Int
        let kind: Range<Int>
        let crossing: Range<Int>
        let regime: Range<Int>
        let plan: Range<Int>
        let passage: Range<Int>
    }

    /// One layer with its places in the network's arrays.
    struct Layer: Sendable {
        let mode: Mode
        let nodeBytes: StaticBytes
        let linkBytes: StaticBytes
        let nodes: Range<Int>
        let links: Range<Int>
    }

    let layers: [Layer]

    /// Counts the rows of all layers: sea, rail and road.
    init() {
        let tables: [(mode: Mode, nodes: FreightTable, links: FreightTable)] = [
            (.sea, .seaNode, .seaLink), (.rail, .railNode, .railLink), (.road, .roadNode, .roadLink),
        ]
        var (nodes, links) = (0, 0)
        layers = tables.map { table in
            let layer = Layer(
                mode: table.mode, nodeBytes: table.nodes.bytes, linkBytes: table.links.bytes,
                nodes: nodes..<nodes + table.nodes.bytes.rowCount, links: links..<links + table.links.bytes.rowCount)
            (nodes, links) = (layer.nodes.upperBound, layer.links.upperBound)
            return layer
        }
    }

    /// Reads all tables on all cores into a network that holds nothing yet, and does `other` meanwhile.
    ///
    /// - Returns: the links of each layer that are more than a stretch of it, and what `other` gave.
    /// - Complexity: O(bytes).
    func read<Other: Sendable>(into network: inout Network, with other: @Sendable () -> Other) -> (
        special: [[Special]], other: Other
    ) {
        let (nodes, links) = (layers.last?.nodes.upperBound ?? 0, layers.last?.links.upperBound ?? 0)
        // Transfers and berths come after what is drawn.
        let (nodeRoom, linkRoom) = (nodes + 256, links + links / 2)
        var special = [[Special]](repeating: [], count: layers.count)
        var made: Other?
        unsafe network.latitudes = Self.column(nodes, nodeRoom) { latitudes in
            unsafe network.longitudes = Self.column(nodes, nodeRoom) { longitudes in
                unsafe network.countries = Self.column(nodes, nodeRoom) { countries in
                    unsafe network.gauges = Self.column(nodes, nodeRoom) { gauges in
                        unsafe network.tails = Self.column(links, linkRoom) { tails in
                            unsafe network.heads = Self.column(links, linkRoom) { heads in
                                unsafe network.lengths = Self.column(links, linkRoom) { lengths in
                                    let columns = unsafe Columns(
                                        latitudes: latitudes, longitudes: longitudes, countries: countries,
                                        gauges: gauges, tails: tails, heads: heads, lengths: lengths)
                                    (special, made) = readAll(into: columns, with: other)
                                }
                            }
                        }
                    }
                }
            }
        }
        for layer in layers {
            network.layerStarts[layer.mode] = layer.nodes.lowerBound
            network.drawnLinks.append((layer.mode, layer.links))
        }
        network.fillDrawn(layers.map { ($0.mode, $0.nodes.count, $0.links.count) }, room: (nodeRoom, linkRoom))
        return (special, made ?? other())
    }

    private func readAll<Other: Sendable>(into columns: Columns, with other: @Sendable () -> Other)
        -> (special: [[Special]], other: Other?)
    {
        // From the largest to the smallest, so that no core is left with a large one at the end.
        let largest = layers.reversed()
        let read = concurrently(2 * layers.count + 1) { number -> (special: [Special], other: Other?) in
            guard number > 0 else { return ([], other()) }
            let layer = largest[largest.index(largest.startIndex, offsetBy: (number - 1) % layers.count)]
            if number <= layers.count { return (columns.readLinks(layer), nil) }
            columns.readNodes(layer)
            return ([], nil)
        }
        return (read[1...layers.count].reversed().map(\.special), read[0].other)
    }

    /// An array whose elements `fill` writes all, with room for more.
    private static func column<Element>(_ count: Int, _ room: Int, fill: (UnsafeMutablePointer<Element>) -> Void)
        -> [Element]
    {
        unsafe [Element](unsafeUninitializedCapacity: max(1, room)) { buffer, filled in
            guard let base = buffer.baseAddress else { return }
            unsafe fill(base)
            filled = count
        }
    }
}

/// Where the rows of all layers are written, each by one thread only.
@safe
private struct Columns: @unchecked Sendable {
    let latitudes: UnsafeMutablePointer<Int32>
    let longitudes: UnsafeMutablePointer<Int32>
    let countries: UnsafeMutablePointer<Country>
    let gauges: UnsafeMutablePointer<Int16>
    let tails: UnsafeMutablePointer<Int32>
    let heads: UnsafeMutablePointer<Int32>
    let lengths: UnsafeMutablePointer<Int32>

    /// Writes every node of a layer's range: a table that ends early leaves nodes at 0.
    func readNodes(_ layer: LayerTables.Layer) {
        var reader = CellReader(layer.nodeBytes)
        for node in layer.nodes {
            _ = reader.number()
            unsafe (latitudes + node).initialize(to: reader.number())
            unsafe (longitudes + node).initialize(to: reader.number())
            unsafe (countries + node).initialize(to: reader.country())
            unsafe (gauges + node).initialize(to: Int16(clamping: reader.number()))
        }
    }

    /// Writes every link of a layer's range, between nodes by their numbers in the network.
    func readLinks(_ layer: LayerTables.Layer) -> [LayerTables.Special] {
        let start = Int32(clamping: layer.nodes.lowerBound)
        var reader = CellReader(layer.linkBytes)
        var special: [LayerTables.Special] = []
        for link in layer.links {
            unsafe (tails + link).initialize(to: start &+ reader.number())
            unsafe (heads + link).initialize(to: start &+ reader.number())
            unsafe (lengths + link).initialize(to: reader.number())
            if !reader.skipEmptyCells(5) {
                let (kind, crossing, regime) = (reader.cell(), reader.cell(), reader.cell())
                let (plan, passage) = (reader.cell(), reader.cell())
                special.append(
                    LayerTables.Special(
                        link: link, kind: kind, crossing: crossing, regime: regime, plan: plan, passage: passage))
            }
            reader.skipLine()
        }
        return special
    }
}
