internal import Atlas
public import Evidence
internal import Freight
internal import Trade

extension Effects {
    /// The effects as one JSON object, on one line unless an indentation is given.
    ///
    /// With `allPairs` pairs without any change of cost are written too.
    ///
    /// With `most` only so many pairs are written, those whose trade changes most.
    public func json(indentation: Int = 0, allPairs: Bool = false, most: Int? = nil) -> String {
        var out = JSONWriter(indentation: indentation)
        write(&out, allPairs: allPairs, most: most)
        return out.text
    }

    /// Writes the object.
    public func write(_ out: inout JSONWriter, allPairs: Bool = false, most: Int? = nil) {
        out.object { out in
            out.member("type", "effects")
            out.member("scenario", scenario.name)
            out.member("scenario_fr", scenario.nameFrench)
            if !scenario.note.isEmpty { out.member("note", scenario.note) }
            out.member("year", scenario.year.map(Double.init))
            out.member("rule", rule.rawValue)
            out.member("theta", solution.theta)
            out.member("closure", solution.closure.rawValue)
            out.key("world")
            out.object { out in
                change(&out, "trade_musd", world.trade)
                out.member("real_income_percent", world.realIncomePercent)
                out.member("cost_percent", world.costPercent)
                change(&out, "days", world.days)
                change(&out, "tonnes_co2e", world.tonnesCO2e)
                change(&out, "teu", world.teu)
            }
            out.key("routes")
            out.array { out in for route in routes { write(&out, route) } }
            out.key("economies")
            out.array { out in
                for (index, economy) in economies.enumerated() { write(&out, economy, index) }
            }
            out.key("pairs")
            out.array { out in
                for pair in written(allPairs: allPairs, most: most) {
                    write(&out, pair)
                }
            }
            out.key("gates")
            out.array { out in for gate in gates { write(&out, gate) } }
            if let bands {
                out.key("draws")
                out.object { out in
                    out.member("count", bands.count)
                    out.member("without_equilibrium", bands.failed)
                    out.member("seed", "\(bands.seed)")
                    band(&out, "world_trade_percent", bands.worldTradePercent)
                    band(&out, "world_income_percent", bands.worldIncomePercent)
                    out.key("drawn")
                    out.array { out in for line in bands.statements { out.string(line) } }
                }
            }
            out.key("assumed")
            out.array { out in for line in assumptions { out.string(line) } }
            out.key("sources")
            out.array { out in for line in sources { out.string(line) } }
        }
    }

    private func written(allPairs: Bool, most: Int?) -> [PairEffect] {
        let found = pairs.filter { $0.exporter != $0.importer && (allPairs || $0.costHat != 1) }
        guard let most, found.count > most else { return found }
        return Array(found.sorted { abs($0.trade.difference) > abs($1.trade.difference) }.prefix(most))
    }

    private func change(_ out: inout JSONWriter, _ key: String, _ change: Change) {
        out.key(key)
        out.object { out in
            out.member("before", change.before)
            out.member("after", change.after)
        }
    }

    private func band(_ out: inout JSONWriter, _ key: String, _ band: EffectBands.Band?) {
        out.key(key)
        guard let band else { return out.string(nil) }
        out.object { out in
            out.member("p05", band.p05)
            out.member("p50", band.p50)
            out.member("p95", band.p95)
        }
    }

    private func write(_ out: inout JSONWriter, _ route: RouteEffect) {
        out.object { out in
            out.member("from", route.from)
            out.member("to", route.to)
            out.member("modes", route.modes.map(\.name).sorted().joined(separator: " "))
            for (key, option, network) in [
                ("before", route.before, laboratory.network), ("after", route.after, state.network),
            ] {
                out.key(key)
                guard let option else {
                    out.string(nil)
                    continue
                }
                let total = option.total
                out.object { out in
                    out.member("km", option.kilometres.rounded())
                    out.key("days")
                    out.array { out in
                        for hours in [total.hours.low, total.hours.mid, total.hours.high] { out.number(hours / 24) }
                    }
                    out.member("usd", total.usd.mid)
                    out.member("kg_co2e", total.kilogramsCO2e.mid)
                    out.key("crossings")
                    out.array { out in for name in option.crossings { out.string(name) } }
                    out.key("passages")
                    out.array { out in for name in option.passages { out.string(name) } }
                    out.key("course")
                    course(&out, option, network)
                }
            }
        }
    }

    /// Where a route runs: its legs' modes with longitudes and latitudes.
    private func course(_ out: inout JSONWriter, _ option: RouteOption, _ network: Network) {
        let geography = Geography(network)
        out.array { out in
            for leg in option.legs {
                guard let line = geography.line(of: leg) else { continue }
                out.object { out in
                    out.member("mode", line.kind)
                    out.key("coordinates")
                    out.array { out in
                        for position in line.positions {
                            out.array { out in
                                out.number(position.longitude)
                                out.number(position.latitude)
                            }
                        }
                    }
                }
            }
        }
    }

    private func write(_ out: inout JSONWriter, _ economy: EconomyEffect, _ index: Int) {
        out.object { out in
            out.member("code", economy.code)
            out.member("name", Atlas.embedded.name(of: economy.code, french: false))
            out.member("name_fr", Atlas.embedded.name(of: economy.code, french: true))
            out.key("imputed")
            out.boolean(economy.isImputed)
            out.key("on_network")
            out.boolean(economy.isOnNetwork)
            out.member("real_income_percent", economy.realIncomePercent)
            change(&out, "exports_musd", economy.exports)
            change(&out, "imports_musd", economy.imports)
            out.member("cost_percent", economy.costPercent)
            change(&out, "days", economy.days)
            change(&out, "usd_per_teu", economy.usd)
            change(&out, "tonnes_co2e", economy.tonnesCO2e)
            change(&out, "transit_teu", economy.transitTEU)
            if let bands {
                out.key("bands")
                out.object { out in
                    for key in EffectBands.keys {
                        let isHidden = economy.isWithheld && key == "real_income_percent"
                        band(&out, key, isHidden ? nil : bands.bands[key]?[index])
                    }
                }
            }
        }
    }

    private func write(_ out: inout JSONWriter, _ pair: PairEffect) {
        out.object { out in
            out.member("exporter", pair.exporter)
            out.member("importer", pair.importer)
            change(&out, "trade_musd", pair.trade)
            out.member("cost_hat", pair.costHat)
            out.member("exposed", pair.exposed)
            change(&out, "days", pair.days)
            change(&out, "usd_per_teu", pair.usd)
            change(&out, "log_sum_usd", pair.logSum)
            change(&out, "kg_co2e_per_teu", pair.kilogramsCO2e)
            change(&out, "rail_share", pair.railShare)
            change(&out, "road_share", pair.roadShare)
            change(&out, "sea_share", pair.seaShare)
        }
    }

    private func write(_ out: inout JSONWriter, _ effect: GateEffect) {
        out.object { out in
            out.member("id", effect.gate.id)
            out.member("kind", effect.gate.kind.rawValue)
            out.member("mode", effect.gate.mode.name)
            out.member("name", effect.gate.name)
            out.member("name_fr", effect.gate.nameFrench)
            change(&out, "teu", effect.teu)
            if let trains = effect.trains { change(&out, "trains", trains) }
            change(&out, "value_musd", effect.value)
            out.member("capacity_teu", effect.capacity?.high)
            out.key("over_capacity")
            if effect.capacity == nil { out.string(nil) } else { out.boolean(effect.isOverCapacity) }
        }
    }
}
