import Newsroom

extension Photograph {
    var missingAlternativeText: NewsroomError {
        PublicationFinding(check: .alternativeText, weight: .blocks, places: [shortName]).refusal
    }
}
