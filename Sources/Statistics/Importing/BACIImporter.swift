internal import Atlas
internal import Evidence

/// CEPII BACI: `t,i,j,k,v,q`, one product of one pair a row, in thousand US dollars, summed over products.
///
/// Values are reconciled from both sides' reports and FOB, so they are a definition of their own: customs figures are
/// not judged by them. Every product of a pair may come once; a bit a product, exporter and importer finds the second.
struct BACIImporter: TableImporter {
    private let name: String
    private let (year, exporter, importer, product, value): (Int, Int, Int, Int, Int)
    private let width: Int
    private let vintage: String?

    // Position of a numeric code among the economies met; −1 not met yet, −2 an area that is left out.
    private var positions = [Int16](repeating: -1, count: 1000)
    private var economies: [String] = []
    private var products = [UInt16](repeating: 0, count: 1_000_000)
    private var productCount = 0
    // Thousand dollars of each exporter and importer of the year being read.
    private var table = PairTable()
    private var current = 0
    private var finished: Set<Int> = []
    // Values by exporter and importer, as positions side by side.
    private var observations: [Int: [Observation]] = [:]
    private var warnings: [String] = []
    private var left = 0

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        name = header.file
        year = try header.need("t", for: "BACI")
        exporter = try header.need("i", for: "BACI")
        importer = try header.need("j", for: "BACI")
        product = try header.need("k", for: "BACI")
        value = try header.need("v", for: "BACI")
        width = header.names.count
        vintage = options.vintage
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        if reader.count != width { try reader.checkWidth(width) }
        guard let t = reader.integer(year) ?? whole(reader, year), (1900...2100).contains(t) else {
            throw refuse(reader, year, "a year")
        }
        if t != current { try change(to: t, reader) }
        let from = try position(reader, exporter, of: "exporter")
        let to = try position(reader, importer, of: "importer")
        guard let k = reader.integer(product) ?? whole(reader, product), k > 0, k < 1_000_000 else {
            throw refuse(reader, product, "a product of the Harmonized System, six digits")
        }
        guard let thousands = reader.number(value), thousands >= 0 else {
            throw refuse(reader, value, "a value in thousand dollars")
        }
        guard from >= 0, to >= 0 else {
            left += 1
            return
        }
        guard from != to else {
            throw Complaint(
                .badInput, at: reader.place(importer), found: "exporter and importer are the same",
                expected: "two economies", advice: "nothing was imported")
        }
        let known = Int(products[k])
        let id = known > 0 ? known : try position(ofProduct: k, reader)
        guard table.add(thousands, product: id, from: from, to: to) else {
            throw Complaint(
                .badInput, at: reader.place(product),
                found: "a second value of product \(k) from \(economies[from]) to \(economies[to]) in \(current)",
                expected: "one", advice: "keep one of the two lines; nothing was imported")
        }
    }

    private mutating func position(ofProduct k: Int, _ reader: borrowing RecordReader) throws(Complaint) -> Int {
        guard productCount < PairTable.mostProducts - 1 else {
            throw refuse(reader, product, "at most \(PairTable.mostProducts - 1) products")
        }
        productCount += 1
        products[k] = UInt16(productCount)
        return productCount
    }

    private func whole(_ reader: borrowing RecordReader, _ column: Int) -> Int? {
        reader.number(column).flatMap { Int(exactly: $0) }
    }

    private func refuse(_ reader: borrowing RecordReader, _ column: Int, _ expected: String) -> Complaint {
        Complaint(
            .badInput, at: reader.place(column), found: "\"\(String(reader.text(column).prefix(40)))\"",
            expected: expected, advice: "correct the cell and import again; nothing was imported")
    }

    private mutating func position(
        _ reader: borrowing RecordReader, _ column: Int, of what: String
    ) throws(Complaint) -> Int {
        guard let code = reader.integer(column) ?? whole(reader, column), code >= 0, code < 1000 else {
            throw refuse(reader, column, "a numeric country code for the \(what)")
        }
        let known = positions[code]
        if known != -1 { return Int(known) }
        return try position(ofCode: code, reader, column, of: what)
    }

    private mutating func position(
        ofCode code: Int, _ reader: borrowing RecordReader, _ column: Int, of what: String
    ) throws(Complaint) -> Int {
        switch PublishedCodes.embedded.meaning(of: String(code), .un) {
        case .economy(let economy) where economy != "WORLD":
            if let same = economies.firstIndex(of: economy) {
                positions[code] = Int16(same)
                return same
            }
            guard economies.count < PairTable.mostEconomies else {
                throw refuse(reader, column, "at most \(PairTable.mostEconomies) economies")
            }
            positions[code] = Int16(economies.count)
            economies.append(economy)
            return economies.count - 1
        case .economy:
            throw Complaint(
                .badInput, at: reader.place(column), found: "the world as \(what)", expected: "an economy",
                advice: "nothing was imported")
        case .other:
            positions[code] = -2
            return -2
        case .unknown:
            throw Complaint(
                .badInput, at: reader.place(column), found: "the unknown \(what) \"\(code)\"",
                expected: "a country code of BACI", advice: "nothing was imported")
        }
    }

    /// Keeps the sums of the year that ends and begins another.
    private mutating func change(to year: Int, _ reader: borrowing RecordReader) throws(Complaint) {
        guard !finished.contains(year) else {
            throw Complaint(
                .badInput, at: reader.place(self.year), found: "the year \(year) again after another year",
                expected: "the rows of a year together", advice: "sort the file by t; nothing was imported")
        }
        try close()
        current = year
    }

    private mutating func close() throws(Complaint) {
        guard current != 0 else { return }
        finished.insert(current)
        for from in economies.indices {
            for to in economies.indices {
                let thousands = table.sum(from: from, to: to)
                guard thousands > 0 else { continue }
                observations[from * PairTable.mostEconomies + to, default: []].append(
                    Observation(period: .year(current), value: thousands * 1000))
            }
        }
        warnAboutHoles()
        table = PairTable()
    }

    /// Pairs of large traders without any trade point to reports that had not come in.
    private mutating func warnAboutHoles() {
        let totals = economies.indices.map { one in
            economies.indices.reduce(0.0) {
                $0 + table.sum(from: one, to: $1) + table.sum(from: $1, to: one)
            }
        }
        let large = economies.indices.sorted { totals[$0] > totals[$1] }.prefix(60)
        guard economies.count >= 20 else { return }
        var holes: [String] = []
        for (index, one) in large.enumerated() {
            for other in large.dropFirst(index + 1)
            where table.sum(from: one, to: other) == 0 && table.sum(from: other, to: one) == 0 {
                holes.append("\(economies[one])–\(economies[other])")
            }
        }
        guard !holes.isEmpty else { return }
        warnings.append(
            "\(current): \(holes.count) pairs of large economies have no trade at all, such as "
                + holes.prefix(5).joined(separator: ", ")
                + "; they had probably not reported in this revision yet, so prefer the HS 2017 or HS 1992 edition")
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        try close()
        warnings += self.warnings
        if left > 0 { warnings.append("\(Amounts.count(left, "row")) of areas that are no economies left out") }
        let source = ImportSources.source("cepii-baci", vintage: vintage)
        let alphabetical = economies.indices.sorted { economies[$0] < economies[$1] }
        var result: [Series] = []
        result.reserveCapacity(observations.count)
        for from in alphabetical {
            for to in alphabetical {
                guard let values = observations[from * PairTable.mostEconomies + to] else { continue }
                result.append(
                    Series(
                        source: source, reporter: economies[from], partner: economies[to], measure: .exports,
                        definition: "goods, reconciled", valuation: .fob, unit: .usDollar, quality: .literature,
                        observations: values.sorted { $0.period.description < $1.period.description }))
            }
        }
        return result
    }
}
