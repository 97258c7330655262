internal import Evidence

/// What runs the server asks of it.
enum MonitoringRoutes {
    /// The routes; the gauges are read when they are asked for.
    static func routes(
        metrics: ServerMetrics, gauges: @escaping @Sendable () -> [(name: String, help: String, value: Double)]
    ) -> [Route] {
        var health = Route(
            .get, "/healthz", "Whether the server answers.",
            .light { _, _ in Answer("{\"status\":\"ok\"}\n", as: .json) })
        health.schema = "Health"
        var prometheus = Route(
            .get, "/metrics", "Counts and durations in Prometheus' text format.",
            .light { _, _ in Answer(metrics.text(gauges()), as: .metrics) })
        prometheus.types = [.metrics]
        return [health, prometheus]
    }

    /// The description of all other routes and of itself.
    static func description(of routes: [Route]) -> Route {
        func route(_ work: Route.Work) -> Route {
            var route = Route(.get, "/openapi.json", "This description, OpenAPI 3.1.", work)
            route.isKept = true
            return route
        }
        // What it does is no part of what is said of it.
        let json = Description(routes + [route(.light { _, type in Answer("", as: type) })]).json()
        return route(.light { _, type in Answer(json, as: type) })
    }
}
