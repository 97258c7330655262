internal import Evidence
internal import Freight

/// Changes of one file that cannot both be meant.
enum Contradictions {
    /// - Throws: a ``Complaint`` at the later change that names the line of the earlier.
    static func refuse(_ steps: [Scenario.Step]) throws(Complaint) {
        var met: [String: (step: Scenario.Step, what: String)] = [:]
        for step in steps {
            guard let (key, what) = subject(step.change) else { continue }
            if let earlier = met[key], earlier.step.change != step.change {
                throw Complaint(
                    .badInput, at: step.place,
                    found: "\(what), after \(earlier.what) on line \(earlier.step.place?.line ?? 0)",
                    expected: "one of the two")
            }
            met[key] = (step, what)
        }
    }

    private static func subject(_ change: ScenarioChange) -> (String, String)? {
        switch change {
        case .open(let id): ("state \(id)", "open: \(id)")
        case .close(let id): ("state \(id)", "close: \(id)")
        case .dwell(let crossing, _): ("dwell \(crossing)", "dwell of \(crossing)")
        case .service(let service, _): ("service \(service)", "a service")
        case .speed(let stretch, _): ("speed \(stretch)", "a speed")
        case .tariff(let from, let to, _, _): ("tariff \(from) \(to)", "a tariff from \(from) to \(to)")
        case .cost(let from, let to, _): ("cost \(from) \(to)", "a cost from \(from) to \(to)")
        case .price(.rate(let mode, _)): ("price \(mode)", "a price of \(mode.name)")
        case .price(.fuel): ("price fuel", "a price of fuel")
        case .price(.carbon): ("price carbon", "a price of carbon")
        default: nil
        }
    }
}
