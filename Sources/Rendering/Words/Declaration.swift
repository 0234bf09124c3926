/// What must be said wherever a synthetic voice is heard, in the language of what it reads.
package enum Declaration {
    package static func syntheticVoice(in language: String) -> String {
        (try? Words(language))?[.readBySyntheticVoice] ?? "Read by a synthetic voice"
    }
}
