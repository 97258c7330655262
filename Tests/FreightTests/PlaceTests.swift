import Atlas
import Evidence
import Freight
import Testing

@Suite struct PlaceTests {
    @Test(arguments: [
        ("Chongqing", "CN"), ("重庆", "CN"), ("Чунцин", "CN"), ("Trùng Khánh", "CN"), ("Tachkent", "UZ"),
        ("Ташкент", "UZ"),
        ("塔什干", "UZ"), ("Hambourg", "DE"), ("DEDUI", "DE"), ("duisburg", "DE"), ("Hà Nội", "VN"), ("Xi’an", "CN"),
        ("Khorgos", "CN"), ("Altynkol", "KZ"), ("Ürümqi", "CN"), ("Małaszewicze", "PL"), ("Chita", "RU"),
        ("Ulan Bator", "MN"), ("PHBTG", "PH"), ("IDMRK", "ID"), ("Merak, Java", "ID"),
    ]) func `a place is found by any of its names`(word: String, country: String) throws {
        #expect(try Endpoint(word).country.description == country)
    }

    @Test func `every place that the network touches has a row that can be read`() {
        let network = Network.embedded
        for place in 0..<network.attachments.placeCount where !network.attachments.nodes(of: place).isEmpty {
            #expect(Gazetteer.embedded.entry(place) != nil, "place \(place)")
        }
    }

    @Test func `a country that nothing of the network lies in cannot be avoided`() {
        var choice = NetworkChoice()
        choice.avoid = ["ZZ"]
        #expect(throws: Complaint.self) { try choice.prepared() }
    }

    @Test func `coordinates are a place`() throws {
        let endpoint = try Endpoint("44.20, 80.41")
        #expect(endpoint.position == Position(latitude: 44.2, longitude: 80.41))
        #expect(endpoint.place == nil)
    }

    @Test func `a word that nothing is called by brings names like it`() throws {
        let complaint = try #require(throws: Complaint.self) { try Endpoint("Duisbrug") }
        #expect(complaint.exit == .badUse)
        #expect(complaint.advice.contains("Duisburg"))
    }

    @Test func `a name of several places brings the list`() throws {
        let complaint = try #require(throws: Complaint.self) { try Endpoint("Taizhou") }
        #expect(complaint.found.contains("names 2 places"))
        #expect(try Endpoint("Kochi, JP").country.description == "JP")
    }

    @Test(arguments: ["95,10", "10,181"]) func `coordinates off the globe are refused`(text: String) {
        #expect(throws: Complaint.self) { try Endpoint(text) }
    }

    @Test func `a mode that does not serve a place is refused with the nearest point`() throws {
        let router = Router(.embedded)
        let complaint = try #require(throws: Complaint.self) {
            try router.options(.init(from: Endpoint("Osh"), to: Endpoint("Rotterdam"), modes: [.sea]))
        }
        #expect(complaint.exit == .failure)
        #expect(complaint.found.contains("Osh cannot be reached by sea"))
        #expect(complaint.expected.contains("km away"))
    }

    @Test func `no way names the gap`() throws {
        let router = Router(.embedded)
        let complaint = try #require(throws: Complaint.self) {
            try router.options(.init(from: Endpoint("Tokyo"), to: Endpoint("Hamburg"), modes: [.rail]))
        }
        #expect(complaint.found.contains("no way leads from Tokyo to Hamburg by rail"))
        #expect(complaint.expected.contains("nearest point reached"))
    }

    @Test func `great-circle distance is that of the sphere`() {
        let origin = Position(latitude: 0, longitude: 0)
        #expect(abs(origin.kilometres(to: Position(latitude: 0, longitude: 1)) - 111.195) < 0.001)
    }
}
