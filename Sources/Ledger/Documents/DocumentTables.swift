internal import GRDB

/// The tables of documents and claims.
enum DocumentTables {
    /// The statements that make them.
    ///
    /// The table `facet` finds the claims of a party and a combination of rating, measure and year, `facet_count` says
    /// how many there are; the empty party stands for all claims. `claim_words` is the index of words, without the words.
    static let sql = """
        CREATE TABLE document (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT, language TEXT NOT NULL, published TEXT,
            added INTEGER NOT NULL, count INTEGER NOT NULL, body TEXT NOT NULL, text TEXT NOT NULL
        );
        CREATE TABLE claim (
            id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document(id), key TEXT NOT NULL,
            subject TEXT NOT NULL, words TEXT NOT NULL, body TEXT NOT NULL
        );
        CREATE INDEX claim_by_document ON claim(document);
        CREATE INDEX claim_by_key ON claim(key);
        CREATE INDEX claim_by_subject ON claim(subject) WHERE subject != '';
        CREATE TABLE claim_facets (
            claim INTEGER PRIMARY KEY, rating TEXT NOT NULL, measure TEXT NOT NULL, year INTEGER NOT NULL,
            parties TEXT NOT NULL
        );
        CREATE TABLE facet (
            party TEXT NOT NULL, rating TEXT NOT NULL, measure TEXT NOT NULL, year INTEGER NOT NULL,
            claim INTEGER NOT NULL, PRIMARY KEY (party, rating, measure, year, claim)
        ) WITHOUT ROWID;
        CREATE TABLE facet_count (
            party TEXT NOT NULL, rating TEXT NOT NULL, measure TEXT NOT NULL, year INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (party, rating, measure, year)
        ) WITHOUT ROWID;
        CREATE VIRTUAL TABLE claim_words USING fts5(
            words, facets, content='', tokenize="unicode61 remove_diacritics 2"
        );
        """

    /// The index of words made anew with the beginnings of words up to five letters, so that an asterisk after a few letters
    /// does not gather thousands of words.
    static func indexBeginnings(_ database: Database) throws {
        try database.execute(
            sql: """
                DROP TABLE claim_words;
                CREATE VIRTUAL TABLE claim_words USING fts5(
                    words, facets, content='', prefix='2 3 4 5', tokenize="unicode61 remove_diacritics 2"
                );
                """)
        let add = try database.cachedStatement(
            sql: "INSERT INTO claim_words (rowid, words, facets) VALUES (?, ?, ?)")
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, words, rating, measure, year, parties FROM claim JOIN claim_facets ON claim = id ORDER BY id
                """)
        while let row = try rows.next() {
            let (id, words, rating, measure): (Int64, String, String, String) = (row[0], row[1], row[2], row[3])
            let parties = (row[5] as String).split(separator: "\t").map(String.init)
            try add.execute(arguments: [
                id, SearchWords.indexed(words),
                SearchWords.facets(rating: rating, measure: measure, year: row[4], parties: parties),
            ])
        }
    }

    /// Whether counts, facets and documents agree, and the index of words is sound.
    static func areWhole(_ database: Database) throws -> Bool {
        let faults =
            try Int.fetchOne(
                database,
                sql: """
                    SELECT (SELECT COUNT(*) FROM document
                            WHERE count != (SELECT COUNT(*) FROM claim WHERE claim.document = document.id))
                        + (SELECT COUNT(*) FROM claim) - (SELECT COUNT(*) FROM claim_facets)
                        + ABS((SELECT COUNT(*) FROM claim)
                            - (SELECT COALESCE(SUM(count), 0) FROM facet_count WHERE party = ''))
                        + ABS((SELECT COUNT(*) FROM facet) - (SELECT COALESCE(SUM(count), 0) FROM facet_count))
                    """) ?? 1
        guard faults == 0 else { return false }
        try database.execute(sql: "INSERT INTO claim_words(claim_words) VALUES('integrity-check')")
        return true
    }
}
