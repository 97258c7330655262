internal import Evidence
internal import Foundation
internal import LanguageTables

/// How sure a reading is: the estimated probability that unit, measure, parties and period are all right.
///
/// The sum of the log odds of what was seen, through the logistic function. The log odds stand in the table
/// `confidence.csv`: fitted to the figures of annotated news that the rules were written with, the base then lowered until
/// its mean is the share that was right in articles which nobody had looked at.
struct Confidence: Sendable {
    private let base: Double
    private let byMeasure: [Measure: Double]
    /// For growth, by what grows.
    private let byGrowthOf: [Measure: Double]
    private let timeOwn, timeNone, timeTaken: Double
    private let groundClause, groundCompleted, groundInherited, groundTopic: Double
    private let cueWord, cueNamed, cueNone: Double
    private let writingOdd: Double

    /// The table that comes with the program.
    static let embedded = Confidence()

    private init() {
        let bytes = unsafe UnsafeBufferPointer(
            start: sogdian_language_confidence_bytes(), count: sogdian_language_confidence_count())
        let table = try? unsafe CSVTable(name: "confidence.csv", bytes: Array(bytes))
        var logOdds: [String: Double] = [:]
        if let table { for row in table.rows { logOdds[row[0]] = Double(row[1]) ?? 0 } }
        let found = logOdds
        func value(_ feature: String) -> Double { found[feature] ?? 0 }
        base = value("base")
        var byMeasure: [Measure: Double] = [:]
        for measure in Measure.allCases { byMeasure[measure] = value("measure:" + measure.rawValue) }
        self.byMeasure = byMeasure
        var byGrowthOf: [Measure: Double] = [:]
        for measure in Measure.allCases { byGrowthOf[measure] = value("of:" + measure.rawValue) }
        self.byGrowthOf = byGrowthOf
        (timeOwn, timeNone, timeTaken) = (value("time:own"), value("time:none"), value("time:taken"))
        (groundClause, groundCompleted) = (value("ground:clause"), value("ground:completed"))
        (groundInherited, groundTopic) = (value("ground:inherited"), value("ground:topic"))
        (cueWord, cueNamed, cueNone) = (value("cue:word"), value("cue:named"), value("cue:none"))
        writingOdd = value("writing:odd")
    }

    /// The probability for one claim, in hundredths.
    func of(
        _ quantity: Quantity, _ measure: MeasureContext.Result, _ parties: PartyContext.Result,
        _ period: PeriodContext.Result
    ) -> Double {
        var sum = base + (byMeasure[measure.measure] ?? 0)
        if let of = measure.growthOf { sum += byGrowthOf[of] ?? 0 }
        sum += period.isOwn ? timeOwn : period.period == nil ? timeNone : timeTaken
        switch parties.ground {
        case .clause: sum += groundClause
        case .completed: sum += groundCompleted
        case .inherited: sum += groundInherited
        case .topic: sum += groundTopic
        }
        switch quantity.kind {
        case .money, .percent, .times:
            sum += measure.cue != nil ? cueWord : measure.measureCue != nil ? cueNamed : cueNone
        default: break
        }
        if !quantity.warnings.isEmpty { sum += writingOdd }
        return (100 / (1 + exp(-sum))).rounded() / 100
    }
}
