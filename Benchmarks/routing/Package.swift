// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "routing-benchmark",
    dependencies: [.package(name: "sogdian", path: "../..")],
    targets: [
        .executableTarget(
            name: "routing-benchmark",
            dependencies: [.product(name: "Freight", package: "sogdian")])
    ],
    swiftLanguageModes: [.v6]
)
