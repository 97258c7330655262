internal import Atlas

/// What only a reader of French needs: names of places, what sets options apart, notes.
extension Words {
    func place(_ endpoint: Endpoint) -> String {
        french ? endpoint.place?.name(in: "fr") ?? endpoint.name : endpoint.name
    }

    /// A place of the route by the name it goes by in French, where the gazetteer knows one.
    func name(_ english: String) -> String {
        guard french else { return english }
        if english.hasPrefix("near ") { return "près de " + name(String(english.dropFirst(5))) }
        if english.hasSuffix(" border") { return "frontière " + english.dropLast(7) }
        guard let entry = Gazetteer.embedded.places(named: english).first(where: { $0.name == english }) else {
            return english
        }
        return entry.name(in: "fr")
    }

    /// What one option has that the first has not.
    func difference(_ option: RouteOption, _ first: RouteOption) -> String {
        var parts: [String] = []
        if option.modes != first.modes { parts.append("par " + option.modes.map(mode).joined(separator: ", ")) }
        let (gates, known) = (option.crossings + passages(option), first.crossings + passages(first))
        let gained = gates.filter { !known.contains($0) }
        let missed = known.filter { !gates.contains($0) }
        if !gained.isEmpty { parts.append("par " + gained.joined(separator: ", ")) }
        if !missed.isEmpty { parts.append("sans " + missed.joined(separator: ", ")) }
        if parts.isEmpty {
            let own = option.legs.flatMap(\.through).filter { !first.legs.flatMap(\.through).contains($0) }
            if !own.isEmpty { parts.append("par " + own.prefix(3).map(name).joined(separator: ", ")) }
        }
        return parts.joined(separator: " ; ")
    }

    private func passages(_ option: RouteOption) -> [String] { option.passages.map(passage) }

    private func passage(_ english: String) -> String {
        Network.embedded.passages.first { $0.nameEnglish == english }?.nameFrench ?? english
    }

    /// Remarks on crossings and passages: that there is one, and where it stands, since the tables hold them in English.
    func notes(_ option: RouteOption) -> [String] {
        option.notes.map { note in
            guard let colon = note.firstIndex(of: ":") else { return note }
            return "\(passage(String(note[..<colon]))) : remarque (en anglais) « \(note[colon...].dropFirst(2)) »"
        }
    }

    /// The name of an assumed figure.
    func assumption(_ english: String) -> String {
        guard french else { return english }
        for (from, to) in [("departures of ", "départs de "), ("hours at borders of ", "heures aux frontières : ")]
        where english.hasPrefix(from) {
            return to + english.dropFirst(from.count)
        }
        return english.hasPrefix("hours at ") ? "heures à " + english.dropFirst(9) : english
    }
}
