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

    init(_ assessor: Assessor) {
        (seconds, cents, grams, metres) = ([], [], [], [])
        let parameters = assessor.parameters
        // Worked number: 50,000 USD × 0.8 % a day = 400 USD a day = 1,666.7 cents an hour.
        centsAnHour =
            parameters.value("goods.value", "TEU").mid * parameters.value("time.value", "goods").mid / 24 * 100
        update(0..<assessor.network.linkCount, assessor)
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
        for link in links {
            if network.regimes[link] == .none, let value = assessor.middleOnLand(link) {
                let (time, price) = (Self.whole(value.hours * 3600), Self.whole(value.usd * 100))
                let carbon = Self.whole(value.kilograms * 1000)
                seconds[2 * link] = time
                seconds[2 * link + 1] = time
                cents[2 * link] = price
                cents[2 * link + 1] = price
                grams[2 * link] = carbon
                grams[2 * link + 1] = carbon
                continue
            }
            let same = assessor.carriage(link)
            let varies =
                network.regimes[link] != .none || network.modes[link] == .transfer
                || network.modes[link] == .gaugeChange
            for arc in [2 * link, 2 * link + 1] {
                let value = varies ? assessor.assess(link, forward: arc & 1 == 0) : same
                seconds[arc] = Self.whole(value.hours.mid * 3600)
                cents[arc] = Self.whole(value.usd.mid * 100)
                grams[arc] = Self.whole(value.kilogramsCO2e.mid * 1000)
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
        case .time: seconds[arc]
        case .distance: metres[arc >> 1]
        case .cost: cents[arc]
        case .co2: grams[arc]
        case .generalised: Self.whole(Double(cents[arc]) + Double(seconds[arc]) * (centsAnHour / 3600))
        }
    }

    /// Weight of each arc by a criterion; arcs of links that `isAllowed` refuses are closed.
    func weights(_ criterion: Criterion, isAllowed: (Int) -> Bool) -> [UInt32] {
        unsafe [UInt32](unsafeUninitializedCapacity: seconds.count) { buffer, count in
            for link in 0..<metres.count {
                let isOpen = isAllowed(link)
                unsafe buffer[2 * link] = isOpen ? weight(2 * link, criterion) : Cost.unreachable
                unsafe buffer[2 * link + 1] = isOpen ? weight(2 * link + 1, criterion) : Cost.unreachable
            }
            count = seconds.count
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

    /// A weight within what paths can add up; never negative.
    static func whole(_ value: Double) -> UInt32 {
        guard value.isFinite, value > 0 else { return value.isNaN || value > 0 ? Cost.largest / 16 : 0 }
        return UInt32(min(value.rounded(), Double(Cost.largest / 16)))
    }
}
