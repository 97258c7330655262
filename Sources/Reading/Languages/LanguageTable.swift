internal import Evidence
internal import LanguageTables
internal import OccurrenceTables

/// The tables of words inside the binary.
enum LanguageTable {
    static var frenchWords: CSVTable {
        unsafe read("fr.csv", sogdian_language_fr_bytes(), sogdian_language_fr_count())
    }

    static var englishWords: CSVTable {
        unsafe read("en.csv", sogdian_language_en_bytes(), sogdian_language_en_count())
    }

    static var frenchOccurrences: CSVTable {
        unsafe read("fr.csv", sogdian_occurrence_fr_bytes(), sogdian_occurrence_fr_count())
    }

    static var englishOccurrences: CSVTable {
        unsafe read("en.csv", sogdian_occurrence_en_bytes(), sogdian_occurrence_en_count())
    }

    private static func read(_ name: String, _ start: UnsafePointer<UInt8>?, _ count: Int) -> CSVTable {
        do {
            return try unsafe CSVTable(name: name, bytes: Array(UnsafeBufferPointer(start: start, count: count)))
        } catch {
            // The tables are checked by the tests; a fault here is a fault of the build.
            fatalError("embedded table: \(error)")
        }
    }
}
