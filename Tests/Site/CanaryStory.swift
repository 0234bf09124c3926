import Archive
import Editorial
import Foundation
import Newsroom

/// A story with a word of its own in every field, its own topics, people and pictures included.
struct CanaryStory {
    /// Every canary word begins with this, and nothing else in the tests does.
    static let prefix = "zqx"

    /// What a reader of the published story comes to see, somewhere on the site.
    static let forReaders = [
        "headline", "standfirst", "slug", "dateline", "searchtitle", "sharingtitle", "paragraph", "strong", "emphasis", "link",
        "language", "statement", "heading", "quotation", "quotationsource", "bullet", "number", "nested", "tableheader", "tablecell",
        "cardtitle", "cardsummary", "cardsite", "cardauthor", "cardurl", "audiotitle", "background", "leadcaption", "leadcredit", "leadalt",
        "previewtitle", "previewsummary", "previewsite", "previewauthor",
        "bodycaption", "bodycredit", "bodyalt", "topicname", "topicalias", "topicsummary", "topicslug", "secondtopic", "contributor",
        "contributorslug", "biography", "position", "correction", "sectionname", "sectionslug", "sectionsummary", "packagetitle",
        "diary", "diaryanswer", "statementrole", "statementoccasion", "outlet", "outletnote", "original",
        "packageslug", "packagestandfirst", "creator", "rights", "portraitalt", "portraitcredit",
    ].map { prefix + $0 }

    /// What is the newsroom's own whatever becomes of the story.
    static let forTheNewsroom = [
        "backgroundname", "figure", "figureunit", "figuresource", "setaside", "reason", "user", "sourceurl",
        "unused", "hiddendiary", "evidence", "suggestedrole", "suggestedspeaker", "suggestedwords", "suggestedoccasion",
        "suggesteddescription",
        "hiddenpackage",
    ].map { prefix + $0 }

    static let picture = String(repeating: "e", count: 64) + ".png"
    static let bodyPicture = String(repeating: "f", count: 64) + ".png"
    static let portrait = String(repeating: "7", count: 64) + ".png"
    /// The photograph as it came: for nobody outside, whatever is public.
    static let original = String(repeating: "9", count: 64) + ".jpg"
    static let renditions = ["avif", "webp", "jpg"].map(rendition)

    private static func rendition(_ ending: String) -> String { String(repeating: "8", count: 64) + "." + ending }

    let id: Story.ID
    var content: StoryContent

    private static func word(_ name: String) -> String { prefix + name }

    /// Makes what the story names, and the content that names it.
    init(in paper: TestPaper, otherStory: Story.ID) async throws {
        id = paper.newID()
        let topic = try await paper.perform(
            SaveTopic(
                Topic(
                    id: paper.newID(), kind: .person, name: "Zqxtopicname", slug: "zqxtopicslug", summary: "Zqxtopicsummary.",
                    aliases: ["Zqxtopicalias"])))
        let second = try await paper.topic("Zqxsecondtopic")
        paper.media.put(Array("zqxpicture".utf8), as: Self.portrait)
        let portrait = Photograph(
            id: paper.newID(), credit: "Zqxportraitcredit", alternativeText: "Zqxportraitalt",
            file: Photograph.File(name: Self.portrait, type: "image/png", width: 640, height: 640))
        try await paper.perform(SavePhotograph(portrait))
        let contributor = try await paper.perform(
            SaveContributor(
                Contributor(
                    id: paper.newID(), name: "Zqxcontributor", slug: "zqxcontributorslug", biography: "Zqxbiography.",
                    position: "Zqxposition", portrait: portrait.id)))
        let lead = try await Self.photograph("lead", file: Self.picture, in: paper)
        let inBody = try await Self.photograph("body", file: Self.bodyPicture, in: paper)
        let background = try await paper.perform(
            SaveBackground(
                Background(
                    id: paper.newID(), name: "zqxbackgroundname", document: Document([.paragraph([.text("Zqxbackground.")])]),
                    asOf: ImpreciseDate(year: 2025), source: "zqxbackgroundsource", revision: 0)))
        let recording = Recording(
            id: paper.newID(), title: "Zqxaudiotitle", voice: .synthetic(name: "zqxvoice"),
            fileName: String(repeating: "9", count: 64) + ".mp3")
        try await paper.archive.write { try $0.recordings.save(recording) }
        let statement: Statement.ID = paper.newID()
        content = StoryContent(
            headline: "Zqxheadline", standfirst: "Zqxstandfirst.", slug: "zqxslug",
            byline: [BylineEntry(contributor: contributor.id)], dateline: "ZQXDATELINE", topics: [topic.id, second.id],
            leadPhotograph: PhotographUse(lead),
            document: Self.document(
                photograph: inBody, background: background.id, recording: recording.id, statement: statement, other: otherStory),
            inNewsFeed: true, searchTitle: "Zqxsearchtitle", sharingTitle: "Zqxsharingtitle")
    }

    private static func photograph(_ name: String, file: String, in paper: TestPaper) async throws -> Photograph.ID {
        paper.media.put(Array("zqxpicture".utf8), as: file)
        let photograph = Photograph(
            id: paper.newID(), caption: name == "lead" ? "Zqxleadcaption." : "zqxunused", credit: "Zqx\(name)credit",
            creator: "zqxcreator", rights: "zqxrights", place: "zqxplace", occasion: "zqxoccasion", alternativeText: "Zqx\(name)alt",
            file: Photograph.File(name: file, type: "image/png", width: 640, height: 480), sourceURL: "https://zqxsourceurl.example/")
        try await paper.perform(SavePhotograph(photograph, original: original))
        let renditions = [
            Rendition(crop: .whole, width: 640, height: 480, avif: rendition("avif"), webp: rendition("webp"), jpeg: rendition("jpg"))
        ]
        for name in renditions[0].files { paper.media.put(Array("zqxpicture".utf8), as: name) }
        if let file = photograph.file { try await paper.perform(RecordRenditions(of: photograph, file: file, renditions: renditions)) }
        return photograph.id
    }

    private static func document(
        photograph: Photograph.ID, background: Background.ID, recording: Recording.ID, statement: Statement.ID, other: Story.ID
    ) -> Document {
        Document([
            .paragraph([
                .text("Zqxparagraph "), .text("zqxstrong ", [.strong]), .text("zqxemphasis ", [.emphasis]),
                .text("a link ", [.link(href: "https://zqxlink.example/zqxlink")]), .lineBreak,
                .text("zqxstatement ", [.statement(statement)]), .text("zqxword ", [.language("x-zqxlang")]), .text("zqxlanguage"),
            ]),
            .heading(level: 2, [.text("Zqxheading")]),
            .quotation([.paragraph([.text("Zqxquotation")])], source: "Zqxquotationsource"),
            .bulletList([[.paragraph([.text("Zqxbullet")]), .bulletList([[.paragraph([.text("Zqxnested")])]])]]),
            .orderedList(start: 3, [[.paragraph([.text("Zqxnumber")])]]),
            .table(
                Table(rows: [
                    [
                        .init(isHeader: true, blocks: [.paragraph([.text("Zqxtableheader")])]),
                        .init(blocks: [.paragraph([.text("Zqxtablecell")])]),
                    ]
                ])),
            .photograph(PhotographUse(photograph, caption: "Zqxbodycaption")),
            .storyCard(
                .elsewhere(
                    .init(
                        title: "Zqxcardtitle", summary: "Zqxcardsummary", site: "Zqxcardsite", author: "Zqxcardauthor",
                        url: "https://zqxcardurl.example/"))),
            .storyCard(.elsewhere(.init(title: "", url: link))), .storyCard(.own(other)), .background(background), .divider,
            .audio(recording),
        ])
    }

    private static let link = "https://zqxpreviewurl.example/"

    /// Fetches the page that a card leads to.
    private func fetchPreview(in paper: TestPaper) async throws {
        let now = paper.clock.now
        try await LinkFetching(paper.editorial) { url throws(LinkFailure) in
            LinkPreview(
                url: url, title: "Zqxpreviewtitle", summary: "Zqxpreviewsummary.", site: "Zqxpreviewsite", author: "Zqxpreviewauthor",
                language: "en", fetchedAt: now)
        }.fetchDue()
    }

    /// Saves the content, and beside it everything that the newsroom keeps about a story.
    func save(in paper: TestPaper, basedOn: Int = 0) async throws -> Int {
        let saved = try await paper.save(id, content, basedOn: basedOn)
        try await keepRecord(in: paper)
        try await fetchPreview(in: paper)
        var late = content
        late.headline = "Zqxsetaside"
        let outcome = try await paper.perform(SaveStory(story: id, content: late, basedOn: saved.revision + 7))
        guard case .conflict = outcome else { throw NewsroomError.conflict("a late save was taken") }
        return saved.revision
    }

    private func keepRecord(in paper: TestPaper) async throws {
        let speaker = content.topics[0]
        let outlet = Outlet(id: paper.newID(), name: "Zqxoutlet", kind: .newspaper, note: "zqxoutletnote")
        try await paper.perform(SaveOutlet(outlet))
        for statement in content.document.statements {
            try await paper.perform(
                SaveStatement(
                    Statement(
                        id: statement, story: id, speaker: speaker, role: "zqxstatementrole", kind: .direct,
                        content: .verbatim("zqxstatement"), said: ImpreciseDate(year: 2026), occasion: "zqxstatementoccasion",
                        outlets: [outlet.id], topics: content.topics,
                        original: Statement.Original(text: "zqxoriginal", language: "uk"), evidence: "https://zqxevidence.example/"),
                    confirms: true))
        }
        try await suggest(in: paper)
        try await paper.perform(
            SaveFigure(
                Figure(id: paper.newID(), story: id, value: "7", unit: "zqxfigureunit", counts: "zqxfigure", source: "zqxfiguresource")))
        try await keepDiary(in: paper)
    }

    /// Of the text, and beside it: what no editor lets through, and what somebody answered who may not publish.
    private func keepDiary(in paper: TestPaper) async throws {
        let told = DiaryEvent(
            id: paper.newID(), what: "zqxdiary", when: ImpreciseDate(year: 2025), story: id, passage: "Zqxparagraph", isPublic: true)
        try await paper.perform(ConfirmExpectation(told, topics: content.topics))
        try await paper.perform(AnswerDiaryEvent(told.id, .happened, note: "zqxdiaryanswer"))
        let hidden = DiaryEvent(id: paper.newID(), what: "zqxhiddendiary", when: ImpreciseDate(year: 2025), story: id)
        try await paper.perform(SaveDiaryEvent(hidden))
    }

    /// Statements that nobody confirmed count for nothing, and neither do confirmed ones of which the text has no passage.
    private func suggest(in paper: TestPaper) async throws {
        let speaker = try await paper.topic("Zqxsuggestedspeaker")
        func save(_ attribution: Statement.Attribution, described: String, confirms: Bool) async throws {
            let statement = Statement(
                id: paper.newID(), story: id, speaker: attribution == .onRecord ? speaker.id : nil, attribution: attribution,
                described: described, role: "zqxsuggestedrole", kind: .indirect, content: .sense("zqxsuggestedwords"),
                occasion: "zqxsuggestedoccasion", topics: content.topics)
            try await paper.perform(SaveStatement(statement, confirms: confirms))
        }
        try await save(.onRecord, described: "", confirms: false)
        try await save(.onRecord, described: "", confirms: true)
        try await save(.anonymous, described: "zqxsuggesteddescription", confirms: false)
    }
}
