/// Stories as they stand in lists, read before and not changed since by any change that has been told.
///
/// One that is not told yet may have made them wrong already: they are for those who note what they read, as `EditionSummary.reads` has
/// it, and keep nothing that such a change meets.
package protocol KnownSummaries: Sendable {
    /// Those of them that are known.
    func find(_ stories: [Story.ID]) -> [Story.ID: EditionSummary]
    func keep(_ summaries: [EditionSummary])
    /// Whether also what is seldom asked for is worth keeping.
    var keepsAll: Bool { get }
}

extension KnownSummaries {
    package var keepsAll: Bool { false }
}

extension EditionSummary {
    /// What it was made from: a change that names one of these may change it.
    package var reads: [Subject] {
        var reads: [Subject] = [.edition(id)]
        reads += topics.map { .topic($0.id) }
        reads += byline.map { .contributor($0.contributor) }
        if let leadPhotograph { reads.append(.photograph(leadPhotograph.id)) }
        if let section { reads.append(.section(section.id)) }
        return reads
    }
}
