import Evidence
import Freight
import Trade

@testable import WhatIf

/// The embedded world, prepared once for all tests.
enum World {
    static let laboratory: Laboratory = {
        do { return try Laboratory(threads: 2, detail: 0.3) } catch { fatalError("\(error)") }
    }()
}
