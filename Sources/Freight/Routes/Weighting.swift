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

    /// Puts parts of all links of the assessor's network together, in their order.
    init(_ assessor: Assessor, _ parts: [Part]) {
        let parameters = assessor.parameters
        // Worked number: 50,000 USD × 0.8 % a day = 400 USD a day = 1,666.7 cents an hour.
        centsAnHour =
            parameters.value("goods.value", "TEU").mid * parameters.value("time.value", "goods").mid / 24 * 100
        metres = assessor.network.lengths.map { UInt32(clamping: $0) &* 100 }
        (seconds, cents, grams) = ([], [], [])
        for part in parts {
            seconds += part.seconds
            cents += part.cents
            grams += part.grams
        }
    }

    /// Weights of both arcs of some links, one after another.
    struct Part: Sendable {
        fileprivate var seconds: [UInt32] = []
        fileprivate var cents: [UInt32] = []
        fileprivate var grams: [UInt32] = []

        /// Works the links of one of several parts of equal size out.
        init(_ number: Int, of parts: Int, _ assessor: Assessor) {
            let count = assessor.network.linkCount
            self.init(count * number / parts..<count * (number + 1) / parts, assessor)
        }

        private init(_ links: Range<Int>, _ assessor: Assessor) {
            seconds.reserveCapacity(2 * links.count)
            cents.reserveCapacity(2 * links.count)
            grams.reserveCapacity(2 * links.count)
            var known: [UInt64: Assessment] = [:]
            for link in links {
                let (forward, back) = Weighting.arcs(of: link, assessor, &known)
                seconds.append(forward.x)
                seconds.append(back.x)
                cents.append(forward.y)
                cents.append(back.y)
                grams.append(forward.z)
                grams.append(back.z)
            }
        }
    }

    /// Seconds, cents and grams of both directions of a link.
    ///
    /// What borders and transfers add is worked out once for all links that are alike, and kept in `known`.
    private static func arcs(of link: Int, _ assessor: Assessor, _ known: inout [UInt64: Assessment]) -> (
        forward: SIMD4<UInt32>, back: SIMD4<UInt32>
    ) {
        let regime = assessor.network.regimes[link]
        if regime == .none, let value = assessor.middleOnLand(link) {
            let same = SIMD4(whole(value.hours * 3600), whole(value.usd * 100), whole(value.kilograms * 1000), 0)
            return (same, same)
        }
        let carriage = assessor.carriage(link)
        let mode = assessor.network.modes[link]
        guard regime != .none || mode == .transfer || mode == .gaugeChange else {
            let same = measures(carriage, kilometres: 0)
            return (same, same)
        }
        func arc(_ forward: Bool) -> SIMD4<UInt32> {
            let key = assessor.operationsKey(link, forward: forward)
            let operations = known[key] ?? assessor.operations(link, forward: forward)
            known[key] = operations
            var value = carriage
            value += operations
            return measures(value, kilometres: 0)
        }
        return (arc(true), arc(false))
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
        var known: [UInt64: Assessment] = [:]
        for link in links {
            let (forward, back) = Self.arcs(of: link, assessor, &known)
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
        let (flip, centsASecond) = (back ? 1 : 0, centsAnHour / 3600)
        return unsafe [UInt32](unsafeUninitializedCapacity: arcs.count) { weight, filled in
            filled = arcs.count
            // Arcs of the graph have numbers below that of the weights, and links half of them.
            unsafe arcs.withUnsafeBufferPointer { arcs in
                unsafe isOpen.withUnsafeBufferPointer { isOpen in
                    unsafe seconds.withUnsafeBufferPointer { seconds in
                        unsafe cents.withUnsafeBufferPointer { cents in
                            for position in arcs.indices {
                                let arc = unsafe Int(arcs[position]) ^ flip
                                guard unsafe isOpen[arc >> 1] else {
                                    unsafe weight[position] = Cost.unreachable
                                    continue
                                }
                                unsafe weight[position] =
                                    switch criterion {
                                    case .time: unsafe Self.time(seconds[arc], cents[arc])
                                    case .cost: unsafe cents[arc]
                                    case .co2: grams[arc]
                                    case .distance: metres[arc >> 1]
                                    case .generalised:
                                        unsafe Self.whole(Double(cents[arc]) + Double(seconds[arc]) * centsASecond)
                                    }
                            }
                        }
                    }
                }
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
    static func whole(_ value: Double) -> UInt32 {
        guard value.isFinite, value > 0 else { return value.isNaN || value > 0 ? Cost.largest / 16 : 0 }
        let bounded = min(value, Double(Cost.largest / 16))
        // To the nearest, halves up, without a call: this is asked half a million times.
        let whole = UInt32(bounded)
        return bounded - Double(whole) >= 0.5 ? whole + 1 : whole
    }
}
