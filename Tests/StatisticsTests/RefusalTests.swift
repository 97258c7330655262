import Evidence
import Testing

@testable import Statistics

/// A fault put into a fixture, and what must be said of it.
struct Fault: Sendable, CustomTestStringConvertible {
    let file: String
    let what: String
    /// Text replaced in the fixture, once.
    let from: String
    let to: String
    let line: Int?
    let column: Int?
    let says: String

    init(
        _ file: String, _ what: String, _ from: String, _ to: String, at line: Int?, _ column: Int? = nil, says: String
    ) {
        (self.file, self.what, self.from, self.to) = (file, what, from, to)
        (self.line, self.column, self.says) = (line, column, says)
    }

    var testDescription: String { "\(file): \(what)" }
}

@Suite("Refusing bad files")
struct RefusalTests {
    @Test(
        "Each fault gets one sentence with its place",
        arguments: [
            Fault(
                "comtrade.csv", "no value column", "primaryValue", "value", at: 1, 1, says: "no column \"primaryValue\""
            ),
            Fault("comtrade.csv", "text", "137612345678.5", "lots", at: 2, says: "\"lots\", expected a number"),
            Fault(
                "comtrade.csv", "country", ",704,VNM,Viet Nam,0,W00,World,H6,HS,true,TOTAL",
                ",7044,VNM,Viet Nam,0,W00,World,H6,HS,true,TOTAL", at: 2, says: "unknown partner \"7044\""),
            Fault(
                "comtrade.csv", "swapped", "156,CHN,China,X,Export,704,VNM", "156,VNM,China,X,Export,704,CHN", at: 2,
                says: "swapped"),
            Fault(
                "comtrade.csv", "world reports", "156,CHN,China,X,Export,0,W00,World",
                "0,W00,World,X,Export,156,CHN,China", at: 12, says: "swapped"),
            Fault(
                "comtrade.csv", "flow", "CHN,China,M,Import,704", "CHN,China,Q,Import,704", at: 3, says: "unknown flow"),
            Fault(
                "comtrade.csv", "period", "20230101,2023,52,2023,156,CHN,China,M,Import,704",
                "20230101,2023,52,202313,156,CHN,China,M,Import,704", at: 3, says: "202313"),
            Fault("imts.csv", "no value column", "OBS_VALUE", "VALUE", at: 1, 1, says: "no column \"OBS_VALUE\""),
            Fault("imts.csv", "text", "349397894619", "n.a.", at: 2, says: "expected a number"),
            Fault(
                "imts.csv", "country", "XG_FOB_USD,VNM,A,2024", "XG_FOB_USD,VMN,A,2024", at: 3,
                says: "unknown counterpart country \"VMN\""),
            Fault("imts.csv", "swapped", "CHN,XG_FOB_USD,G001", "G001,XG_FOB_USD,CHN", at: 7, says: "swapped"),
            Fault(
                "imts.csv", "duplicate", "CHN,XG_FOB_USD,VNM,M,2024-M03", "CHN,XG_FOB_USD,VNM,A,2024", at: 5,
                says: "which line 3 has"),
            Fault("imts.csv", "cut line", ",XG,FOB,USD,M,OL,\n", "\n", at: 2, says: "a row of 10 cells"),
            Fault("dots.csv", "no flow", "(TXG_FOB_USD)", "(X)", at: 2, says: ""),
            Fault("dots.csv", "text", "\"23101000000\"", "\"23 101 m\"", at: 2, says: "expected a number"),
            Fault(
                "dots.csv", "country", "\"Vietnam\",\"582\",\"2010\"", "\"Vietnam, North\",\"582\",\"2010\"", at: 2,
                says: "unknown counterpart"),
            Fault("dots.csv", "duplicate", "2011Q1", "2010", at: 3, says: "a second value"),
            Fault(
                "world-bank.csv", "no code", "\"Country Code\"", "\"Code\"", at: 5, says: "no column \"Country Code\""),
            Fault("world-bank.csv", "text", "413445230841.1", "about 413 bn", at: 6, says: "expected a number"),
            Fault("world-bank.csv", "country", "\"VNM\"", "\"VNN\"", at: 6, 13, says: "unknown country code \"VNN\""),
            Fault(
                "world-bank.csv", "duplicate", "\"Arab World\",\"ARB\"", "\"Viet Nam\",\"VNM\"", at: 8,
                says: "a second value"),
            Fault("world-bank.json", "text", "\"value\":20330104", "\"value\":\"many\"", at: 2, says: "\"value\""),
            Fault(
                "world-bank.json", "country", "\"countryiso3code\":\"KAZ\",\"date\":\"2023\"",
                "\"countryiso3code\":\"KZZ\",\"date\":\"2023\"", at: 2, says: "KZZ"),
            Fault(
                "world-bank.json", "duplicate", "\"date\":\"2022\",\"value\":20034609",
                "\"date\":\"2023\",\"value\":20034609", at: 3, says: "a second value"),
            Fault("world-bank.json", "no value", "\"value\":20330104,", "", at: 2, says: "\"value\""),
            Fault("databank.csv", "country", ",KAZ,460.165", ",KZZ,460.165", at: 2, says: "KZZ"),
            Fault("databank.csv", "text", "460.165", "4x", at: 2, says: "expected a number"),
            Fault("baci.csv", "no value column", "k,v,q", "k,w,q", at: 1, 1, says: "no column \"v\""),
            Fault("baci.csv", "text", "  1000.500", "  a lot", at: 3, 21, says: "expected a value in thousand dollars"),
            Fault("baci.csv", "country", "2023,156,842", "2023,156,843", at: 5, 10, says: "unknown importer \"843\""),
            Fault(
                "baci.csv", "duplicate", "704,270900", "704,010121", at: 3, 14, says: "a second value of product 10121"),
            Fault("baci.csv", "to itself", "2023,704,156", "2023,156,156", at: 4, 10, says: "the same"),
            Fault("baci.csv", "years mixed", "2023,156,842,847130", "2022,156,842,847130", at: 6, 1, says: "again"),
            Fault("gravity.csv", "text", "12800123", "12,8", at: 2, says: "a row of 10 cells"),
            Fault("gravity.csv", "country", "CHN,KAZ,CHN,KAZ", "CHN,KAZ,CHN,KZZ", at: 2, says: "KZZ"),
            Fault(
                "gravity.csv", "duplicate", "2019,KAZ,CHN,KAZ,CHN", "2019,CHN,KAZ,CHN,KAZ", at: 3,
                says: "a second value"),
            Fault("icio.csv", "duplicate", "CHN_A02,10", "CHN_A01,10", at: 3, 1, says: "a second row"),
            Fault("icio.csv", "text", "CHN_A02,10", "CHN_A02,ten", at: 3, says: "expected a number"),
            Fault("ecb.csv", "text", "2024-12-31,1.0800", "2024-12-31,one", at: 2, says: "expected a number"),
            Fault("ecb.csv", "duplicate", "2024-12-30", "2024-12-31", at: 3, 1, says: "a second time"),
            Fault("ecb.csv", "date", "2024-12-30", "30/12/2024", at: 3, 1, says: "expected a day"),
            Fault("customs-yuan.csv", "no unit", "单位：万元人民币", "", at: 1, says: "without its unit"),
            Fault("customs-yuan.csv", "units contradict", "（人民币值）", "（美元值）", at: 1, says: "without its unit"),
            Fault("customs-yuan.csv", "no month", "2025年8月", "", at: 1, says: "without its month"),
            Fault("customs-yuan.csv", "text", "3500000", "很多", at: 8, says: "expected a number"),
            Fault("customs-yuan.csv", "country", "哈萨克斯坦", "哈萨克撕坦", at: 8, 1, says: "did you mean 哈萨克斯坦"),
            Fault("customs-yuan.csv", "duplicate", "哈萨克斯坦", "越南", at: 8, says: "a second value"),
            Fault("sdmx.csv", "no measure", "INDICATOR", "THING", at: 1, 1, says: "what is measured"),
            Fault("sdmx.csv", "text", "156.4", "156,4", at: 3, says: "a power of ten"),
            Fault("sdmx.csv", "country", "DEU,CHN,M", "DEX,CHN,M", at: 3, says: "unknown area \"DEX\""),
            Fault("sdmx.csv", "duplicate", "DEU,CHN,M", "DEU,CHN,X", at: 3, says: "which line 2 has"),
            Fault("sdmx.csv", "power", "EUR,9,P", "EUR,99,P", at: 2, says: "a power of ten"),
            Fault("sdmx.csv", "unit", "EUR,9,P", ",9,P", at: 2, says: "a unit"),
        ])
    func faults(_ fault: Fault) throws {
        var text = String(decoding: try fixture(fault.file), as: UTF8.self)
        let place = try #require(text.firstRange(of: fault.from))
        text.replaceSubrange(place, with: fault.to)
        let bytes = Array(text.utf8)
        if fault.says.isEmpty {
            // One of two flows is left: the other is read.
            #expect(try imported(bytes).series.count == 1)
            return
        }
        let complaint = try #require(throws: Complaint.self) { try imported(bytes) }
        #expect(complaint.exit == .badInput)
        #expect(complaint.description.contains(fault.says))
        #expect(complaint.place?.line == fault.line)
        if let column = fault.column { #expect(complaint.place?.column == column) }
        #expect(complaint.description.contains("nothing was imported") || complaint.description.contains("correct"))
    }

    @Test(
        "What is no table at all is refused by what it is",
        arguments: [
            ("", "empty"), ("  \n ", "empty"),
            ("<!DOCTYPE html><html><title>502 Bad Gateway</title>", "502 Bad Gateway"),
            ("PK\u{3}\u{4}abc", "zip"), ("%PDF-1.7", "PDF"), ("a\0b", "binary"),
            ("name,age\nx,3\n", "begins \"name,age\""),
            ("{\"a\":1}", "JSON of another shape"),
            ("[{\"message\":[{\"id\":\"120\",\"value\":\"bad parameter\"}]}]", "bad parameter"),
            ("[1,", "end of the file"), ("t,i,j,k,v,q\n", "no value"),
        ])
    func noTable(_ text: String, _ says: String) throws {
        let complaint = try #require(throws: Complaint.self) { try imported(Array(text.utf8)) }
        #expect(complaint.exit == .badInput)
        #expect(complaint.description.contains(says))
    }

    @Test("A table whose values belong to the other direction is refused as swapped")
    func swapped() throws {
        // Viet Nam's imports from China are twice its exports to it.
        let straight = "2022,VNM,XG_FOB_USD,CHN,A,2022,58500000000\n2022,VNM,MG_CIF_USD,CHN,A,2022,117700000000\n"
        let header = "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE\n"
        #expect(try imported(Array((header + straight).utf8), base: .embedded).series.count == 2)
        let swapped = straight.replacing(",VNM,", with: ",_,").replacing(",CHN,", with: ",VNM,").replacing(
            ",_,", with: ",CHN,")
        let complaint = try #require(throws: Complaint.self) {
            try imported(Array((header + swapped).utf8), base: .embedded)
        }
        #expect(complaint.description.contains("swapped"))
    }

    @Test("A BACI file with exporter and importer exchanged is refused")
    func swappedBACI() throws {
        let header = "t,i,j,k,v,q\n"
        let straight = header + "2022,156,704,270900,140000000,1\n2022,704,156,270900,60000000,1\n"
        let swapped = header + "2022,704,156,270900,140000000,1\n2022,156,704,270900,60000000,1\n"
        #expect(try imported(Array(straight.utf8), base: .embedded).series.count == 2)
        #expect(throws: Complaint.self) { try imported(Array(swapped.utf8), base: .embedded) }
    }
}
