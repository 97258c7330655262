import Freight
import Testing

@Suite struct NetworkTests {
    @Test func `the embedded network has no fault`() {
        #expect(NetworkValidation(.embedded).faults == [])
    }

    @Test func `speeds turn into times upside down`() {
        #expect(Span(low: 30, mid: 45, high: 60).dividing(90) == Span(low: 1.5, mid: 2, high: 3))
    }

    @Test func `every identifier can be closed and is then shut`() {
        for passage in Network.embedded.passages { #expect(Network.embedded.kind(of: passage.id) == "passage") }
        #expect(Network.embedded.kind(of: "khorgos") == "crossing")
        #expect(Network.embedded.kind(of: "cku-rail") == "planned line")
        #expect(Network.embedded.kind(of: "atlantis") == nil)
    }
}
