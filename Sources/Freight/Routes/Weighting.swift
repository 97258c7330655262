internal import Routing

/// Weights of every arc for each criterion, worked out once for a network and its parameters.
///
/// Hours are held in seconds, dollars in cents, emissions in grams, at their middle values; a closed arc has
/// ``Cost/unreachable``.
public struct Weighting: Sendable {
    package private(set) var seconds: [UInt32]
    package private(set) var cents: [UInt32]
    package private(set) var grams: [UInt32]
    /// By link.
    package private(set) var metres: [UInt32]
    /// Cents that an hour of a TEU's goods is worth.
    package let centsAnHour: Double

    /// Works all links of an assessor's network out on all cores, and `other` with them.
    static func workedOut<Other: Sendable>(_ assessor: Assessor, with other: @Sendable () -> Other) -> (
        Weighting, Other
    ) {
        let count = assessor.network.linkCount
        let parts = max(1, min(4, count / 64))
        var made: Other?
        var (seconds, cents, grams): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
        // Each part writes the places of its own links, so that nothing is put together afterwards.
        unsafe seconds = [UInt32](unsafeUninitializedCapacity: 2 * count) { first, firstFilled in
            unsafe cents = [UInt32](unsafeUninitializedCapacity: 2 * count) { second, secondFilled in
                unsafe grams = [UInt32](unsafeUninitializedCapacity: 2 * count) { third, thirdFilled in
                    let places = unsafe Places(
                        seconds: first.baseAddress, cents: second.baseAddress, grams: third.baseAddress)
                    let results = concurrently(parts + 1) { part -> Other? in
                        if part == 0 { return other() }
                        places.fill(count * (part - 1) / parts..<count * part / parts, assessor)
                        return nil
                    }
                    made = results[0]
                    thirdFilled = 2 * count
                }
                secondFilled = 2 * count
            }
            firstFilled = 2 * count
        }
        return (Weighting(assessor, seconds, cents, grams), made ?? other())
    }

    private init(_ assessor: Assessor, _ seconds: [UInt32], _ cents: [UInt32], _ grams: [UInt32]) {
        let parameters = assessor.parameters
        // Worked number: 50,000 USD × 0.8 % a day = 400 USD a day = 1,666.7 cents an hour.
        centsAnHour =
            parameters.value("goods.value", "TEU").mid * parameters.value("time.value", "goods").mid / 24 * 100
        metres = assessor.network.lengths.map { UInt32(clamping: $0) &* 100 }
        (self.seconds, self.cents, self.grams) = (seconds, cents, grams)
    }

    /// Where the weights of every arc are written, each link by one thread only.
    @safe
    private struct Places: @unchecked Sendable {
        let seconds: UnsafeMutablePointer<UInt32>?
        let cents: UnsafeMutablePointer<UInt32>?
        let grams: UnsafeMutablePointer<UInt32>?

        /// Writes both arcs of some links of the assessor's network.
        func fill(_ links: Range<Int>, _ assessor: Assessor) {
            guard let seconds = unsafe seconds, let cents = unsafe cents, let grams = unsafe grams else { return }
            var operations = Operations(assessor)
            for link in links {
                let (forward, back) = operations.arcs(of: link, assessor)
                let arc = 2 * link
                unsafe (seconds + arc).initialize(to: forward.x)
                unsafe (seconds + arc + 1).initialize(to: back.x)
                unsafe (cents + arc).initialize(to: forward.y)
                unsafe (cents + arc + 1).initialize(to: back.y)
                unsafe (grams + arc).initialize(to: forward.z)
                unsafe (grams + arc + 1).initialize(to: back.z)
            }
        }
    }

    /// What is done on links besides moving, worked out once for all that are alike.
    private struct Operations {
        /// By ``Assessor/Transfer``.
        private let transfers: [SIMD4<UInt32>]
        private let gaugeChange: SIMD4<UInt32>
        private var borders: [UInt64: Assessment] = [:]

        init(_ assessor: Assessor) {
            transfers = Assessor.Transfer.allCases.map { measures(assessor.assessment(of: $0), kilometres: 0) }
            gaugeChange = measures(assessor.gauge, kilometres: 0)
        }

        /// Seconds, cents and grams of both directions of a link.
        mutating func arcs(of link: Int, _ assessor: Assessor) -> (forward: SIMD4<UInt32>, back: SIMD4<UInt32>) {
            let isInside = assessor.network.regimes[link] == .none
            if isInside, let value = assessor.middle(link) {
                let same = SIMD4(whole(value.hours * 3600), whole(value.usd * 100), whole(value.kilograms * 1000), 0)
                return (same, same)
            }
            switch assessor.network.modes[link] {
            case .transfer:
                return (
                    transfers[assessor.kind(of: link, forward: true).rawValue],
                    transfers[assessor.kind(of: link, forward: false).rawValue]
                )
            case .gaugeChange: return (gaugeChange, gaugeChange)
            default: break
            }
            let carriage = assessor.carriage(link)
            if isInside {
                let same = measures(carriage, kilometres: 0)
                return (same, same)
            }
            return (arc(link, true, carriage, assessor), arc(link, false, carriage, assessor))
        }

        private mutating func arc(_ link: Int, _ forward: Bool, _ carriage: Assessment, _ assessor: Assessor)
            -> SIMD4<UInt32>
        {
            let key = assessor.borderKey(link, forward: forward)
            let border = borders[key] ?? assessor.border(link, forward: forward)
            borders[key] = border
            var value = carriage
            value += border
            return measures(value, kilometres: 0)
        }
    }

    /// Works the weights of some links out again; links beyond those known are added.
    mutating func update(_ links: some Sequence<Int>, _ assessor: Assessor) {
        let network = assessor.network
        let missing = network.linkCount - metres.count
        if missing > 0 {
            seconds += [UInt32](repeating: 0, count: 2 * missing)
            cents += [UInt32](repeating: 0, count: 2 * missing)
            grams += [UInt32](repeating: 0, count: 2 * missing)
            metres += network.lengths.suffix(missing).map { UInt32(clamping: $0) &* 100 }
        }
        var operations = Operations(assessor)
        for link in links {
            let (forward, back) = operations.arcs(of: link, assessor)
            for (arc, values) in [(2 * link, forward), (2 * link + 1, back)] {
                seconds[arc] = values.x
                cents[arc] = values.y
                grams[arc] = values.z
            }
        }
    }

    /// Seconds, cents, grams and metres of an arc.
    func measures(_ arc: Int) -> SIMD4<UInt32> { SIMD4(seconds[arc], cents[arc], grams[arc], metres[arc >> 1]) }

    /// The same of an assessment over some kilometres.
    static func measures(_ value: Assessment, kilometres: Double) -> SIMD4<UInt32> {
        SIMD4(
            whole(value.hours.mid * 3600), whole(value.usd.mid * 100), whole(value.kilogramsCO2e.mid * 1000),
            whole(kilometres * 1000))
    }

    /// Weight of an arc by a criterion, open or not.
    func weight(_ arc: Int, _ criterion: Criterion) -> UInt32 {
        switch criterion {
        case .time: Self.time(seconds[arc], cents[arc])
        case .distance: metres[arc >> 1]
        case .cost: cents[arc]
        case .co2: grams[arc]
        case .generalised: Self.whole(Double(cents[arc]) + Double(seconds[arc]) * (centsAnHour / 3600))
        }
    }

    /// The weight of seconds: what costs dollars never weighs nothing, so that of ways as quick as one another the one with
    /// fewer transfers is taken.
    private static func time(_ seconds: UInt32, _ cents: UInt32) -> UInt32 { max(seconds, min(1, cents)) }

    /// Weight of each arc by a criterion; arcs of links that are not open are closed.
    func weights(_ criterion: Criterion, isOpen: [Bool]) -> [UInt32] {
        (0..<2 * metres.count).map { isOpen[$0 >> 1] ? weight($0, criterion) : Cost.unreachable }
    }

    /// The same for the arcs at the positions of a graph that was made from this network's arcs; with `back` each position
    /// gets the weight of its arc's other direction.
    func weights(_ criterion: Criterion, isOpen: [Bool], at arcs: [Int32], back: Bool) -> [UInt32] {
        let (seconds, cents, grams, metres) = (seconds, cents, grams, metres)
        let centsASecond = centsAnHour / 3600
        // One loop a criterion: each is passed a hundred thousand times for every search.
        return switch criterion {
        case .time: Self.gathered(arcs, isOpen, back) { Self.time(seconds[$0], cents[$0]) }
        case .cost: Self.gathered(arcs, isOpen, back) { cents[$0] }
        case .co2: Self.gathered(arcs, isOpen, back) { grams[$0] }
        case .distance: Self.gathered(arcs, isOpen, back) { metres[$0 >> 1] }
        case .generalised:
            Self.gathered(arcs, isOpen, back) { Self.whole(Double(cents[$0]) + Double(seconds[$0]) * centsASecond) }
        }
    }

    /// The weights of arcs in their order, or with `back` of the other arcs of their links.
    @inline(__always)
    private static func gathered(_ arcs: [Int32], _ isOpen: [Bool], _ back: Bool, _ weight: (Int) -> UInt32)
        -> [UInt32]
    {
        let flip = back ? 1 : 0
        return unsafe [UInt32](unsafeUninitializedCapacity: arcs.count) { weights, filled in
            filled = arcs.count
            for position in arcs.indices {
                let arc = Int(arcs[position]) ^ flip
                unsafe weights[position] = isOpen[arc >> 1] ? weight(arc) : Cost.unreachable
            }
        }
    }

    /// Weight of an assessment by a criterion, for what lies outside the network.
    func weight(_ value: Assessment, _ criterion: Criterion) -> UInt32 {
        switch criterion {
        case .time: Self.whole(value.hours.mid * 3600)
        case .distance: 0
        case .cost: Self.whole(value.usd.mid * 100)
        case .co2: Self.whole(value.kilogramsCO2e.mid * 1000)
        case .generalised: Self.whole(value.usd.mid * 100 + value.hours.mid * centsAnHour)
        }
    }

    /// The same where kilometres are known, so that distance counts too.
    func weight(_ value: Assessment, kilometres: Double, _ criterion: Criterion) -> UInt32 {
        criterion == .distance ? Self.whole(kilometres * 1000) : weight(value, criterion)
    }

    /// A weight within what paths can add up; never negative.
    @inline(__always)
    static func whole(_ value: Double) -> UInt32 {
        guard value.isFinite, value > 0 else { return value.isNaN || value > 0 ? Cost.largest / 16 : 0 }
        let bounded = min(value, Double(Cost.largest / 16))
        // To the nearest, halves up, without a call or a branch: this is asked half a million times. Twice what is left is
        // exact, and 1 or more when it is half or more.
        let whole = Int(bounded)
        return UInt32(truncatingIfNeeded: whole &+ Int((bounded - Double(whole)) * 2))
    }
}
