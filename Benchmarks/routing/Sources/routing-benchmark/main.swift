if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "embedded", let count = Int(CommandLine.arguments[2]) {
    measureEmbedded(cities: count)
} else if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "graph" {
    measure(CommandLine.arguments[2])
} else {
    print("routing-benchmark embedded COUNT | graph FILE")
}
