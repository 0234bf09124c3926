import Newsroom

/// A line that speaks of a recording of the page: "Listen to this article", "Audio created with the help of AI".
enum AudioNotice {
    private static let longest = 30

    /// What the line says of the recording; nil where it is no such notice.
    /// - Parameter tokens: the line's.
    static func reading(_ text: String, tokens: [Token]) -> ImportedStory.Audio? {
        guard tokens.count(where: { $0.kind != .sign }) <= longest, let first = text.first, !"\"\u{201C}\u{00AB}\u{201E}".contains(first)
        else { return nil }
        let phrase = tokens.lazy.filter { $0.kind == .word }.map(\.lower).joined(separator: " ")
        guard PagePhrases.opens(phrase, with: openings, upTo: 6) else { return nil }
        return .init(isSynthetic: isSynthetic(tokens))
    }

    /// Whether the words speak of a voice that no person lent.
    static func isSynthetic(_ tokens: [Token]) -> Bool {
        tokens.contains { synthetic.contains($0.lower) }
    }

    private static let openings = PagePhrases.lines(
        """
        this audio is; this audio was; audio is created; audio created; audio generated; listen to this; listen to article; listen to the article
        listen to story; listen to the story; this article is read; this story is read; this article was narrated; audio version
        audio of this; audio by; narrated by; read by an; read aloud by; this is an ai generated audio; hear this story; play audio
        слухати статтю; послухати статтю; прослухати статтю; слухайте статтю; аудіо створено; аудіоверсія; озвучено; це аудіо; слухати новину
        слушать статью; прослушать статью; аудио создано; аудиоверсия; озвучено
        artikel anhören; diesen artikel anhören; den artikel hören; dieses audio; vorgelesen von; audio erstellt; diese audiofassung; artikel vorlesen
        écouter l'article; écouter l’article; écouter cet article; cet audio; audio généré; lecture audio
        escuchar el artículo; escuchar artículo; escucha este artículo; este audio; escuchar la noticia; audio generado
        """)

    private static let synthetic: Set<String> = [
        "ai", "artificial", "synthetic", "automated", "automatically", "auto", "generated", "computer", "robot", "tts", "text-to-speech",
        "ші",
        "штучного", "штучним", "штучний", "ии", "искусственного", "искусственным", "ki", "künstliche", "künstlicher", "künstlichen",
        "synthetische", "synthetischer", "computerstimme", "ia", "artificielle", "synthèse", "artificial", "sintética",
    ]
}
