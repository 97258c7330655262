internal import Freight
internal import Trade

/// What part of the value of each pair's goods rides the chains: not what flies, not crude oil and gas.
struct Exposure: Sendable {
    /// By pair of economies.
    let share: [Span]
    /// Rows behind each pair: crude, then air; nil where the general one stands.
    let rows: [(crude: WhatIfTable.Share?, air: WhatIfTable.Share?)]

    init(_ table: WhatIfTable, _ parties: Parties, economies: Int) {
        var crude = [WhatIfTable.Share?](repeating: nil, count: economies * economies)
        var air = crude
        func fill(_ shares: [WhatIfTable.Share], _ rows: inout [WhatIfTable.Share?]) {
            let everyone = parties.members(of: "WORLD") ?? []
            for row in shares {
                for one in parties.members(of: row.exporter) ?? [] {
                    for other in row.importer.isEmpty ? everyone : parties.members(of: row.importer) ?? []
                    where one != other && rows[one * economies + other] == nil {
                        rows[one * economies + other] = row
                    }
                }
            }
        }
        fill(table.crude, &crude)
        fill(table.air, &air)
        let general = table.value("air.share")
        var share: [Span] = []
        for pair in 0..<economies * economies {
            let (oil, flown) = (crude[pair]?.value ?? .zero, air[pair]?.value ?? general)
            // Crude never flies: what flies is a share of the rest.
            share.append(
                Span(
                    low: (1 - oil.high) * (1 - flown.high), mid: (1 - oil.mid) * (1 - flown.mid),
                    high: (1 - oil.low) * (1 - flown.low)))
        }
        self.share = share
        rows = zip(crude, air).map { ($0, $1) }
    }
}
