public import Atlas
public import Evidence
public import Freight

/// What a power plant changes in a year: electricity made, and CO₂ that its grid does not emit.
///
/// Output is capacity × 8,760 h × capacity factor; avoided CO₂ is output × the combined margin of the grid it feeds
/// (UNFCCC's IFI harmonised factors: the firm margin for hydro and nuclear, the intermittent one for wind and sun; the
/// range spans the firm, intermittent and operating margins). CO₂ of the grid alone: building the plant, methane of
/// reservoirs and losses of the network are not counted.
///
/// Worked number: 100 MW of wind in Kazakhstan at .39 make 341.64 GWh; at 698 g/kWh 238,465 t CO₂.
public struct EnergyEffect: Sendable {
    /// A number behind the effect, with where it comes from.
    public struct Basis: Sendable {
        /// What it is: `capacity`, `capacity factor`, `grid factor`.
        public let name: String
        public let value: Span
        public let unit: String
        public let source: Source?
        public let year: String
        public let quality: Quality
        public let note: String
        /// Whether the middle has a source and its range has none.
        public let isRangeAssumed: Bool
    }

    /// What an owner, builder or lender states of the same plant.
    public struct Statement: Sendable {
        public let gigawattHours: Double?
        public let tonnes: Double?
        public let source: Source?
        public let year: String
        public let quality: Quality
        public let note: String
    }

    public let project: Project
    public let megawatts: Double
    /// ISO 3166 alpha-3 of the grid that takes the power.
    public let grid: String
    /// A year's electricity.
    public let gigawattHours: Span
    /// CO₂ avoided in a year; nil where no factor of the grid is held.
    public let tonnes: Span?
    public let bases: [Basis]
    public let stated: [Statement]

    /// The effect of a project of the atlas; nil for one that makes no power or whose capacity is not known.
    public init?(of project: Project) {
        guard let factor = EnergyTables.factors[project.kind], let capacity = project.capacity,
            project.capacityUnit?.rawValue == "MW", capacity > 0
        else { return nil }
        let sources = Atlas.embedded.sources
        let economy = project.economy.split(separator: ";").first.map(String.init) ?? project.economy
        self.project = project
        megawatts = capacity
        grid = EnergyTables.buyers[project.id] ?? economy
        gigawattHours = factor.value * (capacity * Self.hoursOfYear / 1000)
        var bases = [
            Basis(
                name: "capacity", value: Span(capacity), unit: "MW", source: project.source,
                year: project.asOf?.description ?? "", quality: project.quality, note: project.status,
                isRangeAssumed: false),
            Basis(
                name: "capacity factor", value: factor.value, unit: "share", source: sources[factor.source],
                year: factor.year, quality: factor.quality, note: factor.note,
                isRangeAssumed: factor.isRangeAssumed),
        ]
        if let margin = EnergyTables.margins[grid] {
            let all = [margin.firm, margin.intermittent, margin.operating]
            let mid = ["hydro", "nuclear"].contains(project.kind) ? margin.firm : margin.intermittent
            let span = Span(low: all.min() ?? mid, mid: mid, high: all.max() ?? mid)
            bases.append(
                Basis(
                    name: "grid factor", value: span, unit: "g/kWh", source: sources[margin.source],
                    year: margin.year, quality: margin.quality, note: grid, isRangeAssumed: false))
            tonnes = gigawattHours * span
        } else {
            tonnes = nil
        }
        self.bases = bases
        stated = EnergyTables.stated.filter { $0.project == project.id }.map {
            Statement(
                gigawattHours: $0.gigawattHours, tonnes: $0.tonnes, source: sources[$0.source], year: $0.year,
                quality: $0.quality, note: $0.note)
        }
    }

    /// 365 days of 24 hours.
    public static let hoursOfYear = 8760.0
}
