/// The words by which a line is known to be furniture, in the languages of the pages that are read. All in lower case.
enum FurniturePhrases {
    /// A line that is nothing else, but for a colon or dots at its end.
    static let whole: Set<String> = [
        "advertisement", "advertising", "ad", "ads", "sponsored", "sponsored content", "caption", "close", "enlarge image", "enlarge",
        "tags",
        "related tags", "trending", "share", "share this", "share this article", "share this story", "tweet", "email", "print", "save",
        "comments", "comment", "leave a comment", "related", "related articles", "related stories", "related topics", "related news",
        "related content", "more on this story",
        "read more", "read next", "see also", "recommended", "don't miss", "don’t miss", "most read", "most popular", "popular", "loading",
        "image", "video", "photo", "photos", "gallery", "view gallery", "play", "watch", "watch now", "watch live",
        "story continues below advertisement", "story continues",
        "article continues below advertisement", "continue reading", "continue reading below", "advertisement - scroll to continue",
        "scroll to continue with content", "skip advertisement", "sign up", "subscribe", "follow", "following", "follow us", "newsletter",
        "newsletters",
        "copy link", "link copied", "hide caption", "toggle caption", "getty images", "reuters", "topics", "topics in this article",
        "more from this section", "up next", "learn more", "listen", "listen to article", "add as preferred source on google",
        "view comments", "show comments",
        "anzeige", "werbung", "mehr zum thema", "lesen sie auch", "lesen sie hier mehr", "mehr lesen", "teilen", "schlagworte",
        "kommentare", "auch interessant", "empfohlener externer inhalt", "externer inhalt", "weiterlesen", "artikel teilen", "vorlesen",
        "merken",
        "publicité", "partager", "à lire aussi", "lire aussi", "sur le même sujet", "publicidad", "compartir", "comparte",
        "te puede interesar", "lee también", "lee también:", "relacionado", "relacionadas", "más información", "etiquetas",
        "pubblicità", "leggi anche", "condividi", "publicidade", "leia também", "leia mais", "compartilhe", "reklama", "czytaj też",
        "czytaj także", "udostępnij", "zobacz też", "lees ook", "advertentie", "annonse", "annonce", "annons", "läs också", "läs mer",
        "les også", "læs også", "mainos",
        "iklan", "comments are closed", "(noch keine bewertungen)", "seite teilen", "video loading", "video unavailable", "czytaj więcej",
        "weitere informationen", "empfohlener redaktioneller inhalt", "mehr dazu", "more about", "mehr infos", "story highlights",
        "share article", "jump to comments",
        "реклама", "читайте також", "читайте также", "поділитися", "поделиться", "теги", "reklam", "paylaş", "広告",
    ]

    /// A line that begins so and is short, or mostly links.
    static let openings: PhraseList = [
        "read more", "read also", "read next", "read:", "also read", "also:", "related:", "related story", "related stories",
        "related article", "see also", "see more", "see related", "more:", "more from", "watch:", "watch |", "don't miss", "don’t miss",
        "recommended:", "click here",
        "click to", "sign up", "subscribe", "follow us", "follow @", "follow ", "share this", "listen to", "continue reading",
        "advertisement", "story continues", "article continues", "you may also like", "you might also like", "what to read next",
        "get the latest", "download the", "join our", "like us on",
        "photo:", "photos:", "image:", "photo by", "photo credit", "image credit", "photograph:", "credit:", "(image", "(photo", "source:",
        "filed under", "tags:", "tagged", "posted in", "categories:", "©", "copyright ",
        "lesen sie", "lesen sie auch", "mehr zum thema", "auch interessant", "foto:", "bild:", "quelle:", "zum thema:", "zum artikel",
        "hier geht es",
        "lire aussi", "à lire aussi", "lire également", ">> lire", "photo :", "crédit", "lee también", "lea también", "te puede interesar",
        "más información", "leggi anche", "(leggi anche", "leia também", "veja também", "leia mais", "czytaj też", "czytaj także",
        "zobacz także", "zobacz też", "polecamy", "lees ook", "läs också", "läs även", "les også", "læs også", "lue myös",
        "читайте також", "читайте также", "дивіться також", "фото:", "підписуйтесь", "підписуйтеся", "следите за", "подписывайтесь",
        "ayrıca", "関連記事",
    ]

    /// A line near the end that begins so ends the story, whatever its length.
    static let endings: PhraseList = [
        "about the author", "about the writer", "about author", "über den autor", "über die autorin", "à propos de l'auteur",
        "sobre el autor", "all rights reserved", "copyright ©", "© 20", "©20", "copyright 20",
        "related articles", "related posts", "related stories", "related content", "related topics", "related news", "more from",
        "more stories", "more on this", "read next", "recommended for you", "you may also like", "you might also like", "you may like",
        "what to read next", "latest news", "most read", "most popular", "trending now", "popular stories", "top stories",
        "leave a reply", "leave a comment", "join the conversation", "join the discussion", "post a comment", "comments (",
        "sponsored stories", "mehr zum thema", "das könnte sie auch interessieren", "das könnte dich auch interessieren", "lesen sie auch",
        "sur le même sujet", "noticias relacionadas", "artículos relacionados", "articoli correlati", "potrebbe interessarti",
        "artigos relacionados", "podobne artykuły", "czytaj także", "gerelateerde artikelen",
        "this material may not be published", "the contents of this site are",
    ]

    /// Within a short line that names a moment or a writer and nothing else.
    static let datelineWords: Set<String> = [
        "published", "updated", "posted", "modified", "last", "on", "at", "am", "pm", "a", "p", "m", "by", "est", "edt", "cst", "cdt",
        "pst", "pdt", "et", "gmt", "utc", "bst", "ist", "first", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday",
        "wednesday",
        "thursday", "friday", "saturday", "sunday", "ago", "hours", "hour", "minutes", "minute", "min", "mins", "read", "day", "days",
        "the", "date", "created", "time", "of", "uhr", "stand", "aktualisiert", "veröffentlicht", "am", "um", "von", "vom", "le", "à",
        "publié", "mis", "jour", "actualizado", "publicado",
        "el", "las", "h", "de", "del", "il", "alle", "ore", "pubblicato", "aggiornato", "comments", "comment", "shares", "share", "views",
        "view", "letture", "lesezeit", "minuten", "sec", "reads",
    ]

    /// A line that begins so and links to one story is that story's card.
    static let relatedStory: PhraseList = [
        "read more", "read also", "also read", "read next", "related", "see also", "more:", "see more", "lesen sie auch", "mehr zum thema",
        "lire aussi",
        "à lire aussi", "lire également", "lee también", "lea también", "leggi anche", "(leggi anche", "leia também", "leia mais",
        "czytaj też", "czytaj także", "zobacz też",
        "lees ook", "läs också", "les også", "læs også", "читайте також", "читайте также",
    ]

    /// A short line that begins so and holds a date is no copy.
    static let datelines: PhraseList = [
        "first published", "last updated", "published", "updated", "last modified", "posted", "created", "by ", "erstellt",
        "veröffentlicht", "aktualisiert", "stand:", "publié", "mis à jour", "publicado", "actualizado", "ultima modifica",
        "pubblicato", "aggiornato", "opublikowano", "aktualizacja", "опубліковано", "оновлено", "опубликовано", "publisert", "oppdatert",
        "publicerad", "uppdaterad", "publiziert",
    ]

    /// What asks the reader for something, by words that come together in it.
    static let appeals: [[[UInt8]]] = [
        ["affiliate", "commission"], ["affiliate", "link"], ["sign up", "newsletter"], ["subscribe", "newsletter"],
        ["newsletter", "abonn"], ["subscribe", "channel"],
        ["whatsapp", "abonn"], ["support our journalism"], ["become a member", "support"], ["anmelden", "newsletter"], ["externen inhalt"],
        ["personenbezogene daten", "übermittelt"],
        ["mit einem klick anzeigen"], ["inhalte", "angezeigt werden", "einverstanden"], ["follow us on", "facebook"],
        ["follow us on", "twitter"], ["подпис", "telegram"], ["підпис", "telegram"],
    ].map { words in words.map { Array($0.utf8) } }

    /// Who else worked on a story, after its end.
    static let reporting: PhraseList = [
        "(reporting by", "reporting by", "(additional reporting by", "additional reporting by", "our standards: the",
    ]

    static let writerVerbs: Set<String> = [
        "is", "was", "has", "writes", "covers", "joined", "reports", "can", "ist", "arbeitet", "schreibt", "est", "es", "è", "jest", "är",
        "er", "began", "started", "spent", "lives",
    ]
}
