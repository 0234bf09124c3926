/// A token as a script sends it: a prefix by which it is recognised where it was left lying about, and a secret.
package enum TokenText {
    private static let prefix = "broadsheet_"

    package static func text(_ secret: Secret) -> String { prefix + secret.text }

    package static func secret(_ text: String) -> Secret? {
        text.hasPrefix(prefix) ? Secret(String(text.dropFirst(prefix.count))) : nil
    }
}
