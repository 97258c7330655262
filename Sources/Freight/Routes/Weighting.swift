internal import Routing

/// Weights of every arc for each criterion, worked out once for a network and its parameters.
///
/// Hours are held in seconds, dollars in cents, emissions in grams, at their middle values; a closed arc has
/// ``Cost/unreachable``.
public struct Weighting: Sendable {
    package let seconds: [UInt32]
    package let cents: [UInt32]
    package let grams: [UInt32]
    /// By link.
    package let metres: [UInt32]
    /// Cents that an hour of a TEU's goods is worth.
    package let centsAnHour: Double

    init(_ assessor: Assessor) {
        let network = assessor.network
        let count = network.linkCount * 2
        var seconds = [UInt32](repeating: 0, count: count)
        var cents = seconds
        var grams = seconds
        for link in 0..<network.linkCount {
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
        self.seconds = seconds
        self.cents = cents
        self.grams = grams
        metres = network.lengths.map { UInt32(clamping: $0) &* 100 }
        let parameters = assessor.parameters
        // Worked number: 50,000 USD × 0.8 % a day = 400 USD a day = 1,666.7 cents an hour.
        centsAnHour =
            parameters.value("goods.value", "TEU").mid * parameters.value("time.value", "goods").mid / 24 * 100
    }

    /// Weight of each arc by a criterion; arcs that `isAllowed` refuses are closed.
    public func weights(_ criterion: Criterion, isAllowed: (Int) -> Bool) -> [UInt32] {
        let centsASecond = centsAnHour / 3600
        return seconds.indices.map { arc in
            guard isAllowed(arc >> 1) else { return Cost.unreachable }
            switch criterion {
            case .time: return seconds[arc]
            case .distance: return metres[arc >> 1]
            case .cost: return cents[arc]
            case .co2: return grams[arc]
            case .generalised: return Self.whole(Double(cents[arc]) + Double(seconds[arc]) * centsASecond)
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

    /// A weight within what paths can add up; never negative.
    static func whole(_ value: Double) -> UInt32 {
        guard value.isFinite, value > 0 else { return value.isNaN || value > 0 ? Cost.largest / 16 : 0 }
        return UInt32(min(value.rounded(), Double(Cost.largest / 16)))
    }
}
