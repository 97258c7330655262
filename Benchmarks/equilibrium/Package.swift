// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "equilibrium-benchmark",
    dependencies: [.package(name: "sogdian", path: "../..")],
    targets: [
        .executableTarget(
            name: "equilibrium-benchmark",
            dependencies: [.product(name: "Trade", package: "sogdian")])
    ],
    swiftLanguageModes: [.v6]
)
