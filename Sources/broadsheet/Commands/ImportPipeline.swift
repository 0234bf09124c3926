import Newsroom
import Quarantine

/// Reads the next pages while the newsroom takes in those before. What is kept at once is written to the disk at once, and two pages of
/// one story are taken in one after the other, in their order.
struct ImportPipeline {
    typealias Page = Result<ImportedStory, Refusal>

    let read: @Sendable (_ index: Int) async -> Page
    let take: @Sendable (_ index: Int, Page) async -> ImportReport

    /// Pages that are read, or being read, and not taken in yet.
    private static let ahead = 16
    /// Pages that are being taken in.
    private static let together = 64

    private var reading: [Task<Page, Never>] = []
    private var taking: [(identity: Set<String>, task: Task<ImportReport, Never>)] = []

    init(
        read: @escaping @Sendable (_ index: Int) async -> Page, take: @escaping @Sendable (_ index: Int, Page) async -> ImportReport
    ) {
        self.read = read
        self.take = take
    }

    /// - Parameter told: takes what became of each page, in the pages' order.
    mutating func run(_ count: Int, _ told: (ImportReport) -> Void) async {
        var begun = 0
        for index in 0..<count {
            while begun < min(count, index + Self.ahead) {
                reading.append(Task { [read, begun] in await read(begun) })
                begun += 1
            }
            let page = await reading.removeFirst().value
            let identity = Self.identity(page)
            while taking.count >= Self.together || taking.contains(where: { !$0.identity.isDisjoint(with: identity) }) {
                told(await taking.removeFirst().task.value)
            }
            taking.append((identity, Task { [take] in await take(index, page) }))
        }
        for page in taking { told(await page.task.value) }
        taking = []
    }

    /// What two pages of one story have in common, by either of the ways in which they are known.
    private static func identity(_ page: Page) -> Set<String> {
        guard case .success(let story) = page else { return [] }
        // Of two that would have one address, the first has it.
        return ["origin \(story.origin)", "slug \(Slug.make(from: story.headline, language: story.language ?? ""))"]
    }
}
