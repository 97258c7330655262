public import Evidence
internal import Yams

/// Many scenarios at once: a grid of values, or a list of scenarios.
///
/// A sweep file has `name:`, common `changes:`, and either `grid:`, changes of which one field holds a list of values, or
/// `list:`, scenarios with a name and changes of their own. Points are numbered from 0, the last entry of the grid running
/// fastest.
public struct Sweep: Sendable {
    public let name: String
    /// Changes that every point makes.
    let common: [Scenario.Step]
    let axes: [Axis]
    let list: [(name: String, steps: [Scenario.Step])]
    public static let limit = 10_000_000

    struct Axis: Sendable {
        let label: String
        let options: [(text: String, steps: [Scenario.Step])]
    }

    /// Number of points.
    public var count: Int { list.isEmpty ? axes.reduce(1) { $0 * $1.options.count } : list.count }

    /// Reads a sweep from YAML text.
    ///
    /// - Throws: a ``Complaint`` with line and column.
    public init(yaml text: String, file: String) throws(Complaint) {
        let root = try GuardedYAML.root(text, file: file)
        let fields = try FieldReader(root, file: file, what: "a sweep", keys: ["name", "changes", "grid", "list"])
        name = try fields.needed("name")
        let reader = ChangeReader(file: file)
        func steps(_ node: Node?) throws(Complaint) -> [Scenario.Step] {
            guard let node, node.null == nil else { return [] }
            guard let items = node.sequence else {
                throw Complaint(
                    .badInput, at: GuardedYAML.place(node, file), found: "changes: that is no list", expected: "a list")
            }
            var result: [Scenario.Step] = []
            for item in items {
                for change in try reader.changes(item) {
                    result.append(Scenario.Step(change, at: GuardedYAML.place(item, file)))
                }
            }
            try Contradictions.refuse(result)
            return result
        }
        common = try steps(root.mapping?["changes"])
        var axes: [Axis] = []
        var list: [(name: String, steps: [Scenario.Step])] = []
        if let grid = root.mapping?["grid"] {
            guard let items = grid.sequence, !items.isEmpty else { throw Self.wrong(grid, file, "an empty grid:") }
            for item in items { axes.append(try Self.axis(item, reader, file)) }
        }
        if let listed = root.mapping?["list"] {
            guard let items = listed.sequence, !items.isEmpty, axes.isEmpty else {
                throw Self.wrong(listed, file, axes.isEmpty ? "an empty list:" : "list: beside grid:")
            }
            for item in items {
                let own = try FieldReader(item, file: file, what: "a scenario of the list", keys: ["name", "changes"])
                list.append((try own.needed("name"), try steps(item.mapping?["changes"])))
            }
        }
        guard !axes.isEmpty || !list.isEmpty else { throw Self.wrong(root, file, "a sweep without grid: or list:") }
        var total = 1
        for axis in axes {
            let (product, overflow) = total.multipliedReportingOverflow(by: axis.options.count)
            guard !overflow, product <= Self.limit else {
                throw Complaint(
                    .badInput, at: GuardedYAML.place(root, file), found: "a grid of more than \(Self.limit) points",
                    expected: "fewer", advice: "split it")
            }
            total = product
        }
        self.axes = axes
        self.list = list
    }

    private static func wrong(_ node: Node, _ file: String, _ found: String) -> Complaint {
        Complaint(
            .badInput, at: GuardedYAML.place(node, file), found: found,
            expected: "grid: with changes of which one field is a list, or list: with scenarios")
    }

    /// One entry of the grid: every value of the field that holds a list, put into the change in turn.
    private static func axis(_ node: Node, _ reader: ChangeReader, _ file: String) throws(Complaint) -> Axis {
        guard let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first else {
            throw wrong(node, file, "an entry of the grid that is no change")
        }
        var label = key.string ?? ""
        var variants: [(text: String, node: Node)] = []
        if let items = value.sequence {
            for item in items { variants.append((item.scalar?.string ?? "", item)) }
        } else if let inner = value.mapping {
            let varied = inner.filter { $0.value.sequence != nil }
            guard varied.count == 1, let (field, values) = varied.first, let items = values.sequence else {
                throw wrong(value, file, "\(varied.count) lists in one change of the grid")
            }
            label += "." + (field.string ?? "")
            for (name, fixed) in inner where name != field {
                if let text = fixed.scalar?.string { label += " \(text)" }
            }
            for item in items {
                var copy = inner
                copy[field] = item
                variants.append((item.scalar?.string ?? "", .mapping(copy)))
            }
        }
        guard !variants.isEmpty else { throw wrong(value, file, "a change of the grid without a list") }
        var options: [(text: String, steps: [Scenario.Step])] = []
        for (text, variant) in variants {
            if text == "nothing" {
                options.append((text, []))
                continue
            }
            let pair = Node.mapping(Node.Mapping([(key, variant)], .implicit, .any, node.mark))
            let changes = try reader.changes(pair)
            options.append((text, changes.map { Scenario.Step($0, at: GuardedYAML.place(node, file)) }))
        }
        return Axis(label: label, options: options)
    }

    /// The values of a point, by entry of the grid.
    public func values(_ number: Int) -> [(label: String, value: String)] {
        guard list.isEmpty else { return [("name", list[number].name)] }
        var rest = number
        var result: [(label: String, value: String)] = []
        for axis in axes.reversed() {
            result.append((axis.label, axis.options[rest % axis.options.count].text))
            rest /= axis.options.count
        }
        return result.reversed()
    }

    /// The scenario of a point.
    public func scenario(_ number: Int) -> Scenario {
        var scenario = Scenario(name: list.isEmpty ? "\(name) \(number)" : list[number].name)
        scenario.steps = common
        guard list.isEmpty else {
            scenario.steps += list[number].steps
            return scenario
        }
        var rest = number
        var parts: [[Scenario.Step]] = []
        for axis in axes.reversed() {
            parts.append(axis.options[rest % axis.options.count].steps)
            rest /= axis.options.count
        }
        scenario.steps += parts.reversed().joined()
        return scenario
    }
}
