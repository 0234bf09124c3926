import Archive
import Newsroom

extension Transaction {
    /// A source that the actor keeps. For everybody else, whatever their role, it is as if it were not there.
    ///
    /// - Throws: `NewsroomError.notFound`.
    func keptSource(_ id: ConfidentialSource.ID) throws -> ConfidentialSource {
        guard !isByToken, let source = try records.confidentialSources.find(id), source.keepers.contains(actor.id) else {
            throw NewsroomError.notFound("source \(id)")
        }
        return source
    }

    /// A script has no eyes that could be trusted with it.
    func requirePerson() throws {
        if isByToken { throw NewsroomError.notAllowed(.keepRecord) }
    }
}
