/// Why steps are refused; nothing is changed then.
package struct StepFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which of the batch's steps, from 0; nil where it is the outcome of all of them.
    package var step: Int?
    /// Says what is wrong in a few words.
    package let reason: String

    package init(step: Int? = nil, _ reason: String) {
        self.step = step
        self.reason = reason
    }

    package var description: String { step.map { "step \($0): \(reason)" } ?? reason }

    /// The same as the one closed set of errors has it.
    package var newsroomError: NewsroomError { .invalid(field: step.map { "steps[\($0)]" } ?? "steps", reason: reason) }
}
