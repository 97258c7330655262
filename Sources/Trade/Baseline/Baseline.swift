public import Evidence
internal import TradeTables

/// The world of 2023 that comes with the program: goods trade and home sales of 73 economies and the rest of the world.
///
/// Prepare a model once and ask it often:
/// ```swift
/// let baseline = Baseline.embedded
/// let model = try OneSectorModel(baseline.economy(theta: 4), closure: .additive)
/// var change = TradeCostChange.none(baseline.economies.count)
/// change.costHat[baseline.pair("CHN", "KAZ")!] = 0.9
/// let answer = try model.solve(change)
/// ```
/// ``economies`` says who is imputed and whose income effect is withheld; carry the marks into what you print.
public struct Baseline: Sendable {
    /// Economies in the order of every vector.
    public let economies: [BaselineEconomy]
    /// Flows in million US dollars, exporter by importer in row-major order, home sales on the diagonal.
    public let flows: [Double]
    /// Pairs whose flow no source holds; only what passes through other economies stands for them, mostly nothing.
    public let missing: [Pair]
    public let parameters: [TradeParameter]
    public let sources: [Source]
    /// Where each flow comes from, by position in ``flows``.
    public let origins: [Int: Origin]
    private let position: [String: Int]

    /// Two economies.
    public struct Pair: Sendable, Hashable {
        public let exporter: String
        public let importer: String

        /// Makes a pair of codes.
        public init(exporter: String, importer: String) {
            self.exporter = exporter
            self.importer = importer
        }
    }

    /// Source, year and quality of one flow, and its published value where trade in transit was taken out.
    public struct Origin: Sendable, Hashable {
        public let source: String
        public let year: String
        public let quality: Quality
        public let published: Double?
    }

    /// The baseline inside the program.
    public static let embedded: Baseline = {
        do {
            return unsafe try Baseline(
                economies: table("economies.csv", sogdian_trade_economies_bytes(), sogdian_trade_economies_count()),
                flows: table("flows.csv", sogdian_trade_flows_bytes(), sogdian_trade_flows_count()),
                parameters: table("parameters.csv", sogdian_trade_parameters_bytes(), sogdian_trade_parameters_count()),
                sources: table("sources.csv", sogdian_trade_sources_bytes(), sogdian_trade_sources_count()))
        } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded baseline: \(error)")
        }
    }()

    private static func table(_ name: String, _ bytes: UnsafePointer<UInt8>?, _ count: Int) throws(Complaint)
        -> CSVTable
    {
        unsafe try CSVTable(name: name, bytes: UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Reads a baseline from its tables.
    ///
    /// - Throws: a ``Complaint`` with the line of a cell that is not what its column holds.
    public init(
        economies table: CSVTable, flows: CSVTable, parameters: CSVTable, sources: CSVTable
    ) throws(Complaint) {
        economies = try BaselineReading.economies(table)
        position = Dictionary(economies.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        let (count, read) = (economies.count, try BaselineReading.flows(flows))
        var (matrix, missing) = ([Double](repeating: 0, count: economies.count * economies.count), [Pair]())
        var origins: [Int: Origin] = [:]
        for flow in read {
            guard let one = position[flow.exporter], let other = position[flow.importer] else {
                throw Complaint(
                    .badInput, at: .init(file: flows.name, line: flow.line),
                    found: "\(flow.exporter) to \(flow.importer)", expected: "economies of \(table.name)")
            }
            matrix[one * count + other] = flow.value
            if let origin = flow.origin {
                origins[one * count + other] = origin
            } else {
                missing.append(Pair(exporter: flow.exporter, importer: flow.importer))
            }
        }
        self.flows = matrix
        self.missing = missing
        self.origins = origins
        self.parameters = try BaselineReading.parameters(parameters)
        self.sources = try BaselineReading.sources(sources)
    }

    /// Place of an economy in every vector.
    public func index(of code: String) -> Int? { position[code] }

    /// Place of a pair in every matrix.
    public func pair(_ exporter: String, _ importer: String) -> Int? {
        guard let one = position[exporter], let other = position[importer] else { return nil }
        return one * economies.count + other
    }

    /// A parameter by name, such as `theta`.
    public func parameter(_ name: String) -> TradeParameter? { parameters.first { $0.name == name } }

    /// The world as the solver takes it; θ of the parameter table unless another is given.
    public func economy(theta: Double? = nil) throws(Complaint) -> OneSectorEconomy {
        guard let theta = theta ?? parameter("theta")?.value else {
            throw Complaint(.internalFault, found: "no theta among the parameters")
        }
        return try OneSectorEconomy(countries: economies.map(\.code), trade: flows, theta: theta)
    }

    /// Codes of economies whose home sales are imputed, and of those whose income effect is withheld.
    public var imputed: [String] { economies.filter(\.isImputed).map(\.code) }
    public var incomeWithheld: [String] { economies.filter(\.isIncomeWithheld).map(\.code) }
}
