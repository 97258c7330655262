internal import ArgumentParser

@main
struct Sogdian: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sogdian", abstract: "From a headline to its consequence.")
}
