internal import Evidence

/// Writes HTML and SVG piece by piece; whatever comes from outside is escaped.
public struct Markup: Sendable {
    /// The text so far.
    public private(set) var text = ""

    /// Starts an empty text.
    public init() {}

    /// Writes an element with its content; an element without content is closed at once in SVG.
    public mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ content: (inout Markup) -> Void = { _ in }
    ) {
        open(name, attributes)
        content(&self)
        text += "</\(name)>"
    }

    /// Writes an element that holds only text from outside.
    public mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text words: String
    ) {
        element(name, attributes) { $0.words(words) }
    }

    /// Writes an HTML element that has no end tag, such as `meta`.
    public mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        open(name, attributes)
    }

    /// Writes text from outside, escaped and with control characters made visible.
    public mutating func words(_ words: some StringProtocol) {
        text += Self.escaped(words)
    }

    /// Writes markup that the program made itself.
    public mutating func raw(_ markup: String) {
        text += markup
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        text += "<\(name)"
        for (key, value) in attributes {
            if let value { text += " \(key)=\"\(Self.escaped(value))\"" }
        }
        text += ">"
    }

    /// Text with the characters that mean something in markup replaced.
    public static func escaped(_ words: some StringProtocol) -> String {
        var result = ""
        for character in VisibleText.escaped(words, multiline: true) {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }
}
