/// The picture that other sites show beside a link to a story without a photograph: its headline, set in type.
package struct SharingPicture: Hashable, Sendable {
    /// What every site that shows such pictures shows whole (1.91:1).
    package static let width = 1_200
    package static let height = 630

    /// The name in the media store.
    package var fileName: String
    package var sheet: SharingSheet

    package init(fileName: String, sheet: SharingSheet) {
        self.fileName = fileName
        self.sheet = sheet
    }
}

/// What stands on such a picture beside the paper's name.
package struct SharingSheet: Hashable, Sendable {
    package var headline: String
    /// The authors; everybody who is named where no author is.
    package var names: [String]
    /// BCP 47.
    package var language: String

    package init(headline: String, names: [String], language: String) {
        self.headline = headline
        self.names = names
        self.language = language
    }

    /// As one line, with the comma of the language's script.
    package var byline: String {
        names.joined(
            separator: ["ar", "fa", "ur", "ps", "sd", "ug", "ckb"].contains(LanguageTag.primary(language)) ? "، " : ", ")
    }
}
