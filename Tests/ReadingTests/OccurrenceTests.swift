import Evidence
import Testing

@testable import Reading

@Suite("Events, projects and commitments")
struct OccurrenceTests {
    static func read(_ text: String, published: String = "2025-06-15") throws -> Document {
        try Reader().read(Array(text.utf8), name: "text", published: Period(published))
    }

    @Test(
        "A gathering is found with its edition, place and atlas record",
        arguments: [
            (
                "The 20th China-ASEAN Expo was held in Nanning from September 16 to 19, 2023.", "caexpo-20", 20,
                "Nanning"
            ),
            (
                "Le 12e Forum de coopération Chine-Asie centrale s'est tenu à Urumqi en novembre 2025.", "ccacf-12", 12,
                "Urumqi"
            ),
        ])
    func known(_ text: String, _ id: String, _ edition: Int, _ place: String) throws {
        let events = try Self.read(text).events
        #expect(events.map(\.event) == [id])
        #expect(events.first?.edition == edition)
        #expect(events.first?.place == place)
    }

    @Test(
        "A gathering the atlas does not know is found by its name or by being held and dated",
        arguments: [
            "Un séminaire d'entreprises laotiennes et chinoises s'est tenu le 3 mars 2024 à Vientiane.",
            "The Mekong Logistics Conference opened in Vientiane on March 3, 2024.",
            "Le Salon international du rail de Tachkent a ouvert ses portes mardi.",
        ])
    func unknown(_ text: String) throws {
        #expect(try Self.read(text).events.count == 1)
    }

    @Test(
        "What only sounds like one is none",
        arguments: [
            "Le ministre a donné une conférence de presse à Hanoï le 3 mars 2024.",
            "The minister said at a press conference that each side had its fair share of trade.",
            "Des forums et des salons se multiplient dans la région.",
            "L'exposition aux risques de change reste forte pour les banques.",
        ])
    func noEvent(_ text: String) throws {
        #expect(try Self.read(text).events.isEmpty)
    }

    @Test(
        "A work is found, of its kind and with its atlas record",
        arguments: [
            ("Le parc éolien de Zhanatas fournit 100 MW au réseau.", "wind", "zhanatas-wind"),
            ("The China-Laos railway carried 3 million passengers.", "rail", "china-laos-rail"),
            (
                "Une ligne ferroviaire reliant la Chine au Kirghizistan et à l'Ouzbékistan sera construite.", "rail",
                "cku-rail"
            ),
            ("The Funan Techo canal will cost $1.7 billion.", "canal", "funan-techo"),
            (
                "Le gazoduc de Tachkent à Samarcande, long de 300 km, a coûté 2 milliards de dollars.", "gas_pipeline",
                nil
            ),
            ("The 250-kilometre expressway from Almaty to Bishkek opened in 2016.", "road", nil),
        ] as [(String, String, String?)])
    func works(_ text: String, _ kind: String, _ id: String?) throws {
        let projects = try Self.read(text).projects
        #expect(projects.map(\.kind) == [kind])
        #expect(projects.first?.project == id)
    }

    @Test("Length, cost and opening of a work are those that stand at it")
    func attributes() throws {
        let project = try #require(
            try Self.read("The 250-kilometre expressway from Almaty to Bishkek cost $900 million and opened in 2016.")
                .projects.first)
        #expect(project.length?.value == 250)
        #expect(project.cost?.value == 900_000_000)
        #expect(project.opening?.description == "2016")
        #expect(project.status == "open")
    }

    @Test(
        "Works in general, and words that only look like one, are none",
        arguments: [
            "La région construit des routes, des voies ferrées et des ports.",
            "China's Belt and Road Initiative reached more countries.",
            "The rail network and railway stations of the country need staff.",
            "Il faut une feuille de route pour la zone de libre-échange.",
        ])
    func noWork(_ text: String) throws {
        #expect(try Self.read(text).projects.isEmpty)
    }

    @Test(
        "Who commits, how firmly, and by when",
        arguments: [
            ("Le Kazakhstan s'engage à atteindre la neutralité carbone d'ici 2060.", "pledge", "KAZ", "2060"),
            ("Vietnam plans to build a railway to the Chinese border by 2030.", "plan", "VNM", "2030"),
            ("La Malaisie a proposé de créer un fonds commun avec la Chine.", "proposal", "MYS", nil),
            ("Thailand aims to double trade to $200 billion by 2030.", "target", "THA", "2030"),
            ("La Chine investira 3 milliards de dollars dans le port.", "plan", "CHN", nil),
            ("Laos and China agreed to open a second border gate.", "agreement", "LAO", nil),
            // A name with a title that reaches into the verb's clause.
            ("In his address, Chinese President Xi Jinping pledged 3 billion yuan in loans.", "pledge", "CHN", nil),
        ] as [(String, String, String, String?)])
    func promises(_ text: String, _ kind: String, _ who: String, _ by: String?) throws {
        let found = try Self.read(text).commitments
        #expect(found.map(\.kind.rawValue) == [kind])
        #expect(found.first?.who.first == who)
        #expect(found.first?.by?.description == by)
    }

    @Test(
        "Facts, refusals and plain futures commit nobody",
        arguments: [
            "Le commerce de la Chine a augmenté de 27 % en 2023.",
            "Malaysia did not agree to the terms of the loan.",
            "L'économie bénéficiera de la croissance attendue.",
            "The bank aims to improve its services.",
        ])
    func noPromise(_ text: String) throws {
        #expect(try Self.read(text).commitments.isEmpty)
    }

    @Test("A word of accented initials ends")
    func initials() throws {
        #expect(try Self.read("Le Ç.N. et l'É.N.A. ont 3 milliards de dollars.").claims.count == 1)
    }

    @Test("Every quote is the text between its offsets, in parts of a long text too")
    func offsets() throws {
        let text =
            "🚂 Le 12e Forum de coopération Chine-Asie centrale s'est tenu à Urumqi. Le parc éolien de Zhanatas a coûté 150 millions de dollars. Le Kazakhstan prévoit de doubler ce chiffre.\n\n"
        let document = try Self.read(text)
        let scalars = Array(text.unicodeScalars)
        let spans =
            document.events.map { ($0.start, $0.end, $0.quote) }
            + document.projects.map { ($0.start, $0.end, $0.quote) }
            + document.commitments.map { ($0.start, $0.end, $0.quote) }
        #expect(spans.count == 3)
        for (start, end, quote) in spans {
            var slice = String.UnicodeScalarView()
            slice.append(contentsOf: scalars[start..<end])
            #expect(String(slice) == quote)
        }
    }
}
