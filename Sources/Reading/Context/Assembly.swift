internal import Atlas
internal import Evidence

/// Puts quantities and their context together into claims.
struct Assembly {
    let discourse: Discourse
    let atlas: Atlas
    let subjects: Subjects
    let fingerprint: String

    private var words: Words { discourse.words }
    private var source: SourceText { discourse.source }

    /// All claims in the order of the text.
    func claims() -> [Claim] {
        guard !discourse.quantities.isEmpty else { return [] }
        let finder = Speakers(words: words, marksAt: discourse.marksAt, marks: discourse.marks)
        let speakers = discourse.layout.sentences.map { finder.speaker(in: $0) }
        let measures = MeasureContext(discourse: discourse, speakers: speakers).results()
        let mentions = Mentions(discourse, speakers: speakers, atlas: atlas, subjects: subjects)
        let parties = PartyContext(discourse: discourse, mentions: mentions, measures: measures, speakers: speakers)
            .parties()
        let periods = PeriodContext(discourse: discourse, measures: measures).periods()
        let modalities = ModalityContext(discourse: discourse).modalities(periods: periods)
        let narrowing = Narrowing(discourse: discourse).words(measures)
        let beginning = Self.beginning(of: fingerprint)
        return discourse.quantities.indices.map { index in
            let quantity = discourse.quantities[index]
            let first = words.tokens[quantity.tokens.lowerBound].start
            let last = words.tokens[quantity.tokens.upperBound - 1].end
            let start = source.scalarOffset(ofByte: first)
            let end = source.scalarOffset(ofByte: last)
            let sentence = discourse.sentence(of: quantity)
            let measure = measures[index]
            return Claim(
                id: Self.identifier(beginning, start, end, quantity.value), start: start, end: end,
                quote: source.string(first..<last), value: quantity.value, unit: money(quantity.unit, mentions),
                of: noun(of: quantity), approximation: quantity.approximation, measure: measure.measure,
                growthOf: measure.growthOf, direction: measure.direction,
                parties: roles(parties[index].codes, measure.growthOf ?? measure.measure),
                period: period(periods[index], parties[index].codes),
                speaker: speakers[quantity.sentence].map { text($0.tokens) }, modality: modalities[index],
                confidence: Confidence.embedded.of(quantity, measure, parties[index], periods[index]),
                sentence: source.scalarOffset(
                    ofByte: words.tokens[sentence.lowerBound].start)..<source.scalarOffset(
                        ofByte: words.tokens[sentence.upperBound - 1].end),
                significantDigits: quantity.significantDigits, step: quantity.step,
                conversionOf: discourse.conversionPartner(index), narrowing: narrowing[index],
                warnings: quantity.warnings, inferred: inferred(quantity, measure, parties[index], periods[index]))
        }
    }

    /// What was not read right at the figure.
    private func inferred(
        _ quantity: Quantity, _ measure: MeasureContext.Result, _ parties: PartyContext.Result,
        _ period: PeriodContext.Result
    ) -> Claim.Inferred {
        var result: Claim.Inferred = []
        switch quantity.kind {
        case .money, .percent, .times: if measure.cue == nil { result.insert(.measure) }
        default: break
        }
        if !period.isOwn, period.period != nil { result.insert(.period) }
        if parties.ground != .clause, !parties.codes.isEmpty { result.insert(.parties) }
        return result
    }

    /// A year of accounts by its days, where the economy's is known; else none, since two calendar years it is not.
    private func period(_ result: PeriodContext.Result, _ codes: [String]) -> Period? {
        guard result.isFiscal, let period = result.period, let economy = codes.first else { return result.period }
        return FiscalYear.embedded.days(of: period, in: economy)
    }

    /// Rupees of the one country told of that has some, where it is not India: several call their money so.
    private func money(_ unit: Unit, _ mentions: Mentions) -> Unit {
        guard unit.rawValue == "INR", mentions.count("IND") == 0 else { return unit }
        let others = ["PAK", "LKA", "NPL", "IDN", "MUS", "SYC"].filter { mentions.count($0) > 0 }
        guard others.count == 1, let currency = atlas.economies[others[0]]?.currency, !currency.isEmpty else {
            return unit
        }
        return Unit(rawValue: currency)
    }

    private func noun(of quantity: Quantity) -> String? { quantity.noun.map(text) }

    private func text(_ tokens: Range<Int>) -> String {
        guard let last = tokens.last else { return "" }
        return source.string(words.tokens[tokens.lowerBound].start..<words.tokens[last].end)
    }

    private func roles(_ codes: [String], _ measure: Measure) -> [Claim.Party] {
        codes.enumerated().map { position, code in
            let role: Claim.Party.Role =
                switch measure {
                case .exports: position == 0 ? .exporter : .importer
                case .imports: position == 0 ? .importer : .exporter
                case .fdiFlow, .fdiStock, .investment, .finance:
                    position == 0 ? (codes.count > 1 ? .investor : .host) : .host
                case .tradeTotal, .tradeBalance: position == 0 ? .reporter : .partner
                default: .of
                }
            return Claim.Party(code: code, role: role)
        }
    }

    /// First 16 hexadecimal digits of SHA-256 over `claim`, the document's SHA-256, start, end and value, a line each.
    ///
    /// `document` is what ``beginning(of:)`` gives, once for all claims of a document.
    static func identifier(_ document: borrowing Fingerprint, _ start: Int, _ end: Int, _ value: Claim.Value)
        -> String
    {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        text.appendDecimal(start)
        text.append(0x0A)
        text.appendDecimal(end)
        text.append(0x0A)
        switch value {
        case .number(let number): append(number, to: &text)
        case .range(let low, let high):
            append(low, to: &text)
            text.append(UInt8(ascii: "/"))
            append(high, to: &text)
        }
        var sum = document.copy()
        sum.update(text)
        return sum.digits(16)
    }

    /// The sum over what the identifiers of a document's claims begin with.
    static func beginning(of fingerprint: String) -> Fingerprint {
        var sum = Fingerprint()
        sum.update("claim\n\(fingerprint)\n".utf8)
        return sum
    }

    /// As `description` writes it: "27.0".
    private static func append(_ number: Double, to text: inout [UInt8]) {
        if number >= 1, number < 1e15, let whole = Int(exactly: number) {
            text.appendDecimal(whole)
            text.append(contentsOf: [UInt8(ascii: "."), UInt8(ascii: "0")])
        } else {
            text.append(contentsOf: number.description.utf8)
        }
    }
}
