public import Evidence
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix

/// The web page and the API under it.
public struct WebServer: Sendable {
    /// How a server is started.
    public struct Options: Sendable {
        /// Address listened on.
        public var host = "127.0.0.1"
        /// Port listened on; 0 for any that is free.
        public var port = 8080
        /// Further names the server answers to, for a proxy in front.
        public var allowedHosts: [String] = []
        /// Folder of imported data and of the ledger.
        public var dataFolder: String
        public var limits = ServerLimits()
        /// Whether each request is logged.
        public var logsRequests = true
        /// Takes the lines of the log.
        public var log: @Sendable ([UInt8]) -> Void

        /// Makes options.
        public init(dataFolder: String, log: @escaping @Sendable ([UInt8]) -> Void) {
            self.dataFolder = dataFolder
            self.log = log
        }
    }

    private let options: Options
    package let token = AccessToken()
    package let table: RouteTable
    private let responder: Responder
    private let data: ServerData

    /// Prepares a server; nothing listens yet.
    ///
    /// - Throws: a ``Complaint`` when the ledger of the folder cannot be read.
    public init(_ options: Options) throws(Complaint) {
        self.options = options
        let limits = options.limits
        let log = options.log
        let data = try ServerData(folder: options.dataFolder) { complaint in
            log(Array("\(complaint.description)\n".utf8))
        }
        self.data = data
        let metrics = ServerMetrics()
        let cache = AnswerCache(limit: limits.kept)
        let work = WorkLimit(threads: limits.threads ?? System.coreCount, waiting: limits.waiting)
        table = Self.table(data: data, limits: limits, metrics: metrics, work: work) {
            let counts = cache.counts
            return [
                ("sogdian_work_running", "Pieces of heavy work that run or wait.", Double(work.count)),
                ("sogdian_answers_kept_bytes", "Bytes of answers kept.", Double(counts.bytes)),
                ("sogdian_answers_kept_hits_total", "Requests answered from those kept.", Double(counts.hits)),
                ("sogdian_answers_kept_misses_total", "Requests not among those kept.", Double(counts.misses)),
            ]
        }
        responder = Responder(
            table: table, site: SiteCheck(host: options.host, allowed: options.allowedHosts), token: token,
            limits: limits, work: work, cache: cache, metrics: metrics)
    }

    /// Every route the server answers.
    package static func table(
        data: ServerData, limits: ServerLimits, metrics: ServerMetrics, work: WorkLimit,
        gauges: @escaping @Sendable () -> [(name: String, help: String, value: Double)]
    ) -> RouteTable {
        let articles = ArticleRoutes(data: data, limits: limits)
        let routes =
            PageRoutes.routes + MonitoringRoutes.routes(metrics: metrics, gauges: gauges)
            + articles.routes + FreightRoutes(data: data).routes
            + StatisticsRoutes(data: data).routes + WhatIfRoutes(data: data, work: work).routes
            + LedgerRoutes(data: data, articles: articles).routes
        return RouteTable(routes + [MonitoringRoutes.description(of: routes)])
    }

    /// Listens and answers until SIGTERM or SIGINT, then finishes what runs.
    ///
    /// - Parameter started: told the port and the token once the server listens.
    /// - Throws: a ``Complaint`` when the address cannot be listened on.
    public func run(started: @escaping @Sendable (_ port: Int, _ token: String) -> Void) async throws(Complaint) {
        var logger = Logger(label: "sogdian") { [options] _ in LineLog(options.log) }
        logger.logLevel = options.logsRequests ? .info : .warning
        let limits = options.limits
        let token = token.text
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [RequestDeadlines(limits), BareAnswers(limits)],
                    idleTimeout: .seconds(Int64(limits.idleSeconds)),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.head, maxHeaderListSize: limits.head, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1_024,
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            onServerRunning: { [data] channel in
                Task.detached { data.prepare() }
                started(channel.localAddress?.port ?? 0, token)
            }, logger: logger)
        do {
            try await application.runService()
        } catch {
            throw Complaint(
                .cannotWrite, found: "\(options.host):\(options.port) cannot be listened on (\(error))",
                advice: "another program may use it: give another --port, or 0 for any that is free")
        }
    }
}
