public import Evidence
internal import Foundation
internal import GRDB

/// What must last: records in one SQLite file, found by kind, topic, subject and object.
///
/// Every batch is one transaction. The file is in write-ahead mode and is synced at each commit: whatever stops the
/// program, a batch is there whole or not at all, and the next start needs no hand.
public final class Ledger: Sendable {
    /// Name of the file in its folder.
    public static let fileName = "ledger.sqlite"

    let database: DatabasePool
    let path: String

    /// Opens the ledger of a folder, making both when they are missing.
    ///
    /// - Throws: a ``Complaint`` when the folder cannot be made or the file is no ledger of this program.
    public init(folder: String) throws(Complaint) {
        path = folder + "/" + Self.fileName
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Complaint(
                .cannotWrite, at: .init(file: folder), found: "the folder cannot be made",
                advice: "give another with --data-dir or SOGDIAN_HOME")
        }
        do {
            var configuration = Configuration()
            // Another run may be importing; its commits are short.
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
            database = try DatabasePool(path: path, configuration: configuration)
            try Self.migrator.migrate(database)
        } catch {
            throw Self.complaint(error, path)
        }
    }

    /// The ledger of a folder when there is one already; nil when nothing was ever kept there.
    ///
    /// - Throws: a ``Complaint`` when the file is no ledger.
    public static func existing(in folder: String) throws(Complaint) -> Ledger? {
        guard FileManager.default.fileExists(atPath: folder + "/" + fileName) else { return nil }
        return try Ledger(folder: folder)
    }

    /// The shape of the file, one step a release that changed it; steps are never edited.
    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("records") { database in
            try database.execute(
                sql: """
                    CREATE TABLE batch (
                        id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
                        format TEXT NOT NULL, time INTEGER NOT NULL, count INTEGER NOT NULL
                    );
                    CREATE TABLE record (
                        id INTEGER PRIMARY KEY,
                        batch INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
                        kind TEXT NOT NULL, topic TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL,
                        body TEXT NOT NULL
                    );
                    CREATE INDEX record_by_words ON record(kind, topic, subject, object);
                    CREATE INDEX record_by_batch ON record(batch);
                    """)
        }
        migrator.registerMigration("documents") { database in try database.execute(sql: DocumentTables.sql) }
        migrator.registerMigration("beginnings") { database in try DocumentTables.indexBeginnings(database) }
        return migrator
    }

    // MARK: - Writing

    /// Keeps a batch in one transaction; false when its content is kept already, and then nothing changes.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be written; then nothing of the batch is kept.
    @discardableResult
    public func add(_ batch: Batch, records: [Record]) throws(Complaint) -> Bool {
        do {
            return try database.write { database in
                if try Row.fetchOne(
                    database, sql: "SELECT id FROM batch WHERE fingerprint = ?", arguments: [batch.fingerprint]) != nil
                {
                    return false
                }
                try database.execute(
                    sql: "INSERT INTO batch (fingerprint, name, format, time, count) VALUES (?, ?, ?, ?, ?)",
                    arguments: [batch.fingerprint, batch.name, batch.format, batch.time, records.count])
                let id = database.lastInsertedRowID
                let statement = try database.cachedStatement(
                    sql: "INSERT INTO record (batch, kind, topic, subject, object, body) VALUES (?, ?, ?, ?, ?, ?)")
                for record in records {
                    // The statement has as many places as there are values here.
                    statement.setUncheckedArguments([
                        id, record.kind, record.topic, record.subject, record.object,
                        String(decoding: record.body, as: UTF8.self),
                    ])
                    try statement.execute()
                }
                return true
            }
        } catch {
            throw Self.complaint(error, path)
        }
    }

    /// Takes a batch out again, with all its records; false when there is none of that fingerprint.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be written.
    @discardableResult
    public func remove(fingerprint: String) throws(Complaint) -> Bool {
        do {
            return try database.write { database in
                try database.execute(sql: "DELETE FROM batch WHERE fingerprint = ?", arguments: [fingerprint])
                return database.changesCount > 0
            }
        } catch {
            throw Self.complaint(error, path)
        }
    }

    // MARK: - Reading

    /// The records of a kind, and of a topic, subject and object where these are given, in the order they came in.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func records(
        kind: String, topic: String? = nil, subject: String? = nil, object: String? = nil
    ) throws(Complaint) -> [Record] {
        var sql = "SELECT kind, topic, subject, object, body FROM record WHERE kind = ?"
        var arguments: [String] = [kind]
        for (column, value) in [("topic", topic), ("subject", subject), ("object", object)] {
            guard let value else { continue }
            sql += " AND \(column) = ?"
            arguments.append(value)
        }
        let (query, values) = (sql + " ORDER BY id", StatementArguments(arguments))
        do {
            return try database.read { database in
                try Row.fetchAll(database, sql: query, arguments: values).map { row in
                    Record(
                        kind: row[0], topic: row[1], subject: row[2], object: row[3],
                        body: Array((row[4] as String).utf8))
                }
            }
        } catch {
            throw Self.complaint(error, path)
        }
    }

    /// All batches in the order they came in.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func batches() throws(Complaint) -> [Batch] {
        do {
            return try database.read { database in
                try Row.fetchAll(
                    database, sql: "SELECT fingerprint, name, format, time, count FROM batch ORDER BY id"
                ).map { row in
                    Batch(fingerprint: row[0], name: row[1], format: row[2], time: row[3], count: row[4])
                }
            }
        } catch {
            throw Self.complaint(error, path)
        }
    }

    /// Whether the file is whole, by SQLite's own check, every batch has as many records as it brought, and the claims,
    /// their facets and the index of their words agree.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func isWhole() throws(Complaint) -> Bool {
        do {
            return try database.write { database in
                let check = try String.fetchOne(database, sql: "PRAGMA integrity_check")
                let torn = try Int.fetchOne(
                    database,
                    sql: """
                        SELECT COUNT(*) FROM batch
                        WHERE count != (SELECT COUNT(*) FROM record WHERE record.batch = batch.id)
                        """)
                return try check == "ok" && torn == 0 && DocumentTables.areWhole(database)
            }
        } catch {
            throw Self.complaint(error, path)
        }
    }

    static func complaint(_ error: any Error, _ path: String) -> Complaint {
        let place = Complaint.Place(file: path)
        guard let fault = error as? DatabaseError else {
            return Complaint(.cannotWrite, at: place, found: "the ledger cannot be opened: \(error)")
        }
        switch fault.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            return Complaint(
                .badInput, at: place, found: "this is no ledger, or it is damaged", expected: "an SQLite file",
                advice: "move it away and import again")
        case .SQLITE_FULL, .SQLITE_IOERR:
            return Complaint(.cannotWrite, at: place, found: "the disk is full or failing", advice: "make room")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            return Complaint(
                .cannotWrite, at: place, found: "the ledger cannot be opened for writing",
                advice: "give another folder with --data-dir or SOGDIAN_HOME")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return Complaint(
                .cannotWrite, at: place, found: "another run is using the ledger", advice: "wait for it and try again")
        default:
            return Complaint(.internalFault, at: place, found: "SQLite says: \(fault.message ?? "nothing")")
        }
    }
}
