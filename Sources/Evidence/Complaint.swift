/// What went wrong, in one sentence a person can act on, with the exit code that belongs to it.
public struct Complaint: Error, Sendable, Hashable, CustomStringConvertible {
    /// Exit codes of the program, after `sysexits.h`.
    public enum Exit: Int32, Sendable, Hashable, CaseIterable {
        /// The job ran and found, or met, a failure.
        case failure = 1
        /// The command line was wrong.
        case badUse = 64
        /// A file's content was wrong.
        case badInput = 65
        /// A file is missing or cannot be opened.
        case missingFile = 66
        /// A fault of ours.
        case internalFault = 70
        /// Output cannot be written.
        case cannotWrite = 73
    }

    /// A place in a file, lines and columns from 1.
    public struct Place: Sendable, Hashable {
        public var file: String
        public var line: Int?
        public var column: Int?

        /// Makes a place.
        public init(file: String, line: Int? = nil, column: Int? = nil) {
            self.file = file
            self.line = line
            self.column = column
        }
    }

    public var exit: Exit
    public var place: Place?
    /// What was found, as a clause without a full stop.
    public var found: String
    /// What was expected; empty when it goes without saying.
    public var expected: String
    /// What to do next; empty when nothing helps.
    public var advice: String

    /// Makes a complaint.
    public init(_ exit: Exit, at place: Place? = nil, found: String, expected: String = "", advice: String = "") {
        self.exit = exit
        self.place = place
        self.found = found
        self.expected = expected
        self.advice = advice
    }

    /// The sentence, such as `prices.csv:3:7: found "abc", expected a number; correct the cell and run again`.
    public var description: String {
        var text = ""
        if let place {
            text += VisibleText.escaped(place.file)
            if let line = place.line { text += ":\(line)" }
            if place.line != nil, let column = place.column { text += ":\(column)" }
            text += ": "
        }
        text += VisibleText.escaped(found)
        if !expected.isEmpty { text += ", expected " + VisibleText.escaped(expected) }
        if !advice.isEmpty { text += "; " + VisibleText.escaped(advice) }
        return text
    }
}
