// swift-tools-version: 6.2
import PackageDescription

// Fuzzers of reading, for libFuzzer: Benchmarks/fuzz/run KIND MINUTES.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "sogdian", path: "../..")],
    targets: ["Text", "Page", "Archive"].map { kind in
        .executableTarget(
            name: "Fuzz" + kind, dependencies: ["FuzzBody"],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    } + [.target(name: "FuzzBody", dependencies: [.product(name: "Reading", package: "sogdian")])],
    swiftLanguageModes: [.v6]
)
