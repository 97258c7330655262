import Evidence
import Freight
import Testing

/// Places that meet the network between its nodes, on one link.
///
///     c ──── 130 km by rail ──── a ════ 80 km by rail ════ b ──── 130 km ──── c
///
/// `a` and `b` lie at 50° north, 10° and 11° east: 71.5 km on the sphere.
@Suite struct SharedLinkTests {
    private static func router(bends: String = "", shortcut: Int? = nil) throws -> Router {
        var links = """
            link_id,from_node_id,to_node_id,directed,length,facility_type,geometry
            1,a,b,false,80,rail,\(bends)
            2,b,c,false,130,rail,
            3,c,a,false,130,rail,

            """
        if let shortcut { links += "4,a,b,false,\(shortcut),rail,\"LINESTRING (10 50, 10.5 49, 11 50)\"\n" }
        let nodes = "node_id,x_coord,y_coord,node_type,country\na,10,50,rail,DE\nb,11,50,rail,DE\nc,10.5,51,rail,DE\n"
        let network = try GMNSImport(["node.csv": Array(nodes.utf8), "link.csv": Array(links.utf8)]).network
        return Router(PreparedNetwork(network))
    }

    private static func request(_ from: String, _ to: String, via: [String] = []) throws -> Router.Request {
        Router.Request(
            from: try Endpoint(from), to: try Endpoint(to), via: try via.map { try Endpoint($0) }, modes: [.rail],
            criterion: .distance, limit: 1)
    }

    // A quarter of the link's length between places a quarter of its course apart, whichever way they are asked for.
    @Test(arguments: [("50,10.25", "50,10.5", 20.0), ("50,10.5", "50,10.25", 20), ("50,10.1", "50,10.9", 64)])
    func `places on one link are joined along it`(from: String, to: String, kilometres: Double) throws {
        let router = try Self.router()
        let option = try #require(try router.options(Self.request(from, to)).first)
        #expect(abs(option.kilometres - kilometres) < 0.3, "\(option.kilometres)")
        let carried = option.legs.filter { $0.kind == .rail }
        #expect(carried.count == 1)
        // It is loaded at one end and unloaded at the other, as on any other train.
        #expect(option.legs.filter { $0.kind == .terminal }.count == 2)
        let line = try #require(Geography(router.prepared.network).line(of: carried[0]))
        let (first, last) = (try #require(line.positions.first), try #require(line.positions.last))
        #expect(first.kilometres(to: try Endpoint(from).position) < 0.5)
        #expect(last.kilometres(to: try Endpoint(to).position) < 0.5)
    }

    @Test func `a shorter way round is taken where there is one`() throws {
        // From end to end of the first link the second one is 30 km shorter.
        let option = try #require(
            try Self.router(shortcut: 50).options(Self.request("50,10.02", "50,10.98")).first)
        #expect(abs(option.kilometres - (50 + 2 * 1.6)) < 0.3, "\(option.kilometres)")
    }

    @Test func `goods go on the same way from a stop between two nodes`() throws {
        let option = try #require(
            try Self.router().options(Self.request("50,10.25", "50,10.75", via: ["50,10.5"])).first)
        #expect(abs(option.kilometres - 40) < 0.3, "\(option.kilometres)")
        // On to another link the goods leave by the end that they did not come from.
        let further = try #require(
            try Self.router().options(Self.request("50,10.25", "50.5,10.75", via: ["50,10.5"])).first)
        #expect(abs(further.kilometres - (20 + 40 + 65)) < 1, "\(further.kilometres)")
    }

    @Test func `matrices join them as routes do`() throws {
        let router = try Self.router()
        let places = try ["50,10.25", "50,10.5", "50.5,10.75", "50.5,10.25"].map { try Endpoint($0) }
        let matrix = PlaceMatrix(router.prepared, from: places, to: places, criterion: .distance, modes: [.rail])
        let live = LiveMatrix(router.prepared, places: places, criterion: .distance, modes: [.rail])
        for row in places.indices {
            for column in places.indices where row != column {
                let option = try #require(
                    try router.options(
                        .init(
                            from: places[row], to: places[column], modes: [.rail], criterion: .distance, limit: 1)
                    ).first)
                let value = try #require(matrix[row, column])
                #expect(abs(value - option.kilometres) < 0.01, "\(row) \(column)")
                #expect(live.matrix[row, column] == value)
                #expect(live.matrix.hours(row, column) == matrix.hours(row, column))
            }
        }
        #expect(live.way(0, 1)?.links == [0])
    }

    @Test func `Beitun and Altay are joined along the line between them`() throws {
        let option = try #require(
            try Router(.embedded).options(Self.request("47.36,87.80", "47.83,88.13")).first)
        #expect(option.kilometres < 80)
    }
}
