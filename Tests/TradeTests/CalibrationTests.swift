import Evidence
import Testing
import Trade

@Suite("Calibration")
struct CalibrationTests {
    @Test("Home sales are output minus exports, others become the rest of the world, gaps are told")
    func calibrate() throws {
        let flows = "exporter,importer,trade\nA,B,5\nB,A,3\nC,A,1\nD,C,7\nD,B,2\nA,A,99\n"
        let output = "country,output\nA,20\nB,9\nC,4\nROW,30\n"
        let calibration = try Calibration(
            flows: CSVTable(name: "f.csv", bytes: Array(flows.utf8)),
            output: CSVTable(name: "o.csv", bytes: Array(output.utf8)), chosen: ["A", "B"])
        #expect(calibration.countries == ["A", "B", "ROW"])
        // ROW makes 30 + 4 and sells 1 to A and 2 to B; what D sells C stays inside.
        #expect(calibration.trade == [15, 5, 0, 3, 6, 0, 1, 2, 31])
        let notes = calibration.notes.joined(separator: "\n")
        #expect(notes.contains("2 pairs have no row and stand as zero: A to ROW, B to ROW"))
        #expect(notes.contains("1 rows of home sales were replaced"))
        #expect(notes.contains("2 economies were merged into ROW"))
        #expect(notes.contains("D"))
        let table = try CSVTable(name: "c.csv", bytes: Array(calibration.csv.utf8))
        #expect(try FlowsTable(table, theta: 4).economy.trade == calibration.trade)
    }
}
