import Evidence
import Freight
import Testing

@Suite struct GMNSTests {
    private static func bytes(_ rows: [[String]]) -> [UInt8] {
        let lines = rows.map { row in
            row.map { cell in
                cell.contains(where: { $0 == "," || $0 == "\"" })
                    ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                        + "\""
                    : cell
            }.joined(separator: ",")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    @Test func `what is exported comes back and gives the same routes`() throws {
        var tables: [String: [UInt8]] = [:]
        for (name, rows) in GMNSExport(.embedded).tables() { tables[name] = Self.bytes(rows) }
        let network = try GMNSImport(tables).network
        #expect(network.nodeCount == Network.embedded.nodeCount)
        #expect(network.linkCount == Network.embedded.linkCount)
        #expect(NetworkValidation(network).faults == NetworkValidation(.embedded).faults)
        let (ours, theirs) = (Router(.embedded), Router(PreparedNetwork(network)))
        for (from, to) in [("Chongqing", "Duisburg"), ("Aktau", "Baku"), ("Shanghai", "Rotterdam")] {
            let request = Router.Request(from: try Endpoint(from), to: try Endpoint(to), limit: 2)
            let (one, other) = (try ours.options(request), try theirs.options(request))
            #expect(one.map(\.legs) == other.map(\.legs))
            #expect(one.map(\.crossings) == other.map(\.crossings))
        }
    }

    private static let node = "node_id,x_coord,y_coord,node_type\na,10,50,rail\nb,11,50,rail\n"
    private static let link = "link_id,from_node_id,to_node_id,directed,length,facility_type\n1,a,b,false,80,rail\n"

    @Test func `a small network of another hand is read`() throws {
        let network = try GMNSImport(["node.csv": Array(Self.node.utf8), "link.csv": Array(Self.link.utf8)]).network
        #expect(network.nodeCount == 2)
        #expect(network.kilometres(of: 0) == 80)
        let both = Self.link.split(separator: "\n")[0] + "\n1,a,b,true,80,rail\n2,b,a,true,80,rail\n"
        #expect(
            try GMNSImport(["node.csv": Array(Self.node.utf8), "link.csv": Array(both.utf8)]).network.linkCount == 1)
    }

    @Test(arguments: [
        ("1,a,c,false,80,rail", "link.csv:2:5: the node \"c\" in to_node_id"),
        ("1,a,b,false,-3,rail", "link.csv:2:13: \"-3\" in length"),
        ("1,a,b,false,80,canal", "link.csv:2:16: \"canal\" in facility_type"),
        ("1,a,b,true,80,rail", "link.csv:2:7: a one-way link in directed"),
        ("1,a,b,maybe,80,rail", "link.csv:2:7: \"maybe\" in directed"),
    ])
    func `a bad link is refused with its place`(row: String, sentence: String) throws {
        let table = Self.link.split(separator: "\n")[0] + "\n" + row + "\n"
        let error = #expect(throws: Complaint.self) {
            try GMNSImport(["node.csv": Array(Self.node.utf8), "link.csv": Array(table.utf8)])
        }
        #expect(error?.description.hasPrefix(sentence) == true, "\(error?.description ?? "")")
    }

    @Test func `a missing table and a bad node are refused`() {
        let missing = #expect(throws: Complaint.self) { try GMNSImport(["link.csv": Array(Self.link.utf8)]) }
        #expect(missing?.exit == .missingFile)
        let node = "node_id,x_coord,y_coord,node_type\na,200,50,rail\n"
        let wide = #expect(throws: Complaint.self) {
            try GMNSImport(["node.csv": Array(node.utf8), "link.csv": Array(Self.link.utf8)])
        }
        #expect(wide?.description.hasPrefix("node.csv:2:3: \"200\" in x_coord") == true)
    }
}
