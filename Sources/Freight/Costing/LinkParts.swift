/// What one direction of a link takes at middle values, split by what it depends on.
///
/// Scenarios and draws weigh the parts anew without asking for the link again: the sum of the hours and of the dollars is
/// that of the link's assessment.
package struct LinkParts: Sendable {
    /// Moving over the link.
    package var lineHours = 0.0
    /// Waiting for departures, handling, locks and convoys.
    package var waitHours = 0.0
    /// Customs and border stations, with the change of gauge there.
    package var borderHours = 0.0
    package var railUSD = 0.0
    package var roadUSD = 0.0
    /// Ships and ferries.
    package var waterUSD = 0.0
    /// Terminals, ports, borders, tolls.
    package var feeUSD = 0.0
    package var kilogramsCO2e = 0.0
    package var kilometres = 0.0

    /// Makes parts of nothing.
    package init() {}
}

/// Works out the parts of links of a network; cheap to make, so that a scenario asks only for the links it changes.
package struct LinkCosting: Sendable {
    private let assessor: Assessor

    /// Prepares a network with its parameters.
    package init(_ network: Network, parameters: Parameters, dwell: DwellBasis = .measured) {
        assessor = Assessor(network: network, parameters: parameters, basis: dwell)
    }

    /// The parts of one direction of a link.
    package func parts(of link: Int, forward: Bool) -> LinkParts {
        var parts = LinkParts()
        let network = assessor.network
        let carriage = assessor.carriage(link)
        let all = assessor.assess(link, forward: forward)
        parts.kilometres = network.kilometres(of: link)
        parts.kilogramsCO2e = all.kilogramsCO2e.mid
        switch network.modes[link] {
        case .rail, .road:
            parts.lineHours = carriage.hours.mid
            parts.borderHours = all.hours.mid - carriage.hours.mid
            if network.modes[link] == .rail {
                parts.railUSD = carriage.usd.mid
            } else {
                parts.roadUSD = carriage.usd.mid
            }
        case .sea, .ferry:
            let speed = assessor.parameters.value(network.modes[link] == .sea ? "sea.speed" : "ferry.speed").mid
            let calls = network.modes[link] == .sea ? assessor.parameters.value("sea.calls").mid : 1
            let rate = assessor.parameters.value(network.modes[link] == .sea ? "sea.rate" : "ferry.rate").mid
            parts.lineHours = min(parts.kilometres / (speed * 1.852) * calls, all.hours.mid)
            parts.waitHours = all.hours.mid - parts.lineHours
            parts.waterUSD = rate * parts.kilometres
        case .transfer, .gaugeChange:
            parts.waitHours = all.hours.mid
        }
        parts.feeUSD = all.usd.mid - parts.railUSD - parts.roadUSD - parts.waterUSD
        return parts
    }

    /// Hours, dollars and kilograms of putting a container aboard or taking it off, the wait for a departure included.
    package func transfer(_ kind: HubOperation) -> LinkParts {
        var parts = LinkParts()
        let assessment =
            switch kind {
            case .ontoShip: assessor.assessment(of: .ontoShip)
            case .shipToRail: assessor.assessment(of: .shipToRail)
            case .shipToRoad: assessor.assessment(of: .shipToRoad)
            case .ontoTrain: assessor.assessment(of: .roadToRail)
            case .offTrain: assessor.assessment(of: .railToRoad)
            }
        parts.waitHours = assessment.hours.mid
        parts.feeUSD = assessment.usd.mid
        parts.kilogramsCO2e = assessment.kilogramsCO2e.mid
        return parts
    }

    /// What is done with a container between two legs, or before the first.
    package enum HubOperation: Sendable {
        case ontoShip
        case shipToRail
        case shipToRoad
        /// From a lorry onto the train, with half the time between departures.
        case ontoTrain
        /// From the train onto a lorry.
        case offTrain
    }

    /// Whether a crossing has hours that its authorities or operators state.
    package static func hasOfficialHours(_ crossing: String) -> Bool {
        BorderDwell.embedded.hasOfficial(crossing)
    }
}
