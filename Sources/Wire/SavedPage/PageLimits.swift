/// What a saved page may cost: shared by every reader of pages.
package enum PageLimits {
    /// The longest pages known are under 10 MB with their pictures inlined.
    package static let bytes = 64 << 20
    /// Lines of a plain text; a story of 200,000 lines is somebody's log file.
    package static let lines = 200_000
    /// How far in the mark-up that says "HTML" may begin: comments and blank lines can stand before it.
    static let sniffed = 4096
}
