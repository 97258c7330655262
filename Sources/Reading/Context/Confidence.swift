internal import Evidence
internal import Foundation
internal import LanguageTables

/// How sure a reading is: the estimated probability that unit, measure, parties and period are all right.
///
/// The sum of the log odds of what was seen, through the logistic function. The log odds stand in the table
/// `confidence.csv`: fitted to the claims of the fixtures and of the annotated articles that the rules were written with,
/// the base then lowered until its mean is right for the sentences set aside.
struct Confidence: Sendable {
    private let logOdds: [String: Double]

    /// The table that comes with the program.
    static let embedded = Confidence()

    private init() {
        let bytes = unsafe UnsafeBufferPointer(
            start: sogdian_language_confidence_bytes(), count: sogdian_language_confidence_count())
        let table = try? unsafe CSVTable(name: "confidence.csv", bytes: Array(bytes))
        var logOdds: [String: Double] = [:]
        if let table { for row in table.rows { logOdds[row[0]] = Double(row[1]) ?? 0 } }
        self.logOdds = logOdds
    }

    /// The probability for one claim, in hundredths.
    func of(
        _ quantity: Quantity, _ measure: MeasureContext.Result, _ parties: PartyContext.Result,
        _ period: PeriodContext.Result
    ) -> Double {
        var sum = value("base") + value("measure:" + measure.measure.rawValue)
        sum += value(period.isOwn ? "time:own" : period.period == nil ? "time:none" : "time:taken")
        switch parties.ground {
        case .clause: sum += value("ground:clause")
        case .completed: sum += value("ground:completed")
        case .inherited: sum += value("ground:inherited")
        case .topic: sum += value("ground:topic")
        }
        switch quantity.kind {
        case .money, .percent, .times:
            sum += value(measure.cue != nil ? "cue:word" : measure.measureCue != nil ? "cue:named" : "cue:none")
        default: break
        }
        if !quantity.warnings.isEmpty { sum += value("writing:odd") }
        return (100 / (1 + exp(-sum))).rounded() / 100
    }

    private func value(_ feature: String) -> Double { logOdds[feature] ?? 0 }
}
