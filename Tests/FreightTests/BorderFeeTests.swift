import Freight
import Testing

@Suite("Fees at borders")
struct BorderFeeTests {
    /// The cheapest way by road from Urumqi to Almaty, which passes Khorgos.
    private func option(_ prepared: PreparedNetwork) throws -> RouteOption {
        let request = Router.Request(
            from: try Endpoint("Urumqi"), to: try Endpoint("Almaty"), modes: [.road], criterion: .cost, limit: 1)
        return try #require(try Router(prepared).options(request).first)
    }

    @Test("Hours that an authority or a scenario states change no fee")
    func hours() throws {
        let measured = try option(.embedded)
        let official = try option(PreparedNetwork(.embedded, dwell: .official))
        let stated = try option(
            PreparedNetwork(Network.embedded.edited(by: [.hours(crossing: "khorgos-road", hours: 2)])))
        #expect(measured.crossings == official.crossings && measured.crossings == stated.crossings)
        #expect(abs(measured.total.usd.mid - official.total.usd.mid) < 0.01)
        #expect(abs(measured.total.usd.mid - stated.total.usd.mid) < 0.01)
        #expect(official.total.hours.mid < measured.total.hours.mid)
        #expect(stated.total.hours.mid < official.total.hours.mid)
    }
}
