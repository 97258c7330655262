package import Evidence
package import Ledger
package import Statistics

/// Imported series, read from the ledger when asked for.
package struct LedgerShelf: SeriesShelf {
    private let ledger: Ledger
    private let sources: [String: Source]
    private let report: @Sendable (Complaint) -> Void

    /// Reads the list of sources; series wait until they are asked for.
    package init(ledger: Ledger, report: @escaping @Sendable (Complaint) -> Void) throws(Complaint) {
        self.ledger = ledger
        self.report = report
        var sources: [String: Source] = [:]
        for record in try ledger.records(kind: SeriesRecord.Kind.source.rawValue) {
            sources[record.topic] = try SeriesRecord.source(record.body)
        }
        self.sources = sources
    }

    package func series(of measure: Measure, reporter: String, partner: String) -> [Series] {
        read(measure.rawValue, reporter, partner)
    }

    package func series(of measure: Measure, reporter: String) -> [Series] { read(measure.rawValue, reporter, nil) }

    package func series(of measure: Measure) -> [Series] { read(measure.rawValue, nil, nil) }

    package func all() -> [Series] { read(nil, nil, nil) }

    private func read(_ measure: String?, _ reporter: String?, _ partner: String?) -> [Series] {
        do {
            return try ledger.records(
                kind: SeriesRecord.Kind.series.rawValue, topic: measure, subject: reporter, object: partner
            ).map { record throws(Complaint) in try SeriesRecord.series(record.body, sources: sources) }
        } catch {
            report(error)
            return []
        }
    }

    /// The records that keep series.
    package static func records(_ series: [Series]) -> [Record] {
        SeriesRecord.records(series).map {
            Record(kind: $0.kind.rawValue, topic: $0.topic, subject: $0.subject, object: $0.object, body: $0.body)
        }
    }
}
