/// What reading one file from outside may cost.
package struct ReadingLimits: Hashable, Sendable {
    /// Bytes of address space of the child process.
    package var memory: Int
    /// Seconds from question to answer; the child's processor time for one file has the same limit.
    package var seconds: Int
    /// Bytes of one answer.
    package var answer: Int
    /// A child is replaced after so many files: what a library leaks does not add up.
    package var filesPerChild: Int

    package init(memory: Int = 2 << 30, seconds: Int = 20, answer: Int = 32 << 20, filesPerChild: Int = 1000) {
        self.memory = memory
        self.seconds = seconds
        self.answer = answer
        self.filesPerChild = filesPerChild
    }
}

/// A file that could not be read as a story, and why, in one line for a person.
package struct PageRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    package var reason: String

    package init(_ reason: String) { self.reason = reason }

    package var description: String { reason }
}
