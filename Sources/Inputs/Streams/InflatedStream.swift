internal import CZlib
internal import Evidence

/// What a gzip stream holds, unpacked as it is asked for.
///
/// Members that follow each other are one stream. A damaged or cut member is reported with its position, and reading
/// goes on at the next one; expansion without bound is stopped.
@safe final class InflatedStream: ByteStream {
    let name: String
    private let source: any ByteStream
    private let limits: Limits
    private let report: (Complaint) -> Void
    private var stream = unsafe z_stream()
    private var isOpen = false
    private var isRaw = false
    private var input: [UInt8] = []
    private var position = 0
    /// Offset in the packed file of the first byte of `input`.
    private var inputStart = 0
    private var produced = 0
    private var seeksMember = false
    private var ended = false

    /// Unpacks a stream.
    ///
    /// - Parameters:
    ///   - source: the packed bytes.
    ///   - limits: where expansion is stopped.
    ///   - report: told of every damaged stretch.
    init(_ source: any ByteStream, limits: Limits, report: @escaping (Complaint) -> Void) {
        name = source.name
        self.source = source
        self.limits = limits
        self.report = report
    }

    deinit { close() }

    /// Bytes of the packed file used so far.
    private var consumed: Int { inputStart + position }

    func next() throws(Complaint) -> [UInt8]? {
        while !ended {
            if position == input.count, try !refill() {
                if isOpen { complain("the compressed data stop before their end", "cut short at byte \(consumed)") }
                break
            }
            if seeksMember, !foundMember() { continue }
            if !isOpen {
                let started = unsafe isRaw ? sogdian_inflate_raw_start(&stream) : sogdian_inflate_start(&stream)
                guard started == Z_OK else { break }
                isOpen = true
            }
            let piece = inflateOnce()
            produced += piece.count
            if produced > limits.expansion.bytes, produced / max(1, consumed) > limits.expansion.times {
                complain(
                    "\(consumed) compressed bytes expand to more than \(produced)",
                    "reading stops there, since this looks like a trap")
                break
            }
            if !piece.isEmpty { return piece }
        }
        close()
        ended = true
        return nil
    }

    private func refill() throws(Complaint) -> Bool {
        inputStart += input.count
        position = 0
        guard let piece = try source.next() else {
            input = []
            return false
        }
        input = piece
        return true
    }

    private func inflateOnce() -> [UInt8] {
        var status: Int32 = Z_OK
        let available = input.count - position
        let output = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
            unsafe input.withUnsafeMutableBufferPointer { bytes in
                unsafe stream.next_in = bytes.baseAddress.map { unsafe $0 + position }
                unsafe stream.avail_in = UInt32(truncatingIfNeeded: available)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(truncatingIfNeeded: buffer.count)
                status = unsafe inflate(&stream, Z_NO_FLUSH)
                initialized = unsafe buffer.count - Int(stream.avail_out)
            }
        }
        position += unsafe available - Int(stream.avail_in)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END:
            close()
            // Zero bytes pad some files; anything else must be another member.
            while position < input.count, input[position] == 0 { position += 1 }
        default:
            complain("the compressed data are damaged near byte \(consumed)", "reading goes on after the damage")
            close()
            seeksMember = true
        }
        return output
    }

    /// Moves to the next 1F 8B 08 of the input; false when this piece has none.
    private func foundMember() -> Bool {
        while position < input.count {
            if input[position] == 0x1F, position + 2 >= input.count || input[position + 1] == 0x8B {
                if position + 2 >= input.count || input[position + 2] == 8 {
                    seeksMember = false
                    return true
                }
            }
            position += 1
        }
        return false
    }

    private func close() {
        if isOpen { unsafe inflateEnd(&stream) }
        unsafe stream = z_stream()
        isOpen = false
    }

    private func complain(_ found: String, _ advice: String) {
        report(Complaint(.badInput, at: .init(file: name), found: found, advice: advice))
    }

    /// Unpacks a small body (gzip, zlib or bare deflate) held in memory, up to a bound.
    static func body(_ bytes: [UInt8], bound: Int, name: String) -> [UInt8]? {
        for isRaw in [false, true] {
            var isDamaged = false
            let stream = InflatedStream(HeldBytes(bytes, name: name), limits: Limits()) { _ in isDamaged = true }
            stream.isRaw = isRaw
            var body: [UInt8] = []
            while body.count < bound, let piece = try? stream.next() { body += piece }
            if !isDamaged || body.count > 512 { return Array(body.prefix(bound)) }
        }
        return nil
    }
}
