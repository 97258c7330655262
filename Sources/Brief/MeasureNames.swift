package import Evidence

/// What to call a measure on a page.
package enum MeasureNames {
    package static func name(_ measure: Measure, of grown: Measure?, french: Bool) -> String {
        if measure == .growth, let grown {
            return french
                ? "croissance, \(name(grown, of: nil, french: true))" : "growth, \(name(grown, of: nil, french: false))"
        }
        let names = table[measure] ?? (measure.rawValue, measure.rawValue)
        return french ? names.0 : names.1
    }

    private static let table: [Measure: (String, String)] = [
        .tradeTotal: ("commerce total", "total trade"), .exports: ("exportations", "exports"),
        .imports: ("importations", "imports"), .tradeBalance: ("solde commercial", "trade balance"),
        .fdiFlow: ("flux d’investissement direct", "direct investment flow"),
        .fdiStock: ("stock d’investissement direct", "direct investment stock"),
        .investment: ("investissement", "investment"), .finance: ("financement", "finance"), .cost: ("coût", "cost"),
        .revenue: ("recettes", "revenue"), .transactionValue: ("valeur des transactions", "transaction value"),
        .otherValue: ("autre montant", "other amount"), .projectCount: ("nombre de projets", "number of projects"),
        .countOther: ("nombre", "count"), .growth: ("croissance", "growth"), .share: ("part", "share"),
        .rate: ("taux", "rate"), .distance: ("distance", "distance"), .area: ("surface", "area"),
        .capacity: ("capacité", "capacity"), .volume: ("volume", "volume"), .duration: ("durée", "duration"),
        .rank: ("rang", "rank"), .gdp: ("PIB", "GDP"), .population: ("population", "population"),
    ]
}
