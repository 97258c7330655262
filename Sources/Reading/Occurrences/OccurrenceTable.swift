internal import Evidence
internal import OccurrenceTables

/// The tables of words for events, projects and commitments inside the binary.
enum OccurrenceTable {
    static var french: CSVTable {
        unsafe read(
            "fr.csv", UnsafeBufferPointer(start: sogdian_occurrence_fr_bytes(), count: sogdian_occurrence_fr_count()))
    }

    static var english: CSVTable {
        unsafe read(
            "en.csv", UnsafeBufferPointer(start: sogdian_occurrence_en_bytes(), count: sogdian_occurrence_en_count()))
    }

    private static func read(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> CSVTable {
        do {
            return try unsafe CSVTable(name: name, bytes: Array(bytes))
        } catch {
            // The tables are checked by the tests; a fault here is a fault of the build.
            fatalError("embedded table: \(error)")
        }
    }
}
