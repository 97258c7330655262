public import Evidence

/// What a person may say about a file that the file does not.
public struct ImportOptions: Sendable, Hashable {
    /// The year of a table that does not name it.
    public var year: Int?
    /// The edition, when the file does not name it.
    public var vintage: String?

    /// Makes options.
    public init(year: Int? = nil, vintage: String? = nil) {
        self.year = year
        self.vintage = vintage
    }
}

/// The series of a file.
public struct Imported: Sendable {
    public let format: ImportFormat
    public let series: [Series]
    /// Rows read below the header.
    public let rows: Int
    /// What a person should know, one sentence each.
    public let warnings: [String]

    /// Values of all series.
    public var observations: Int { series.reduce(0) { $0 + $1.observations.count } }
}

/// The kinds of file that are understood, known by their content.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
    case comtrade
    case imts
    case dots
    case worldBank = "world-bank"
    case worldBankJSON = "world-bank-json"
    case databank
    case baci
    case gravity
    case icio
    case ecb
    case customs
    case sdmx

    /// What a person calls it.
    public var title: String {
        switch self {
        case .comtrade: "UN Comtrade CSV"
        case .imts: "IMF trade statistics, SDMX-CSV"
        case .dots: "IMF Direction of Trade panel"
        case .worldBank: "World Bank indicator CSV"
        case .worldBankJSON: "World Bank API JSON"
        case .databank: "World Bank DataBank CSV"
        case .baci: "CEPII BACI"
        case .gravity: "CEPII Gravity"
        case .icio: "OECD inter-country input-output table"
        case .ecb: "ECB reference rates"
        case .customs: "China customs table by country"
        case .sdmx: "SDMX-CSV"
        }
    }
}

/// Reads official files: finds out what they are by their content, and refuses what it cannot vouch for.
public enum Importing {
    /// Reads a file, packed with gzip or not, row by row.
    ///
    /// - Parameters:
    ///   - source: where the bytes come from.
    ///   - options: what the file does not say about itself.
    ///   - base: what is held already, against which a table with exchanged columns shows.
    ///   - progress: called now and then.
    /// - Returns: the series, none of them empty, and what a person should know about them.
    /// - Throws: a ``Complaint`` with line and column of the first thing that is wrong; then nothing is to be kept.
    public static func read(
        _ source: any ByteSource, options: ImportOptions = ImportOptions(), base: Base? = nil,
        progress: () -> Void = {}
    ) throws(Complaint) -> Imported {
        let (head, rest) = try peeked(source)
        let plain: any ByteSource
        switch try Sniffing.kind(of: head, name: rest.name) {
        case .json: return try verified(WorldBankJSON.read(rest, options), against: base, name: rest.name)
        case .page:
            // Customs publish their tables as pages.
            plain = try HTMLTable.source(rest)
        case .delimited: plain = rest
        }
        let (tableHead, whole) = try peeked(plain)
        var reader = RecordReader(whole, separator: Sniffing.separator(in: tableHead))
        guard let (format, header) = try Sniffing.header(&reader) else {
            throw Sniffing.unknown(tableHead, name: rest.name)
        }
        return try verified(
            read(format, header, &reader, options, progress: progress), against: base, name: rest.name)
    }

    private static func read(
        _ format: ImportFormat, _ header: TableHeader, _ reader: inout RecordReader, _ options: ImportOptions,
        progress: () -> Void
    ) throws(Complaint) -> Imported {
        switch format {
        case .comtrade: try run(ComtradeImporter(header, options), format, &reader, progress)
        case .imts: try run(IMTSImporter(header, options), format, &reader, progress)
        case .dots: try run(DOTSImporter(header, options), format, &reader, progress)
        case .worldBank, .databank: try run(WorldBankImporter(header, options), format, &reader, progress)
        case .baci: try run(BACIImporter(header, options), format, &reader, progress)
        case .gravity: try run(GravityImporter(header, options), format, &reader, progress)
        case .icio: try run(ICIOImporter(header, options), format, &reader, progress)
        case .ecb: try run(ECBImporter(header, options), format, &reader, progress)
        case .customs: try run(CustomsImporter(header, options), format, &reader, progress)
        case .sdmx: try run(SDMXImporter(header, options), format, &reader, progress)
        case .worldBankJSON: throw Complaint(.internalFault, found: "JSON read as a table")
        }
    }

    private static func run<Importer: TableImporter>(
        _ importer: consuming Importer, _ format: ImportFormat, _ reader: inout RecordReader, _ progress: () -> Void
    ) throws(Complaint) -> Imported {
        var importer = importer
        var rows = 0
        while try reader.advance() {
            if reader.count == 1, reader.isEmpty(0) { continue }
            try importer.row(reader)
            rows += 1
            if rows & 0xFFFF == 0 { progress() }
        }
        var warnings: [String] = []
        let series = try importer.finish(&warnings)
        return Imported(format: format, series: series, rows: rows, warnings: warnings)
    }

    private static func verified(
        _ imported: Imported, against base: Base?, name: String
    ) throws(Complaint) -> Imported {
        guard !imported.series.isEmpty else {
            throw Complaint(
                .badInput, at: .init(file: name), found: "no value that can be used in \(imported.rows) rows",
                expected: "values of a \(imported.format.title)", advice: "nothing was imported")
        }
        if let base { try SwapCheck.verify(imported.series, against: base, name: name) }
        return imported
    }

    /// The first bytes of a source, and the source with them put back.
    private static func peeked(
        _ source: any ByteSource
    ) throws(Complaint) -> (head: [UInt8], source: any ByteSource) {
        var plain = try source.unpacked()
        var head = [UInt8](repeating: 0, count: 1 << 16)
        var count = 0
        while count < head.count {
            var piece = [UInt8](repeating: 0, count: head.count - count)
            let read = try plain.read(into: &piece)
            if read == 0 { break }
            head.replaceSubrange(count..<(count + read), with: piece[..<read])
            count += read
        }
        head.removeLast(head.count - count)
        return (head, PrefixedSource(head: head, rest: plain))
    }
}
