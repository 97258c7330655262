internal import ArgumentParser
internal import Evidence
internal import Server

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Open the web page and the API under it.",
        usage: """
            sogdian serve
            sogdian serve --port 9000
            sogdian serve --host 0.0.0.0 --allow-host sogdian.example.org
            """,
        discussion: """
            Listens on this machine alone unless --host says more. Writing to the ledger needs the token printed at the \
            start. SIGTERM and SIGINT finish what runs and stop.
            """)

    @Option(help: "Port, or 0 for any that is free.") var port: Int = 8080
    @Option(help: "Address to listen on.") var host: String = "127.0.0.1"
    @Option(
        name: .customLong("allow-host"),
        help: "A further name the server answers to, for a proxy in front; may be given again.")
    var allowHost: [String] = []
    @Flag(help: "Log faults only, not each request.") var quiet = false
    @OptionGroup var folder: DataFolderOptions

    func run() async throws {
        do {
            guard (0...65_535).contains(port) else {
                throw Complaint(.badUse, found: "--port \(port)", expected: "0 to 65535")
            }
            var options = WebServer.Options(dataFolder: folder.path) { StandardStream.writeError($0) }
            options.port = port
            options.host = host
            options.allowedHosts = allowHost
            options.logsRequests = !quiet
            let shown = host.contains(":") ? "[\(host)]" : host == "0.0.0.0" ? "127.0.0.1" : host
            try await WebServer(options).run { port, token in
                StandardStream.write("http://\(shown):\(port)/#token=\(token)\n")
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}
