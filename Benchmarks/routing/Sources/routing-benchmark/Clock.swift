import Glibc

/// Processor seconds of this process so far, threads together.
func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

/// Largest resident set of this process so far, in megabytes.
func residentMegabytes() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1024
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
