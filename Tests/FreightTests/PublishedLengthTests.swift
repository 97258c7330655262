import Evidence
import Freight
import Testing

@Suite struct PublishedLengthTests {
    /// Rows of the calibration half and the held-out half, without those whose reason for a miss is written down.
    @Test(arguments: PublishedLength.embedded.filter(\.miss.isEmpty)) func `a published length holds`(
        row: PublishedLength
    )
        throws
    {
        let computed = try row.computed()
        let deviation = computed / row.kilometres - 1
        let allowed = row.use == .heldOut ? 0.05 : row.mode == .sea ? 0.015 : 0.03
        #expect(
            abs(deviation) <= allowed,
            "\(row.id): \(computed.rounded()) km, published \(row.kilometres.rounded()), \((deviation * 1000).rounded() / 10) %"
        )
    }

    @Test func `half of the lengths are held out and few miss`() {
        let all = PublishedLength.embedded
        #expect(all.filter { $0.use == .heldOut }.count * 2 >= all.count)
        #expect(all.filter { !$0.miss.isEmpty }.count <= 8)
    }
}
