internal import Atlas
internal import Freight
internal import Trade

extension Effects {
    /// What a reader should know beside the numbers.
    public func notes(french: Bool = false) -> [String] {
        var result: [String] = []
        func say(_ english: String, _ other: String) { result.append(french ? other : english) }
        if let year = scenario.year {
            for line in laboratory.network.plannedLines
            where plan.touched.contains(line.id) || plan.touched.contains(line.project) {
                let name = Names.line(line)
                if let announced = line.year, announced > year {
                    say(
                        "\(name.english) is announced for \(announced); the scenario holds from \(year).",
                        "\(name.french) est annoncé pour \(announced) ; le scénario vaut dès \(year).")
                }
                if line.year == nil {
                    say("\(name.english) has no announced year.", "\(name.french) n’a pas d’année annoncée.")
                }
            }
        }
        let outside = economies.filter { !$0.isOnNetwork && $0.code != "ROW" }.map(\.code)
        if !outside.isEmpty {
            say(
                "No places on the network, so that costs stay: \(outside.joined(separator: ", ")) and the rest of the world.",
                "Sans lieux sur le réseau, coûts inchangés : \(outside.joined(separator: ", ")) et le reste du monde.")
        }
        let count = economies.count
        let cut = state.changed.filter {
            laboratory.base.pairs[$0].joined > state.pairs.pairs[$0].joined + 1e-9
        }.flatMap { [$0 / count, $0 % count] }
        if !cut.isEmpty {
            var times = [Int](repeating: 0, count: count)
            for index in cut { times[index] += 1 }
            let most = times.max() ?? 0
            let codes = times.indices.filter { times[$0] * 2 > most }.map { economies[$0].code }.joined(separator: ", ")
            say(
                "Some places of \(codes) lose every way; their goods are taken to go as those of the other places.",
                "Des lieux de \(codes) perdent tout chemin ; leurs biens sont supposés aller comme ceux des autres lieux."
            )
        }
        if !plan.tariffs.isEmpty {
            say(
                "The baseline holds no duties: those not named in the scenario count as none, before and after.",
                "La base ne contient pas de droits de douane : ceux que le scénario ne nomme pas comptent pour nuls, avant comme après."
            )
        }
        say(
            "Trade of 2023, network of 2026: what else changes until then is left out. Costs at home stay; the works cost nothing here.",
            "Commerce de 2023, réseau de 2026 : ce qui change d’ici là n’y est pas. Les coûts intérieurs restent ; les travaux ne coûtent rien ici."
        )
        say(
            "Roads are drawn for Asia and western Russia only: chains inside Europe go by rail or sea.",
            "Les routes ne sont tracées que pour l’Asie et l’ouest de la Russie : en Europe les chaînes vont par rail ou mer."
        )
        return result
    }
}
