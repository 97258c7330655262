import Evidence
import Testing

@testable import Reading

/// A third language is tables and a grammar of its own: nothing of the reader changes.
@Suite("A new language")
struct LanguageTests {
    static let words = """
        category,value,forms
        set,frequent,el;la;los;las;de;en;y;que;con;se;del;por
        set,link,y;con
        set,towards,con;hacia;a
        set,belonging,de;del
        set,inside,en
        set,definite,el;la;los;las
        set,timeHead,desde
        set,timePreposition,en;desde
        set,dateSmall,el;de;en
        scale,1000000,millones
        scale,1000000000,mil millones
        currency,USD,dólares;dólar
        currency,EUR,euros
        unit,km,kilómetros;km
        unit,t,toneladas
        percent,,por ciento
        number,3,tres
        number,20,veinte
        month,3,marzo
        month,5,mayo
        measure,trade_total,comercio;intercambio comercial
        measure,exports,exportaciones;exportó
        measure,imports,importaciones;importó
        up,,aumentó;creció
        down,,cayó;bajó
        approx,about,unos;cerca de
        as,since,desde
        as,de,de
        as,by,en un
        ending,future,ará;arán
        """
    static let occurrences = """
        category,value,forms
        project,rail,ferrocarril;línea ferroviaria
        built,open,inaugurado;inaugurada
        stopname,,es;fue;en;que
        joiner,,de;del;la;el;y
        set,definite,el;la
        set,joining,entre
        set,joinOpening,entre
        """

    static func spanish() throws -> Grammar {
        var grammar = Grammar(
            language: .init(rawValue: "es"), words: try CSVTable(name: "es.csv", bytes: Array(words.utf8)),
            occurrences: try CSVTable(name: "es.csv", bytes: Array(occurrences.utf8)))
        grammar.isHeadFirst = true
        grammar.hasDecimalComma = true
        grammar.hasLongScale = true
        grammar.countsThroughOf = true
        return grammar
    }

    static func read(_ text: String, _ languages: [Grammar]) throws -> Document {
        try Reader(languages: languages).read(Array(text.utf8), name: "-", published: Period("2024-06-10"))
    }

    @Test(
        "Amounts, units, measures, directions and years are read through its tables",
        arguments: [
            (
                "El comercio con la región creció y llegó a 12,5 mil millones de dólares en 2023.", 12.5e9, "USD",
                "trade_total", "2023"
            ),
            (
                "Las exportaciones de la empresa cayeron, según se dijo, a 1.250,5 millones de euros en 2022.",
                1250.5e6,
                "EUR", "exports", "2022"
            ),
            (
                "La línea que une los puertos tiene unos 320 kilómetros de largo y se usa desde 2019.", 320, "km",
                "distance", ""
            ),
        ])
    func claims(_ text: String, _ value: Double, _ unit: String, _ measure: String, _ period: String) throws {
        let document = try Self.read(text, Grammar.all + [Self.spanish()])
        #expect(document.language.rawValue == "es")
        let claim = try #require(document.claims.first)
        #expect(abs(claim.value.middle - value) <= 1e-6 * value)
        #expect(claim.unit.rawValue == unit)
        #expect(claim.measure.rawValue == measure)
        #expect((claim.period?.description ?? "") == period)
    }

    @Test("Small words of its own stand for those the rules ask for")
    func standing() throws {
        let claims = try Self.read(
            "El ferrocarril de la región llevó 40 millones de toneladas desde 2019 y se dijo que era poco.",
            [Self.spanish()]
        ).claims
        #expect(claims.first?.period?.description == "2019/")
    }

    @Test("Its projects are found through its second table")
    func projects() throws {
        let projects = try Self.read(
            "El ferrocarril de Tacna, que fue inaugurado en 2019, se usa poco y se dijo que es de la ciudad.",
            [Self.spanish()]
        ).projects
        #expect(projects.map(\.kind) == ["rail"])
        #expect(projects.first?.status == "open")
    }

    @Test("The languages that come with the reader are told apart beside it")
    func apart() throws {
        let languages = try Grammar.all + [Self.spanish()]
        let french = "Les échanges de la France avec la Chine ont atteint 60 milliards d'euros en 2023."
        let english = "Trade between France and China reached 60 billion euros in 2023, according to the ministry."
        #expect(try Self.read(french, languages).language == .french)
        #expect(try Self.read(english, languages).language == .english)
    }

    @Test("Every category and every set of words has a bit of its own")
    func bits() {
        let categories = Lexicon.Category.allCases.map(\.bit)
        #expect(Set(categories).count == categories.count && !categories.contains(0))
        let sets = WordSet.allCases.map(\.bit)
        #expect(Set(sets).count == sets.count && !sets.contains(0))
    }

    @Test("Every row of the tables that come with the reader is one it knows", arguments: Grammar.all.indices)
    func rows(_ index: Int) {
        let grammar = Grammar.all[index]
        let categories = Set(Lexicon.Category.allCases.map { String(describing: $0) })
            .union(["set", "as", "ending", "furniture"])
        let sets = Set(WordSet.allCases.map(\.name))
        for row in grammar.words.rows {
            #expect(categories.contains(row[0]), "line \(row.line)")
            if row[0] == "set" { #expect(sets.contains(row[1]), "line \(row.line)") }
        }
        let phrases = Set(PhraseTable.Category.allCases.map { String(describing: $0) }).union(["set"])
        let phraseSets = Set(PhraseSet.allCases.map(\.name))
        for row in grammar.occurrences.rows {
            #expect(phrases.contains(row[0]), "line \(row.line)")
            if row[0] == "set" { #expect(phraseSets.contains(row[1]), "line \(row.line)") }
        }
    }
}
