package import Evidence

/// A complaint as RFC 9457 problem details, in the command line's words.
package struct Problem: Error, Sendable {
    package var status: Int
    package var complaint: Complaint
    /// Further headers, such as `Retry-After`.
    package var headers: [(name: String, value: String)] = []

    /// Makes a problem with a status of its own.
    package init(_ status: Int, _ complaint: Complaint, headers: [(name: String, value: String)] = []) {
        (self.status, self.complaint, self.headers) = (status, complaint, headers)
    }

    /// Makes a problem of a complaint; its exit code settles the status.
    package init(_ complaint: Complaint) {
        self.init(Self.status(of: complaint.exit), complaint)
    }

    /// Bad use is 400, bad input 422, nothing found 404, a fault of ours 500, no room 507.
    package static func status(of exit: Complaint.Exit) -> Int {
        switch exit {
        case .badUse: 400
        case .badInput: 422
        case .failure, .missingFile: 404
        case .internalFault: 500
        case .cannotWrite: 507
        }
    }

    /// The problem as an answer: `type`, `title`, `status`, `detail` and the exit code in `code`.
    package var answer: Answer {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "about:blank")
            json.member("title", Self.title(of: status))
            json.member("status", status)
            json.member("detail", complaint.description)
            json.member("code", Int(complaint.exit.rawValue))
        }
        json.newline()
        var answer = Answer(json.bytes, as: .problem, status: status)
        answer.headers = headers
        return answer
    }

    /// - Source: RFC 9110, chapter 15.
    package static func title(of status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 503: "Service Unavailable"
        case 507: "Insufficient Storage"
        default: "Internal Server Error"
        }
    }
}
