import Foundation
import Glibc
import Testing

/// The program itself, serving on a free port of loopback until the tests end.
final class RunningServer: @unchecked Sendable {
    /// One server for all tests that leave nothing behind.
    static let shared = try? RunningServer()

    let port: Int
    let token: String
    let process = Process()
    let home: String
    private let errors: String

    init(home: String? = nil, arguments: [String] = []) throws {
        self.home =
            home ?? FileManager.default.temporaryDirectory.appending(path: "sogdian-server-\(UUID().uuidString)").path
        errors = FileManager.default.temporaryDirectory.appending(path: "sogdian-server-\(UUID().uuidString).log").path
        process.executableURL = Self.binary
        process.arguments = ["serve", "--port", "0", "--data-dir", self.home] + arguments
        let output = Pipe()
        process.standardOutput = output
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
        let text = String(decoding: line, as: UTF8.self)
        let address = try #require(text.split(separator: "/#token=").first)
        token = String(try #require(text.split(separator: "=").last))
        port = try #require(address.split(separator: ":").last.flatMap { Int($0) })
        let identifier = process.processIdentifier
        Self.started.withLock { $0.append(identifier) }
        _ = Self.endsWithTests
    }

    /// The lines of the log so far.
    var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    static var binary: URL {
        Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }.map {
            $0.deletingLastPathComponent().appending(path: "sogdian")
        } ?? root.appending(path: ".build/debug/sogdian")
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let started = Locked<[Int32]>([])
    private static let endsWithTests: Void = {
        signal(SIGPIPE, SIG_IGN)
        atexit {
            for identifier in RunningServer.started.withLock({ $0 }) { kill(identifier, SIGTERM) }
        }
    }()
}

/// A value behind a lock.
final class Locked<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(&value)
    }
}

/// What a server sent back.
struct Reply {
    var status = 0
    /// By lower-case name.
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> Any {
        try JSONSerialization.jsonObject(with: Data(body), options: .fragmentsAllowed)
    }

    func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
}

/// The connection ended without an answer.
struct NoAnswer: Error {}

/// A client that writes requests byte by byte as the test says.
struct Client {
    let server: RunningServer

    init() throws {
        server = try #require(RunningServer.shared)
    }

    init(_ server: RunningServer) {
        self.server = server
    }

    func get(_ target: String, _ headers: [String: String] = [:]) throws -> Reply {
        try send("GET", target, headers)
    }

    func send(_ method: String, _ target: String, _ headers: [String: String] = [:], body: [UInt8]? = nil) throws
        -> Reply
    {
        var all = ["Host": "127.0.0.1:\(server.port)", "Connection": "close"]
        if let body { all["Content-Length"] = String(body.count) }
        all.merge(headers) { $1 }
        let head =
            "\(method) \(target) HTTP/1.1\r\n"
            + all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
        let socket = try Socket(port: server.port)
        socket.write(Array(head.utf8))
        if let body { socket.write(body) }
        return try Self.reply(socket.readAll(), isHead: method == "HEAD")
    }

    func post(_ target: String, _ text: String, _ headers: [String: String] = [:]) throws -> Reply {
        try send(
            "POST", target, ["Content-Type": "text/plain; charset=utf-8"].merging(headers) { $1 },
            body: Array(text.utf8))
    }

    static func reply(_ bytes: [UInt8], isHead: Bool = false) throws -> Reply {
        // No #require: a killed server gives no answer, and that is no fault of the test.
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw NoAnswer() }
        var reply = Reply()
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        reply.status = Int(lines[0].split(separator: " ")[1]) ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            reply.headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        reply.body = Array(bytes[end.upperBound...])
        if reply.headers["transfer-encoding"] == "chunked" { reply.body = unchunked(reply.body) }
        return reply
    }

    private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
        var (result, rest) = ([UInt8](), bytes[...])
        while let end = rest.firstRange(of: [0x0D, 0x0A]),
            let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), size > 0,
            end.upperBound + size <= rest.endIndex
        {
            result += rest[end.upperBound..<(end.upperBound + size)]
            rest = rest[(end.upperBound + size)...].dropFirst(2)
        }
        return result
    }
}

/// A connection to loopback.
final class Socket {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let descriptor = descriptor
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw NoAnswer() }
        var limit = timeval(tv_sec: 110, tv_usec: 0)
        unsafe _ = setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        unsafe _ = setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Writes until the other side takes no more; false when it stopped before the end.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            start += count
        }
        return true
    }

    func finishWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    func readAll() -> [UInt8] {
        var (result, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return result }
            result += buffer[..<count]
        }
    }
}
