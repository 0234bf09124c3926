import Editorial
import Foundation
import Media
import Newsroom
import Quarantine

/// Makes the sample paper by the same acts as an editor would, with the clock set to when each would have done it.
struct SamplePaper {
    private let files: SampleFiles
    private let newsroom: OpenNewsroom
    let words: SampleWords
    private let madeAt: Date

    init(files: SampleFiles, newsroom: OpenNewsroom, madeAt: Date) {
        self.files = files
        self.newsroom = newsroom
        self.madeAt = madeAt
        words = SampleWords(madeAt: madeAt, zone: newsroom.settings.paper.timeZone)
    }

    /// Returns how many stories the paper has.
    func make() async throws -> Int {
        let start = madeAt.addingTimeInterval(-30 * 86_400)
        var names = SampleNames()
        try await addPeopleAndTopics(&names, at: start)
        try await addPhotographs(&names, at: start)
        try await addBackgrounds(&names, at: start)
        for story in files.stories {
            names.stories[try story.text("slug")] = IdentifierSource(now: { start }).next()
            let published = try time(before: story.text("publishedBefore"))
            for statement in story.list("statements") {
                names.statements[try statement.text("key")] = IdentifierSource(now: { published }).next()
            }
        }
        var steps: [(at: Date, run: (SampleNames) async throws -> Void)] = []
        for story in files.stories { steps += try self.steps(of: story) }
        for step in steps.sorted(by: { $0.at < $1.at }) { try await step.run(names) }
        try await linkTranslations(names)
        try await linkStatements(names)
        try await addDiary(names)
        try await arrange(names)
        return files.stories.count
    }

    @discardableResult
    func perform<Performed: Act>(_ act: Performed, at time: Date) async throws -> Performed.Outcome {
        let identifiers = IdentifierSource(now: { time })
        let editorial = Editorial(
            newsroom.archive, zone: newsroom.settings.paper.timeZone, now: { time }, identifiers: identifiers)
        return try await editorial.perform(act, as: User.operator.id)
    }

    private func addPeopleAndTopics(_ names: inout SampleNames, at time: Date) async throws {
        let identifiers = IdentifierSource(now: { time })
        for entry in files.paper.list("contributors") {
            let contributor = Contributor(
                id: identifiers.next(), name: try entry.text("name"), slug: try entry.text("slug"),
                biography: entry["biography"]?.string ?? "", position: entry["position"]?.string ?? "",
                links: entry.list("links").compactMap(\.string))
            names.contributors[contributor.slug] = try await perform(SaveContributor(contributor), at: time).id
        }
        for (position, entry) in files.paper.list("sections").enumerated() {
            let section = Section(
                id: identifiers.next(), name: try entry.text("name"), slug: try entry.text("slug"), summary: entry["summary"]?.string ?? "",
                position: position)
            names.sections[section.slug] = try await perform(SaveSection(section), at: time).id
        }
        for entry in files.paper.list("topics") {
            let topic = Topic(
                id: identifiers.next(), kind: try entry.name("kind"), name: try entry.text("name"), slug: try entry.text("slug"),
                summary: entry["summary"]?.string ?? "", aliases: entry.list("aliases").compactMap(\.string),
                began: date(entry["began"]), ended: date(entry["ended"]), place: entry["place"]?.string ?? "")
            names.topics[topic.slug] = try await perform(SaveTopic(topic), at: time).id
        }
        for entry in files.paper.list("outlets") {
            let outlet = Outlet(
                id: identifiers.next(), name: try entry.text("name"), kind: try entry.name("kind"), note: entry["note"]?.string ?? "")
            try await perform(SaveOutlet(outlet), at: time)
            names.outlets[outlet.name] = outlet.id
        }
    }

    private func addPhotographs(_ names: inout SampleNames, at time: Date) async throws {
        let darkroom = try newsroom.darkroom()
        for entry in files.paper.list("photographs") {
            let path = files.folder.appendingPathComponent(try entry.text("file")).path
            let sample = try photograph(entry, at: time)
            do {
                let taken = try await darkroom.takeIn(path) { _ in sample }
                try await perform(SavePhotograph(taken.photograph, original: taken.original), at: time)
            } catch let refusal as Refusal {
                throw CommandFailure("\(path): \(refusal.reason)")
            }
            names.photographs[try entry.text("key")] = sample.id
        }
    }

    private func photograph(_ entry: JSONValue, at time: Date) throws -> Photograph {
        func text(_ key: String) -> String { words.filled(entry[key]?.string ?? "", language: "en") }
        return Photograph(
            id: IdentifierSource(now: { time }).next(), caption: text("caption"), credit: text("credit"), creator: text("creator"),
            rights: text("rights"), place: text("place"), occasion: text("occasion"), taken: ImpreciseDate(text("taken")),
            alternativeText: text("alternativeText"), digitalSourceType: "algorithmicMedia",
            focalPoint: Photograph.FocalPoint(x: entry["focalPoint"]?.number("x") ?? 0.5, y: entry["focalPoint"]?.number("y") ?? 0.5))
    }

    private func addBackgrounds(_ names: inout SampleNames, at time: Date) async throws {
        for entry in files.paper.list("backgrounds") {
            guard let asOf = ImpreciseDate(try entry.text("asOf")) else { throw CommandFailure("a background has no date") }
            let document = try words.document(entry["content"] ?? .array([]), names: names, statements: [:], language: "en")
            let background = Background(
                id: IdentifierSource(now: { time }).next(), name: try entry.text("name"), document: document, asOf: asOf,
                source: entry["source"]?.string ?? "", revision: 0)
            names.backgrounds[try entry.text("key")] = try await perform(SaveBackground(background), at: time).id
        }
    }

    /// Writing and publishing the story, then each of its updates, each at its time.
    private func steps(of story: JSONValue) throws -> [(at: Date, run: (SampleNames) async throws -> Void)] {
        let published = try time(before: story.text("publishedBefore"))
        var steps: [(at: Date, run: (SampleNames) async throws -> Void)] = [
            (published, { names in try await publish(story, names, at: published) })
        ]
        for (index, update) in story.list("updates").enumerated() {
            let at = try time(before: update.text("before"))
            steps.append((at, { names in try await apply(update, to: story, after: index + 1, names, at: at) }))
        }
        return try steps + LiveSample(story, in: self).steps
    }

    private func publish(_ story: JSONValue, _ names: SampleNames, at time: Date) async throws {
        let slug = try story.text("slug")
        let id = try names.find(slug, in: names.stories, "story")
        do {
            let content = try content(story, story["content"] ?? .array([]), names)
            _ = try await perform(SaveStory(story: id, content: content, basedOn: 0), at: time)
            try await putOnRecord(story, in: content.document, as: id, names, at: time)
            _ = try await perform(MoveStory(story: id, to: .ready), at: time)
            _ = try await perform(PublishStory(story: id, revision: 1), at: time)
        } catch let error as NewsroomError {
            throw CommandFailure("sample story \(slug): \(error.description)")
        }
    }

    /// Those statements of which the copy has the passage: it is the words that it has which are confirmed.
    private func putOnRecord(
        _ story: JSONValue, in document: Document, as id: Story.ID, _ names: SampleNames, at time: Date
    ) async throws {
        let carried = Set(document.statements)
        for entry in story.list("statements") {
            let statement = try statement(entry, story: id, names)
            if carried.contains(statement.id) { try await perform(SaveStatement(statement, confirms: true), at: time) }
        }
    }

    private func apply(
        _ update: JSONValue, to story: JSONValue, after revision: Int, _ names: SampleNames, at time: Date
    ) async throws {
        let slug = try story.text("slug")
        let id = try names.find(slug, in: names.stories, "story")
        do {
            let content = try content(story, update["content"] ?? .array([]), names)
            let saved = try await perform(SaveStory(story: id, content: content, basedOn: revision), at: time)
            guard case .saved(let number) = saved else { throw CommandFailure("sample story \(slug): an update met another") }
            try await putOnRecord(story, in: content.document, as: id, names, at: time)
            if let correction = update["correction"], let text = correction["text"]?.string {
                let words = words.filled(text, language: story["language"]?.string ?? "en")
                _ = try await perform(
                    IssueCorrection(story: id, revision: number, kind: try correction.name("kind"), text: words), at: time)
            } else {
                _ = try await perform(UpdatePublished(story: id, revision: number, kind: .update), at: time)
            }
        } catch let error as NewsroomError {
            throw CommandFailure("sample story \(slug): \(error.description)")
        }
    }

    private func content(_ story: JSONValue, _ blocks: JSONValue, _ names: SampleNames) throws -> StoryContent {
        let language = story["language"]?.string ?? "en"
        var content = StoryContent(kind: try story.name("kind"), language: language)
        content.headline = words.filled(try story.text("headline"), language: language)
        content.standfirst = words.filled(story["standfirst"]?.string ?? "", language: language)
        content.slug = try story.text("slug")
        content.dateline = story["dateline"]?.string ?? ""
        content.inNewsFeed = story["inNewsFeed"] == .bool(true)
        content.byline = try story.list("byline").map {
            BylineEntry(
                contributor: try names.find(try $0.text("contributor"), in: names.contributors, "contributor"), role: try $0.name("role"))
        }
        content.topics = try story.list("topics").compactMap(\.string).map { try names.find($0, in: names.topics, "topic") }
        content.section = try story["section"]?.string.map { try names.find($0, in: names.sections, "section") }
        if let key = story["leadPhotograph"]?.string {
            content.leadPhotograph = PhotographUse(try names.find(key, in: names.photographs, "photograph"))
        }
        content.document = try words.document(blocks, names: names, statements: names.statements, language: language)
        return content
    }

    private func statement(_ entry: JSONValue, story: Story.ID, _ names: SampleNames) throws -> Statement {
        let text = words.filled(try entry.text("content"), language: "en")
        let attribution = entry["attribution"]?.string.flatMap(Statement.Attribution.init) ?? .onRecord
        var original: Statement.Original?
        if let words = entry["original"]?["text"]?.string, let language = entry["original"]?["language"]?.string {
            original = Statement.Original(text: words, language: language)
        }
        return Statement(
            id: try names.find(try entry.text("key"), in: names.statements, "statement"), story: story,
            speaker: try entry["speaker"]?.string.map { try names.find($0, in: names.topics, "topic") }, attribution: attribution,
            described: entry["described"]?.string ?? "", role: entry["role"]?.string ?? "", kind: try entry.name("kind"),
            content: entry["verbatim"] == .bool(true) ? .verbatim(text) : .sense(text),
            said: entry["said"]?.string.flatMap { ImpreciseDate(words.filled($0, language: "en")) },
            occasion: entry["occasion"]?.string ?? "",
            outlets: try entry.list("outlets").compactMap(\.string).map { try names.find($0, in: names.outlets, "outlet") },
            topics: try entry.list("topics").compactMap(\.string).map { try names.find($0, in: names.topics, "topic") },
            original: original)
    }

    private func date(_ value: JSONValue?) -> ImpreciseDate? {
        value?.string.flatMap { ImpreciseDate(words.filled($0, language: "en")) }
    }

    /// Packages, and the front page.
    private func arrange(_ names: SampleNames) async throws {
        func story(_ slug: String) throws -> Story.ID { try names.find(slug, in: names.stories, "story") }
        var packages: [String: StoryPackage.ID] = [:]
        for entry in files.paper.list("packages") {
            let saved = StoryPackage(
                id: IdentifierSource(now: { madeAt }).next(), title: try entry.text("title"), slug: try entry.text("slug"),
                standfirst: entry["standfirst"]?.string ?? "", stories: try entry.list("stories").compactMap(\.string).map(story),
                lead: try entry["lead"]?.string.map(story), isPublic: entry["public"] == .bool(true))
            packages[saved.slug] = try await perform(SavePackage(saved), at: madeAt).id
        }
        guard let wish = files.paper["front"] else { return }
        var front = FrontArrangement()
        if let lead = wish["lead"]?.string { front.stories[.init(.lead)] = try story(lead) }
        for slot in [FrontArrangement.Slot.seconds, .columns] {
            for (position, slug) in wish.list(slot.rawValue).compactMap(\.string).enumerated() where slug != "-" {
                front.stories[.init(slot, position)] = try story(slug)
            }
        }
        front.packages = try wish.list("packages").compactMap(\.string).map { try names.find($0, in: packages, "package") }
        _ = try await perform(ArrangeFront(front), at: madeAt)
    }

    private func linkTranslations(_ names: SampleNames) async throws {
        for story in files.stories {
            guard let original = story["translationOf"]?.string else { continue }
            let pair = [
                try names.find(original, in: names.stories, "story"), try names.find(story.text("slug"), in: names.stories, "story"),
            ]
            try await perform(LinkTranslations(pair), at: madeAt)
        }
    }

    private func linkStatements(_ names: SampleNames) async throws {
        for entry in files.paper.list("statementLinks") {
            let link = StatementLink(
                from: try names.find(entry.text("from"), in: names.statements, "statement"),
                to: try names.find(entry.text("to"), in: names.statements, "statement"), kind: try entry.name("kind"))
            try await perform(LinkStatements(link), at: madeAt)
        }
    }

    private func addDiary(_ names: SampleNames) async throws {
        for entry in files.paper.list("diary") {
            guard let when = ImpreciseDate(words.filled(try entry.text("when"), language: "en")) else {
                throw CommandFailure("a diary event has no date")
            }
            let event = DiaryEvent(
                id: IdentifierSource(now: { madeAt }).next(), what: try entry.text("what"), when: when,
                topics: try entry.list("topics").compactMap(\.string).map { try names.find($0, in: names.topics, "topic") },
                story: try entry["story"]?.string.map { try names.find($0, in: names.stories, "story") },
                isPublic: entry["public"] == .bool(true))
            try await perform(SaveDiaryEvent(event), at: madeAt)
            let answer: AnswerDiaryEvent.Answer? =
                switch entry["outcome"]?.string {
                case "happened": .happened
                case "didNotHappen": .didNotHappen
                default: nil
                }
            if let answer { try await perform(AnswerDiaryEvent(event.id, answer, note: entry["note"]?.string ?? ""), at: madeAt) }
        }
    }

    /// An ISO 8601 duration of days, hours and minutes before the paper was made: `P2DT3H20M`.
    func time(before duration: String) throws -> Date {
        var seconds = 0.0
        var number = ""
        for character in duration.dropFirst() {
            switch character {
            case "D": seconds += 86_400 * (Double(number) ?? 0)
            case "H": seconds += 3_600 * (Double(number) ?? 0)
            case "M": seconds += 60 * (Double(number) ?? 0)
            default: break
            }
            number = character.isNumber ? number + String(character) : ""
        }
        guard duration.hasPrefix("P"), seconds > 0 else { throw CommandFailure("\"\(duration)\" is not a duration such as P2DT3H20M") }
        return madeAt.addingTimeInterval(-seconds)
    }
}
