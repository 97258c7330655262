internal import Atlas
public import Evidence
internal import Freight

/// Answers by how much a planned line shortens ways, in kilometres and days, one answer a way.
///
/// Asked for a `distance` or `duration` `of` the same measure with the id of a project as the only party: of `cku-rail`,
/// Kashgar – Tashkent by rail is 2,575 km shorter. Of days, which are known as ranges, a second answer with the bound
/// `upper` gives the most that can be saved: the longest time before less the shortest after.
public struct OpeningEvidence: EvidenceSource {
    /// Makes the source.
    public init() {}

    public func references(for question: Question) -> [Reference] {
        guard question.of == question.measure, question.parties.count == 1,
            let opening = Opening.of(question.parties[0])
        else { return [] }
        let period = Atlas.project(opening.project)?.openYear.map { Period.year($0) } ?? question.period
        return opening.routes.flatMap { route -> [Reference] in
            func reference(_ value: Double, _ unit: String, _ bound: Reference.Bound, _ formula: String) -> Reference {
                let own = Unit(rawValue: unit)
                let factor = question.unit.flatMap { own.factor(to: $0) }
                return Reference(
                    source: Opening.source, reporter: route.from, partner: route.to, measure: question.measure,
                    definition: "saved by " + opening.project, period: period, value: value * (factor ?? 1),
                    unit: factor == nil ? own : question.unit ?? own, vintage: Opening.source.vintage,
                    quality: .derived, bound: bound, formula: formula)
            }
            switch question.measure {
            case .distance:
                guard let before = route.kilometresBefore, let saved = route.kilometresSaved else { return [] }
                return [
                    reference(
                        saved, "km", .exact, "\(Int(before)) km - \(Int(route.kilometres)) km, \(route.modes)")
                ]
            case .duration:
                guard let before = route.daysBefore, let saved = route.daysSaved else { return [] }
                let formula = "\(Self.text(before)) - \(Self.text(route.days)) d, \(route.modes)"
                return [
                    reference((saved * 10).rounded() / 10, "day", .exact, formula),
                    reference(((before.high - route.days.low) * 10).rounded() / 10, "day", .upper, formula),
                ]
            default: return []
            }
        }
    }

    /// `7.7 (3.7–10.9)`.
    private static func text(_ span: Span) -> String {
        func one(_ value: Double) -> String { ((value * 10).rounded() / 10).description }
        return "\(one(span.mid)) (\(one(span.low))–\(one(span.high)))"
    }
}
