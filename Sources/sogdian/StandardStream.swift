internal import Glibc

/// Standard output and error.
enum StandardStream {
    /// Writes text to standard output; ends the program quietly when nobody reads any more.
    static func write(_ text: String) {
        put(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) {
        put(bytes, to: STDOUT_FILENO)
    }

    /// Writes one line of a message to standard error.
    static func report(_ line: String) {
        put(Array("sogdian: \(line)\n".utf8), to: STDERR_FILENO)
    }

    /// Writes text to standard error as it is.
    static func writeError(_ text: String) {
        put(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Writes bytes to standard error as they are.
    static func writeError(_ bytes: [UInt8]) {
        put(bytes, to: STDERR_FILENO)
    }

    /// Whether a person reads standard output on a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether a person reads standard error on a terminal.
    static var errorsAreOnTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a piece of a progress bar to standard error.
    static func progress(_ text: String) {
        put(Array(text.utf8), to: STDERR_FILENO)
    }

    private static func put(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                exit(errno == EPIPE ? 0 : 73)
            }
            start += count
        }
    }
}
