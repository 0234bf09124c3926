import CopyDesk
import Testing

@Suite("Quoted words of a text")
struct QuotedSpanTests {
    private func words(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return CopyDesk().quotations(in: text).map { String(String.UnicodeScalarView(scalars[$0.words.start..<$0.words.end])) }
    }

    @Test func `they are what stands between quotation marks of every kind`() {
        #expect(words("“One,” he said. \"Two\", „drei“ and «quatre».") == ["One,", "Two", "drei", "quatre"])
        #expect(words("“He said ‘no’ to it,” she said") == ["He said ‘no’ to it,"])
        #expect(words("Nobody spoke.").isEmpty && words("").isEmpty)
    }

    @Test func `a quotation without an end counts where the next paragraph goes on with it`() {
        #expect(words("“It was cold.\n\n“It was dark.” Then this.") == ["It was cold.", "It was dark."])
        #expect(words("“It was cold. And this is all.\n\nHe said “no”.") == ["no"])
    }

    @Test func `the language of copy has a desk or has none`() {
        #expect(CopyDesk(languageOf: "en-GB") != nil && CopyDesk(languageOf: "xx") == nil)
    }
}
