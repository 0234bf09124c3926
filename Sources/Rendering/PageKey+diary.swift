/// The diary's two halves.
extension PageKey {
    package enum DiaryList: String, CaseIterable, Hashable, Sendable {
        /// What may still come.
        case coming
        /// What was expected, and how it turned out.
        case earlier

        var path: String {
            switch self {
            case .coming: "/diary/"
            case .earlier: "/diary/earlier/"
            }
        }
    }
}
