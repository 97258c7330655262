internal import Evidence
internal import Freight

/// What can change, as a table.
public struct ChangeableList: Sendable {
    private let items: [Changeable]
    private let french: Bool

    /// Makes a list.
    public init(_ items: [Changeable], french: Bool = false) {
        (self.items, self.french) = (items, french)
    }

    private static let columns = ["id", "kind", "name", "open", "hours", "official", "departures_a_week", "year"]

    private func cells(_ item: Changeable) -> [String] {
        let wording = Wording(french: false)
        return [
            item.id, item.kind.rawValue, french ? item.nameFrench : item.name, item.isOpen ? "open" : "closed",
            item.hours.map { wording.number($0) } ?? "", item.hasOfficialHours ? "official" : "",
            item.departuresAWeek.map { wording.number($0) } ?? "", item.year.map(String.init) ?? "",
        ]
    }

    public var csv: String {
        func quoted(_ cell: String) -> String {
            cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" })
                ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }
        return ([Self.columns] + items.map(cells)).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
    }

    public var markdown: String {
        var text =
            "| " + Self.columns.joined(separator: " | ") + " |\n|" + Self.columns.map { _ in "---|" }.joined() + "\n"
        for item in items { text += "| " + cells(item).joined(separator: " | ") + " |\n" }
        return text
    }

    public var json: String {
        var out = JSONWriter()
        out.array { out in
            for item in items {
                out.object { out in
                    out.member("id", item.id)
                    out.member("kind", item.kind.rawValue)
                    out.member("name", item.name)
                    out.member("name_fr", item.nameFrench)
                    out.key("open")
                    out.boolean(item.isOpen)
                    out.member("hours", item.hours)
                    out.key("official_hours")
                    out.boolean(item.hasOfficialHours)
                    out.member("departures_a_week", item.departuresAWeek)
                    out.member("year", item.year.map(Double.init))
                    out.member("latitude", item.position?.latitude)
                    out.member("longitude", item.position?.longitude)
                }
            }
        }
        return out.text
    }
}
