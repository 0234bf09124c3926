/// What handling one file from outside may cost.
package struct ReadingLimits: Hashable, Sendable {
    /// Bytes of address space of the child process.
    package var memory: Int
    /// Seconds from question to answer, on a machine that has time for it.
    package var seconds: Int
    /// How many times as long it may take where others keep the processors busy; what it may use of them is not more.
    package var patience: Int
    /// Processors that it may keep busy: its processor time for one file is at most the seconds times these.
    package var processors: Int
    /// Bytes of one answer.
    package var answer: Int
    /// A child is replaced after so many files: what a library leaks does not add up.
    package var filesPerChild: Int

    package init(
        memory: Int = 2 << 30, seconds: Int = 20, patience: Int = 1, processors: Int = 1, answer: Int = 32 << 20,
        filesPerChild: Int = 1000
    ) {
        self.memory = memory
        self.seconds = seconds
        self.patience = patience
        self.processors = processors
        self.answer = answer
        self.filesPerChild = filesPerChild
    }
}
