internal import NIOCore
internal import NIOHTTPTypes

/// Closes connections that take too long: to send a request's head, to send its body, to take the answer.
///
/// A client that sends a byte every few seconds is never idle; these clocks do not start again with each byte.
final class RequestDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private var clock: Scheduled<Void>?
    private var isReading = false
    private var unanswered = 0

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(limits.headSeconds, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        start(limits.headSeconds, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        clock?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { clock?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            unanswered += 1
            start(limits.bodySeconds, context)
        case .body: break
        case .end:
            isReading = false
            start(limits.answerSeconds, context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            // The next head on this connection has its time from here.
            if unanswered <= 0, !isReading { start(limits.idleSeconds, context) }
        }
        context.write(data, promise: promise)
    }

    private func start(_ seconds: Int, _ context: ChannelHandlerContext) {
        clock?.cancel()
        let channel = context.channel
        clock = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
    }
}
