public import Evidence
package import Reading

/// The same figure in several documents: who said which value, when.
public struct Trail: Sendable {
    /// One document's statement.
    public struct Statement: Sendable {
        /// Index of the page among those given.
        public let page: Int
        public let item: Page.Item
    }

    /// What all statements are about.
    public struct Subject: Sendable, Hashable {
        public let measure: Measure
        public let growthOf: Measure?
        public let unit: Unit
        /// In alphabetical order: who is named first does not matter here.
        public let parties: [String]
        public let period: Period
    }

    public let subject: Subject
    /// By date of publication, the undated last.
    public let statements: [Statement]
    /// Smallest and greatest value stated.
    public let range: (low: Double, high: Double)

    /// Gathers figures that at least two pages state, copies of one text counted once.
    ///
    /// Figures without parties or period are about nothing in particular and left out. Trails come in the order of their
    /// first statement.
    public static func gather(_ pages: [Page]) -> [Trail] {
        let copies = NearDuplicates.groups(pages.map(\.document.text))
        let original = Dictionary(
            copies.flatMap { group in group.map { ($0, group[0]) } }, uniquingKeysWith: { first, _ in first })
        var bySubject: [Subject: [Statement]] = [:]
        var order: [Subject] = []
        for (index, page) in pages.enumerated() where original[index] == index {
            for item in page.items {
                guard let subject = Subject(item.claim) else { continue }
                if bySubject[subject] == nil { order.append(subject) }
                bySubject[subject, default: []].append(Statement(page: index, item: item))
            }
        }
        return order.compactMap { subject in
            let statements = (bySubject[subject] ?? []).sorted {
                let (one, other) = (pages[$0.page].document.publication, pages[$1.page].document.publication)
                return (one?.period.description ?? "~", $0.page) < (other?.period.description ?? "~", $1.page)
            }
            guard Set(statements.map(\.page)).count > 1 else { return nil }
            let values = statements.map(\.item.claim.value.middle)
            return Trail(
                subject: subject, statements: statements, range: (values.min() ?? 0, values.max() ?? 0))
        }
    }
}

extension Trail.Subject {
    /// The subject as text, equal for equal subjects.
    package var key: String {
        ([measure.rawValue, growthOf?.rawValue ?? "", unit.rawValue, period.description] + parties)
            .joined(separator: "|")
    }

    /// What a claim is about; nil when it names no parties or no period.
    package init?(_ claim: Claim) {
        guard !claim.parties.isEmpty, let period = claim.period, claim.modality == .stated else { return nil }
        self.init(
            measure: claim.measure, growthOf: claim.growthOf, unit: claim.unit,
            parties: claim.parties.map(\.code).sorted(), period: period)
    }
}
