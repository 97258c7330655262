public import Evidence

extension OneSectorSolution {
    /// The results per country, in the order in which they are printed.
    public var vectors: [NamedVector] {
        func vector(_ key: String, _ definition: String, _ values: [Double]) -> NamedVector {
            NamedVector(key, definition, labels: countries, values: values)
        }
        return [
            vector("wage_hat", "new over old wage, equal to that of output; world output is the numeraire", wageHat),
            vector("price_hat", "new over old price index of what the country buys, duties included", priceHat),
            vector(
                "real_income_hat", "new over old real income: wages and duties over the price index, deficits left out",
                realIncomeHat),
            vector("real_wage_hat", "new over old wage over the price index", realWageHat),
            vector(
                "welfare_hat", "new over old real spending: wages, duties and the deficit over the price index",
                welfareHat),
            vector("domestic_share_hat", "new over old share of spending on the country's own goods", domesticShareHat),
            vector("output_base", "value of output before the change", outputBase),
            vector("output_new", "value of output after the change", outputNew),
            vector("expenditure_base", "spending before the change, duties included", expenditureBase),
            vector("expenditure_new", "spending after the change, duties included", expenditureNew),
            vector("exports_base", "sales abroad before the change, before duty", exportsBase),
            vector("exports_new", "sales abroad after the change, before duty", exportsNew),
            vector("imports_base", "purchases abroad before the change, before duty", importsBase),
            vector("imports_new", "purchases abroad after the change, before duty", importsNew),
            vector("tariff_revenue_base", "duties collected before the change", tariffRevenueBase),
            vector("tariff_revenue_new", "duties collected after the change", tariffRevenueNew),
            vector(
                "outward_resistance_hat",
                "new over old outward multilateral resistance (sellers' average cost of reaching markets), full equilibrium",
                outwardResistanceHat),
            vector(
                "inward_resistance_hat",
                "new over old inward multilateral resistance (buyers' average cost of supply), full equilibrium; equals price_hat",
                priceHat),
        ] + firstOrder.vectors(labels: countries)
    }

    /// Writes the results as one JSON object: a key per vector, keyed by country, and what each key means.
    ///
    /// - Parameters:
    ///   - conditional: direct and conditional effects to stand beside the full ones.
    ///   - pairs: whether `trade_new_probe` lists the trade of every pair.
    ///   - withheld: countries whose income effects are null.
    ///   - extra: further members, such as marks of imputed economies.
    /// - Returns: the text, ended by a newline.
    public func json(
        conditional: ConditionalEffect?, pairs: Bool = true, withheld: Set<String> = [],
        extra: (inout JSONWriter) -> Void = { _ in }
    ) -> String {
        var vectors = self.vectors
        if let conditional { vectors += conditional.vectors(countries: countries, full: self) }
        vectors = vectors.map { $0.withholding(withheld) }
        var writer = JSONWriter(indentation: 1)
        writer.object { out in
            out.member("model", "one sector, exact hat algebra")
            out.member("theta", theta)
            out.member("closure", closure.rawValue)
            out.member("closure_meaning", closure.explanation)
            out.member("numeraire", "world output (the sum of the value of output) is constant")
            out.member("countries", countries.count)
            out.member("market_clearing_residual", residual)
            out.member("acr_max_rel_gap", shareIdentityGap)
            out.member("steps", steps)
            extra(&out)
            for vector in vectors { out.vector(vector) }
            if pairs {
                out.key("trade_new_probe")
                out.object { out in
                    for (i, exporter) in countries.enumerated() {
                        for (j, importer) in countries.enumerated() {
                            out.member("\(exporter)->\(importer)", trade(from: i, to: j))
                        }
                    }
                }
            }
            var meanings = vectors.map { (key: $0.key, meaning: $0.definition) }
            meanings.append(
                ("market_clearing_residual", "largest difference between sales and output of a country, over output"))
            meanings.append(
                (
                    "acr_max_rel_gap",
                    "largest relative gap between the real wage and the domestic share to the power -1/theta; null with duties or changes of cost at home, where the identity does not hold"
                ))
            if pairs {
                meanings.append(
                    ("trade_new_probe", "trade of each pair after the change, exporter->importer, before duty"))
            }
            out.definitions(meanings)
        }
        return writer.text + "\n"
    }
}

extension FirstOrder {
    /// The terms as named vectors, fractions of income.
    func vectors(labels: [String]) -> [NamedVector] {
        [
            NamedVector(
                "first_order_welfare",
                "first-order sum as a fraction of income: terms of trade + volume of trade + technical efficiency (Caliendo and Parro 2015, equation 15); an approximation, not the exact change",
                labels: labels, values: sum),
            NamedVector(
                "first_order_terms_of_trade",
                "export price changes minus import price changes, as a fraction of income",
                labels: labels, values: termsOfTrade),
            NamedVector(
                "first_order_volume_of_trade", "old duties times the change of import volumes, as a fraction of income",
                labels: labels, values: volumeOfTrade),
            NamedVector(
                "first_order_technical_efficiency", "spending times the fall of iceberg costs, as a fraction of income",
                labels: labels, values: technicalEfficiency),
        ]
    }
}

extension ConditionalEffect {
    /// The effects on exports side by side, and the conditional resistances.
    public func vectors(countries: [String], full: OneSectorSolution) -> [NamedVector] {
        let exportsHat = countries.indices.map {
            full.exportsBase[$0] > 0 ? full.exportsNew[$0] / full.exportsBase[$0] : 1
        }
        return [
            NamedVector(
                "exports_hat_direct", "new over old exports if only each pair's own cost counted", labels: countries,
                values: exportsHatDirect),
            NamedVector(
                "exports_hat_conditional",
                "new over old exports with multilateral resistances adjusted, output and spending held",
                labels: countries, values: exportsHatConditional),
            NamedVector(
                "exports_hat_full", "new over old exports in the full equilibrium, in the numeraire", labels: countries,
                values: exportsHat),
            NamedVector(
                "outward_resistance_hat_conditional",
                "new over old outward multilateral resistance with output and spending held", labels: countries,
                values: outwardResistanceHat),
            NamedVector(
                "inward_resistance_hat_conditional",
                "new over old inward multilateral resistance with output and spending held", labels: countries,
                values: inwardResistanceHat),
        ]
    }
}
