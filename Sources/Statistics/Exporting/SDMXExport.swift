internal import Evidence

/// Series as SDMX-CSV 2.0, an observation a row, in the order given; reading it back gives the same series.
public enum SDMXExport {
    private static let columns = [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "COUNTERPART_AREA", "INDICATOR", "DEFINITION", "PRODUCT",
        "VALUATION", "FREQ", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "OBS_BOUND",
        "GROWTH_OF", "BASIS", "SOURCE", "PUBLISHER", "SOURCE_TITLE", "SOURCE_URL", "LICENCE", "VINTAGE", "QUALITY",
        "FORMULA",
    ]

    /// The header line.
    public static var header: String { columns.joined(separator: ",") + "\n" }

    /// The lines of one series.
    public static func lines(_ series: Series) -> String {
        var text = ""
        for observation in series.observations {
            let cells = [
                "dataflow", "SOGDIAN:SERIES(1.0)", "I", series.reporter, series.partner, series.measure.rawValue,
                series.definition, series.product, series.valuation.rawValue,
                Frequency(of: observation.period).rawValue, PublishedPeriod.write(observation.period),
                number(observation.value), series.unit.rawValue, "0", observation.status.rawValue,
                observation.bound == .exact ? "" : observation.bound.rawValue, series.of?.rawValue ?? "",
                series.basis?.rawValue ?? "", series.source.id, series.source.publisher, series.source.title,
                series.source.url, series.source.licence, series.source.vintage, series.quality.rawValue,
                series.formula ?? "",
            ]
            text += cells.map(quoted).joined(separator: ",") + "\n"
        }
        return text
    }

    /// The shortest decimal that reads back as the same number, without an exponent where it is a whole number.
    private static func number(_ value: Double) -> String {
        abs(value) < 1e15 && value == value.rounded() ? String(Int(value)) : value.description
    }

    private static func quoted(_ cell: String) -> String {
        cell.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
