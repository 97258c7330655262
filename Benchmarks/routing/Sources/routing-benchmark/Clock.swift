import Glibc

/// Processor seconds of this process so far, threads together.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// Largest resident set of this process so far, in megabytes.
func residentMegabytes() -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if text.hasPrefix("VmHWM:") { return (Double(text.filter(\.isNumber)) ?? 0) / 1024 }
    }
    return 0
}

/// Processor milliseconds of one run of something: the median of some.
func milliseconds(_ times: Int = 7, _ body: () -> Void) -> Double {
    var all: [Double] = []
    for _ in 0..<times {
        let start = processorSeconds()
        body()
        all.append((processorSeconds() - start) * 1000)
    }
    return all.sorted()[times / 2]
}

func report(_ words: String..., value: Double) {
    print((words + [String(value)]).joined(separator: " "))
}
