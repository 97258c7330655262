public import Evidence

extension SectorSolution {
    /// The results per country, in the order in which they are printed.
    public var vectors: [NamedVector] {
        let (n, j) = (countries.count, sectors.count)
        func vector(_ key: String, _ definition: String, _ values: [Double]) -> NamedVector {
            NamedVector(key, definition, labels: countries, values: values)
        }
        func byCountry(_ cells: [Double]) -> [Double] {
            (0..<n).map { country in (0..<j).reduce(0) { $0 + cells[$1 * n + country] } }
        }
        func abroad(_ trade: [Double], exports: Bool) -> [Double] {
            var sums = [Double](repeating: 0, count: n)
            for flow in trade.indices {
                let (importer, exporter) = (flow / n % n, flow % n)
                if importer != exporter { sums[exports ? exporter : importer] += trade[flow] }
            }
            return sums
        }
        return [
            vector("wage_hat", "new over old wage; the world's value added is the numeraire", wageHat),
            vector("final_price_hat", "new over old price of final spending, duties included", finalPriceHat),
            vector("real_wage_hat", "new over old wage over the price of final spending", realWageHat),
            vector(
                "welfare_hat",
                "new over old real income, exact: value added, duties and deficit over the price of final spending",
                welfareHat),
        ] + firstOrder.vectors(labels: countries) + [
            vector("income_base", "value added, duties and deficit before the change", incomeBase),
            vector("income_new", "value added, duties and deficit after the change", incomeNew),
            vector("value_added_base", "value added before the change", valueAddedBase),
            vector("tariff_revenue_base", "duties collected before the change", tariffRevenueBase),
            vector("tariff_revenue_new", "duties collected after the change", tariffRevenueNew),
            vector(
                "output_fob_base_by_country", "value of output before duty, before the change", byCountry(outputBase)),
            vector("output_fob_new_by_country", "value of output before duty, after the change", byCountry(outputNew)),
            vector("exports_base", "sales abroad before duty, before the change", abroad(tradeBase, exports: true)),
            vector("exports_new", "sales abroad before duty, after the change", abroad(tradeNew, exports: true)),
            vector(
                "imports_base", "purchases abroad before duty, before the change", abroad(tradeBase, exports: false)),
            vector("imports_new", "purchases abroad before duty, after the change", abroad(tradeNew, exports: false)),
        ]
    }

    /// Results per sector for the whole world.
    public var sectorVectors: [NamedVector] {
        let n = countries.count
        func bySector(_ cells: [Double]) -> [Double] {
            sectors.indices.map { sector in (0..<n).reduce(0) { $0 + cells[sector * n + $1] } }
        }
        return [
            NamedVector(
                "spending_base_by_sector_world",
                "the world's spending on each sector before the change, duties included",
                labels: sectors, values: bySector(spendingBase)),
            NamedVector(
                "spending_new_by_sector_world", "the world's spending on each sector after the change, duties included",
                labels: sectors, values: bySector(spendingNew)),
        ]
    }

    /// Writes the results as one JSON object: a key per vector, keyed by country or sector, and what each key means.
    public func json(extra: (inout JSONWriter) -> Void = { _ in }) -> String {
        let (vectors, bySector, n) = (self.vectors, sectorVectors, countries.count)
        var writer = JSONWriter(indentation: 1)
        writer.object { out in
            out.member("model", "many sectors with input-output links, exact hat algebra (Caliendo and Parro 2015)")
            out.member("closure", closure.rawValue)
            out.member("closure_meaning", closure.explanation)
            out.member("numeraire", "sum of value added constant; deficits nominal and constant")
            out.member("countries", n)
            out.member("sectors", sectors.count)
            out.member("residual", residual)
            out.member("baseline_VA_residual", baselineGap)
            out.member("steps", steps)
            out.member("price_sweeps", priceSweeps)
            out.member("demand_sweeps", demandSweeps)
            extra(&out)
            for vector in vectors + bySector { out.vector(vector) }
            for (key, cells) in [("sector_price_hat", sectorPriceHat), ("sector_output_new", outputNew)] {
                out.key(key)
                out.object { out in
                    for (index, sector) in sectors.enumerated() {
                        out.vector(
                            NamedVector(
                                sector, "", labels: countries, values: Array(cells[index * n..<(index + 1) * n])))
                    }
                }
            }
            out.definitions(
                (vectors + bySector).map { ($0.key, $0.definition) } + [
                    ("sector_price_hat", "new over old price index of a sector in each country, duties included"),
                    ("sector_output_new", "value of a sector's output in each country after the change, before duty"),
                    (
                        "residual",
                        "largest difference between value added paid and earned in a country, over its value added"
                    ),
                    (
                        "baseline_VA_residual",
                        "the same difference in the given tables; above 1e-12 the tables' own equilibrium was taken as the baseline"
                    ),
                ])
        }
        return writer.text + "\n"
    }
}
