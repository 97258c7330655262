internal import Evidence
internal import FoundationEssentials
package import Logging

/// Log entries as one JSON object a line: time, level, message and the entry's own members.
package struct LineLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level = .info
    private let write: @Sendable ([UInt8]) -> Void

    /// Makes a log that hands its lines on.
    package init(_ write: @escaping @Sendable ([UInt8]) -> Void) {
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        var json = JSONWriter()
        json.object { json in
            json.member("time", Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            json.member("level", event.level.rawValue)
            json.member("message", event.message.description)
            for (key, value) in all.sorted(by: { $0.key < $1.key }) {
                let text = value.description
                json.key(key == "hb.request.id" ? "id" : key)
                if case .stringConvertible(let number) = value, number is Int || number is Double {
                    json.number(Double(text))
                } else {
                    json.string(text)
                }
            }
        }
        json.newline()
        write(json.bytes)
    }
}
