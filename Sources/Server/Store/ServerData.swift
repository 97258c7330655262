internal import Atlas
internal import Checking
package import Evidence
internal import Freight
package import Ledger
internal import NIOCore
internal import Reading
internal import Statistics
internal import Synchronization
internal import WhatIf

/// What the routes answer from, prepared once: readers, series, networks, the ledger.
package final class ServerData: Sendable {
    let reader = Reader()
    let base: Base
    let sources: [any EvidenceSource]
    private let folder: String
    private let ledger: Mutex<Ledger?>
    private let world = Mutex<Laboratory?>(nil)
    private let networks = Mutex<[(key: String, network: PreparedNetwork)]>([])

    /// Prepares the data of a folder; nothing is made there by looking.
    ///
    /// - Throws: a ``Complaint`` when a ledger is there and cannot be read.
    package init(folder: String, report: @escaping @Sendable (Complaint) -> Void) throws(Complaint) {
        self.folder = folder
        let existing = try Ledger.existing(in: folder)
        ledger = Mutex(existing)
        if let existing {
            base = Base.embedded.adding(try LedgerShelf(ledger: existing, report: report))
        } else {
            base = .embedded
        }
        sources = [base, Membership(), NetworkEvidence(), OpeningEvidence()]
    }

    /// The world that scenarios are put to, made when it is first asked for; that takes a second or two.
    func laboratory() throws(Complaint) -> Laboratory {
        try world.withLock { held throws(Complaint) in
            if let held { return held }
            let made = try Laboratory(threads: System.coreCount)
            held = made
            return made
        }
    }

    /// The ledger, made when it is missing.
    package func writableLedger() throws(Complaint) -> Ledger {
        try ledger.withLock { held throws(Complaint) in
            if let held { return held }
            let made = try Ledger(folder: folder)
            held = made
            return made
        }
    }

    /// The ledger; nil when nothing was ever kept.
    package func existingLedger() throws(Complaint) -> Ledger? {
        try ledger.withLock { held throws(Complaint) in
            if held == nil { held = try Ledger.existing(in: folder) }
            return held
        }
    }

    /// A network prepared for a choice, one of the last sixteen asked for.
    func network(_ choice: NetworkChoice) throws(Complaint) -> PreparedNetwork {
        let key = "\(choice.avoid)|\(choice.close)|\(choice.open)|\(choice.year ?? 0)|\(choice.dwell)"
        let known = networks.withLock { held -> PreparedNetwork? in
            guard let index = held.firstIndex(where: { $0.key == key }) else { return nil }
            held.append(held.remove(at: index))
            return held.last?.network
        }
        if let known { return known }
        let made = try choice.prepared()
        networks.withLock { held in
            held.append((key, made))
            if held.count > 16 { held.removeFirst() }
        }
        return made
    }

    /// Reads the tables that most requests need, so that the first to ask does not wait for them.
    func prepare() {
        _ = try? network(NetworkChoice())
        _ = Gazetteer.embedded.places(named: "")
    }
}
