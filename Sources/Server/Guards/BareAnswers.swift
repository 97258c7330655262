internal import Evidence
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Gives the framework's bare 400, for a request that is no HTTP or too long, the problem details of all others.
final class BareAnswers: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.status.code == 400,
            head.headerFields[.contentType] == nil
        else { return context.write(data, promise: promise) }
        let problem = Problem(
            400,
            Complaint(
                .badUse,
                found: "a request that is no HTTP, or whose line and headers are above \(limits.head >> 10) kB",
                expected: "a shorter one"))
        let body = problem.answer.bytes
        head.headerFields[.contentType] = MediaType.problem.rawValue
        head.headerFields[.contentLength] = String(body.count)
        head.headerFields[.xContentTypeOptions] = "nosniff"
        context.write(wrapOutboundOut(.head(head)), promise: promise)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
    }
}
