internal import ArgumentParser
internal import Evidence
internal import Reading

@main
struct Sogdian: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sogdian", abstract: "From a headline to its consequence.", subcommands: [ReadCommand.self])
}
