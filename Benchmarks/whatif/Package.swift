// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "whatif-benchmark",
    dependencies: [.package(name: "sogdian", path: "../..")],
    targets: [
        .executableTarget(name: "whatif-benchmark", dependencies: [.product(name: "WhatIf", package: "sogdian")])
    ],
    swiftLanguageModes: [.v6]
)
