// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

let package = Package(
    name: "sogdian",
    products: [
        .executable(name: "sogdian", targets: ["sogdian"]),
        // Trade alone, for economists who want the solver in a program of their own.
        .library(name: "Trade", targets: ["Trade"]),
        // Scenarios with the embedded world; what it promises is not settled yet.
        .library(name: "WhatIf", targets: ["WhatIf"]),
        // For the fuzzing package; what it promises is not settled yet.
        .library(name: "Reading", targets: ["Inputs", "Reading"]),
        // The network and its routes, for planners and for the routing benchmark; what it promises is not settled yet.
        .library(name: "Freight", targets: ["Atlas", "Routing", "Freight"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // zlib, for files that publishers compress (Debian: zlib1g-dev).
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // The ground floor: sources, quality, periods, units, the error a user sees, CSV and JSON.
        .target(
            name: "Evidence",
            dependencies: ["CZlib", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        // The named world. The tables are bytes inside the binary, so that it runs wherever it is moved.
        .target(name: "AtlasTables", exclude: ["tables"]),
        .target(name: "Atlas", dependencies: ["Evidence", "AtlasTables"], swiftSettings: settings),
        // Files in, articles out: HTML through libxml2, gzip through zlib.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "HTMLScan", dependencies: ["CLibXML2"]),
        .target(name: "InputTables", exclude: ["tables"]),
        .target(
            name: "Inputs", dependencies: ["Evidence", "CZlib", "HTMLScan", "InputTables"], swiftSettings: settings),
        // Text in, claims out.
        .target(name: "LanguageTables", exclude: ["tables"]),
        .target(name: "OccurrenceTables", exclude: ["tables"]),
        .target(
            name: "Reading", dependencies: ["Evidence", "Atlas", "Inputs", "LanguageTables", "OccurrenceTables"],
            swiftSettings: settings),
        // Official series, and the base that comes with the program.
        .target(name: "StatisticsTables", exclude: ["tables"]),
        .target(
            name: "Statistics", dependencies: ["Evidence", "Atlas", "StatisticsTables"], swiftSettings: settings),
        // What must last, in SQLite.
        .target(
            name: "Ledger", dependencies: ["Evidence", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        // Claims against evidence.
        .target(name: "CheckingTables", exclude: ["tables"]),
        .target(
            name: "Checking", dependencies: ["Evidence", "Atlas", "Reading", "CheckingTables"],
            swiftSettings: settings),
        // Every chart and map.
        .target(name: "Figures", dependencies: ["Evidence"], swiftSettings: settings),
        // What a trade cost changes: numerics only, no maps and no articles.
        .target(name: "TradeTables", exclude: ["tables"]),
        .target(name: "Trade", dependencies: ["Evidence", "TradeTables"], swiftSettings: settings),
        // One page from a document and its verdicts.
        .target(
            name: "Brief",
            dependencies: ["Evidence", "Figures", "Atlas", "Reading", "Statistics", "Checking", "Freight", "WhatIf"],
            swiftSettings: settings),
        // Shortest paths on any graph; has never heard of places.
        // Sweeps in C: vectors of the width that the machine has are chosen when the program runs.
        .target(name: "RoutingKernels"),
        .target(name: "Routing", dependencies: ["RoutingKernels"], swiftSettings: settings),
        // The real network: sea, rail, road, crossings, ferries, parameters. Tables drawn from OpenStreetMap stand apart.
        .target(name: "FreightTables", exclude: ["tables"]),
        .target(name: "OpenStreetMapTables", exclude: ["tables", "LICENSE.md"]),
        .target(
            name: "Freight",
            dependencies: ["Evidence", "Atlas", "Routing", "FreightTables", "OpenStreetMapTables"],
            swiftSettings: settings),
        // A scenario's consequences: network, choice of mode, trade costs, equilibrium.
        .target(name: "WhatIfTables", exclude: ["tables"]),
        .target(
            name: "WhatIf",
            dependencies: [
                "Evidence", "Figures", "Atlas", "Freight", "Routing", "Trade", "WhatIfTables",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        // The web page as bytes inside the binary, and the API under it.
        .target(name: "PageAssets", exclude: ["page"]),
        .target(
            name: "Server",
            dependencies: [
                "Evidence", "Atlas", "Inputs", "Reading", "Statistics", "Ledger", "Checking", "Brief", "Freight",
                "Routing", "Figures", "WhatIf", "PageAssets", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: settings),
        // How the program takes memory when it starts.
        .target(name: "StartUp"),
        .executableTarget(
            name: "sogdian",
            dependencies: [
                "StartUp",
                "Evidence", "Atlas", "Inputs", "Reading", "Statistics", "Ledger", "Checking", "Brief", "Trade",
                "Routing", "Freight", "Figures", "WhatIf", "Server",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: settings),
        .testTarget(name: "InputsTests", dependencies: ["Evidence", "Inputs", "CZlib"], swiftSettings: settings),
        .testTarget(
            name: "ReadingTests", dependencies: ["Evidence", "Reading"], exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "StatisticsTests", dependencies: ["Evidence", "Atlas", "Statistics"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "LedgerTests", dependencies: ["Evidence", "Ledger", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(
            name: "CheckingTests", dependencies: ["Evidence", "Reading", "Statistics", "Checking"],
            exclude: ["Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "BriefTests", dependencies: ["Evidence", "Reading", "Statistics", "Checking", "WhatIf", "Brief"],
            swiftSettings: settings),
        .testTarget(name: "FiguresTests", dependencies: ["Figures"], swiftSettings: settings),
        .testTarget(name: "CommandTests", dependencies: ["sogdian", "Evidence", "Ledger"], swiftSettings: settings),
        .testTarget(
            name: "ServerTests",
            dependencies: ["sogdian", "Evidence", "Ledger", "Server", .product(name: "NIOCore", package: "swift-nio")],
            exclude: ["Python"],
            swiftSettings: settings),
        .testTarget(name: "RoutingTests", dependencies: ["Routing"], swiftSettings: settings),
        .testTarget(
            name: "FreightTests", dependencies: ["Evidence", "Atlas", "Routing", "Freight"], swiftSettings: settings),
        .testTarget(name: "TradeTests", dependencies: ["Evidence", "Trade"], swiftSettings: settings),
        .testTarget(
            name: "WhatIfTests",
            dependencies: [
                "Evidence", "Atlas", "Freight", "Trade", "WhatIf", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
