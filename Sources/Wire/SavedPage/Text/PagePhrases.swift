/// What pages print around their stories, in English, Ukrainian, Russian, German, French and Spanish: lower case, words only.
enum PagePhrases {
    /// Lines that say nothing else.
    static let furniture = lines(
        """
        skip to content; skip to main content; skip to main; skip navigation; jump to content; menu; open menu; close; search; home; sign in
        log in; login; register; subscribe; subscribe now; donate; support us; become a member; join us; advertisement; advertising; sponsored
        comments; comment; leave a comment; show comments; view comments; join the conversation; share; share this; share this article
        share this story; share article; share options; share on facebook; share on twitter; share on x; copy link; link copied; print
        print this page; save; bookmark; listen; loading; back to top; next article; previous article; next; previous; close menu
        follow us; contact us; about us; privacy policy; terms of use; terms of service; cookie policy; cookie settings; accept; accept all
        accept cookies; reject all; manage preferences; manage cookies; read more; see more; show more; load more; view gallery; full screen
        open image in gallery; newsletter; newsletters; get the newsletter; email address; your email; continue reading; follow topic
        report an error; spotted a mistake; give feedback; editor's picks; gift this article; add to reading list; change language
        перейти до вмісту; перейти до основного вмісту; поділитися; поділитись; підписатися; підписатись; реклама; коментарі; меню; пошук
        увійти; головна; друк; підтримати; скопіювати посилання; розсилка; прийняти всі; детальніше; наступна стаття; надрукувати
        перейти к содержанию; поделиться; подписаться; комментарии; поиск; войти; главная; печать; скопировать ссылку; рассылка
        zum inhalt springen; zum hauptinhalt springen; direkt zum inhalt; teilen; artikel teilen; anzeige; werbung; kommentare; kommentieren
        drucken; suche; anmelden; registrieren; abonnieren; abo; startseite; merken; link kopieren; mehr anzeigen; nach oben; menü
        alle akzeptieren; datenschutz; impressum; zur startseite; per mail; vorlesen
        aller au contenu; aller au contenu principal; partager; partager l'article; publicité; commentaires; imprimer; rechercher; recherche
        se connecter; s'abonner; s’abonner; je m'abonne; accueil; copier le lien; haut de page; tout accepter; mentions légales; lire plus tard
        saltar al contenido; ir al contenido; compartir; publicidad; comentarios; imprimir; buscar; iniciar sesión; suscríbete; suscribirse
        inicio; copiar enlace; aceptar todo; aceptar; guardar; política de privacidad; aviso legal; volver arriba
        """)

    /// Furniture whose rest varies. A line of prose is never taken for one unless it is short.
    static let furnitureOpenings = lines(
        """
        sign up for; sign up to; subscribe to our; subscribe to the; get our newsletter; get the latest; get the best of; join our
        join thousands; follow us on; we use cookies; this site uses cookies; this website uses cookies; by continuing to use; by clicking
        by subscribing; by signing up; all rights reserved; copyright; share this on; share on; share via; comments are; no comments
        leave a reply; click here to; tap here to; download our app; download the app; get the app; support our journalism; support independent
        support our work; thank you for reading; enter your email; your email address; this article is free; already a subscriber; want more
        view comments; read the full; story continues below; article continues; advertisement article; scroll down; recommended by; powered by
        підпишіться на; підписуйтесь на; підписуйтеся на; ми використовуємо; цей сайт використовує; стежте за нами; читайте нас у; підтримайте
        усі права захищено; всі права захищено; долучайтеся до; якщо ви помітили помилку; помітили помилку
        подпишитесь на; подписывайтесь на; мы используем; этот сайт использует; все права защищены; читайте нас в; если вы заметили ошибку
        abonnieren sie; melden sie sich; wir verwenden cookies; diese website verwendet; diese seite verwendet; folgen sie uns; alle rechte vorbehalten
        unser newsletter; newsletter abonnieren; jetzt anmelden; jetzt abonnieren
        abonnez vous; inscrivez vous; nous utilisons des cookies; ce site utilise; suivez nous; tous droits réservés; recevez notre; la suite après
        suscríbete a; suscríbase a; utilizamos cookies; este sitio utiliza; esta web utiliza; síguenos en; todos los derechos reservados; recibe nuestra
        """)

    /// A line of nothing but these is a bar of buttons.
    static let buttons = Set(
        """
        share tweet email print facebook twitter x linkedin whatsapp telegram reddit copy link pin pinterest messenger instagram
        youtube bluesky threads mastodon viber signal flipboard pocket save comment comments on via to tiktok rss more mail sms
        поділитися твітнути teilen mailen drucken merken partager imprimer envoyer compartir enviar imprimir flip bookmark gift signal
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Opens a block of other stories, or, with a title behind it, names one.
    static let related = lines(
        """
        read also; read more; also read; see also; related; related stories; related articles; related news; related topics; related content
        more on this story; more on this; more from; more stories; more news; most read; most popular; most viewed; trending; trending now
        recommended; recommended for you; recommended stories; you may also like; you might also like; don't miss; latest news; latest stories
        latest; top stories; further reading; keep reading; up next; read next; what to read next; popular; in other news; editors picks; editor's picks
        читайте також; читати також; також читайте; дивіться також; більше новин; останні новини; найпопулярніше; популярне; новини за темою; за темою
        схожі новини; вас може зацікавити; найбільш читане; читайте ще
        читайте также; смотрите также; по теме; последние новости; популярное; самое читаемое; ещё по теме; похожие новости
        lesen sie auch; auch interessant; mehr zum thema; zum thema; meistgelesen; das könnte sie auch interessieren; weitere artikel; siehe auch
        weitere nachrichten; mehr dazu; verwandte artikel
        à lire aussi; lire aussi; lire également; sur le même sujet; les plus lus; articles liés; voir aussi; à découvrir; nos articles
        lea también; lee también; leer más; te puede interesar; le puede interesar; más noticias; lo más leído; noticias relacionadas; ver también
        artículos relacionados; más información; además
        """)

    /// The running feed of short news: where a story stands, no topic of it.
    static let newsFeed = lines(
        "news feed; newsfeed; live feed; стрічка новин; стрічка; лента новостей; newsticker; fil info; fil d'actualité; última hora")

    static let topicLabels = lines(
        "topics; topic; tags; tag; filed under; in this story; more on; теми; теги; тема; темы; themen; schlagworte; schlagwörter; stichworte; sujets; mots clés; thèmes; temas; etiquetas; archivado en"
    )

    static let bylineOpenings = lines(
        """
        by; written by; reported by; reporting by; words by; text by; story by; story; posted by; published by; author; authors; автор; автори; авторка; автора
        текст; авторы; von; ein artikel von; par; por; texto; autor; autorin; autoren; auteur; auteurs; autora; autores
        """)

    static let publishedLabels = lines(
        """
        published; published on; published at; first published; originally published; posted; posted on; date; created; created on; release date; published date
        опубліковано; дата публікації; дата; опубликовано; дата публикации; veröffentlicht; veröffentlicht am; erstellt; datum; erschienen; erschienen am
        publié; publié le; publié à; date de publication; publicado; publicado el; publicada; fecha
        """)

    static let updatedLabels = lines(
        """
        updated; updated on; updated at; last updated; last updated on; last modified; modified; last update; last updated at; оновлено; останнє оновлення; обновлено
        последнее обновление; aktualisiert; aktualisiert am; zuletzt aktualisiert; zuletzt aktualisiert am; letzte aktualisierung; stand
        mis à jour; mis à jour le; dernière mise à jour; actualizado; actualizado el; última actualización; modifié le
        """)

    /// Whether a phrase begins with one of the table's, of at most so many words.
    static func opens(_ phrase: String, with table: Set<String>, upTo limit: Int) -> Bool {
        var opening = ""
        for word in phrase.split(separator: " ").prefix(limit) {
            opening += opening.isEmpty ? word : " " + word
            if table.contains(opening) { return true }
        }
        return false
    }

    /// A table of phrases out of lines with semicolons between them.
    static func lines(_ text: String) -> Set<String> {
        Set(text.split { $0 == ";" || $0 == "\n" }.map { String($0).trimmed }.filter { !$0.isEmpty })
    }
}
