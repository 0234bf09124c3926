import Foundation
import Newsroom

/// Puts a story together from recognised lines, walking the page once from top to bottom.
struct TextPageComposer {
    private let lines: [PageLine]
    private let kinds: [LineKind]
    private let order: PageOrder
    private let timeZone: TimeZone
    private var result: ImportedStory
    private var pageDate: PrintedDate?
    private(set) var topicNames: [String] = []
    private var part = Part.head
    private var body = TextBodyBuilder()
    /// Names that lines of cards gave: an "Author:" line below them says nothing new.
    private var cardAuthors: Set<String> = []

    private enum Part {
        /// Behind the headline, before the first paragraph.
        case head
        case copy
        /// A block of other stories.
        case related
    }

    init(lines: [PageLine], kinds: [LineKind], order: PageOrder, timeZone: TimeZone, origin: String) {
        (self.lines, self.kinds, self.order, self.timeZone) = (lines, kinds, order, timeZone)
        result = ImportedStory(origin: origin)
    }

    mutating func story() -> ImportedStory {
        result.headline = LineMarkup.plain(lines[order.headline].text)
        result.standfirst = lines[order.standfirst].map { LineMarkup.plain($0.text) }.joined(separator: " ")
        for index in 0..<order.headline { placeAboveHeadline(index) }
        var index = order.rest
        while index < lines.count { index = place(index) }
        result.body = body.finished()
        result.published = result.published ?? pageDate?.instant(in: timeZone)
        return result
    }

    // MARK: Above the headline

    private mutating func placeAboveHeadline(_ index: Int) {
        switch kinds[index] {
        case .furniture, .related, .divider: break
        case .audio(let isSynthetic): noteAudio(isSynthetic)
        case .meta(let meta): take(meta, at: index)
        case .topics(let names, _): take(topics: names)
        case .picture(let picture): takeLead(picture)
        case .title where PagePhrases.newsFeed.contains(lines[index].phrase): result.inNewsFeed = true
        // Up to three words without a full stop are a menu, a section or the paper's name.
        case .title where lines[index].wordCount <= 3: break
        default: result.unplaced.append(lines[index].text)
        }
    }

    // MARK: Below it

    /// Places a line, or several that belong together, and gives the next to look at.
    private mutating func place(_ index: Int) -> Int {
        if let card = CardReader(lines, kinds, authors: Set(result.byline)).card(at: index), part != .head {
            cardAuthors.insert(card.card.author)
            body.append(.storyCard(.elsewhere(card.card)))
            return card.end
        }
        switch kinds[index] {
        case .furniture: break
        case .divider: if part == .copy { body.appendDivider() }
        case .audio(let isSynthetic): noteAudio(isSynthetic)
        case .meta(let meta): placeMeta(meta, at: index)
        case .topics(let names, let isLabelled): placeTopics(names, isLabelled, at: index)
        case .picture(let picture): placePicture(picture, at: index)
        case .related(let title): return placeRelated(title, at: index)
        case .title: return placeTitle(index)
        case .prose, .heading, .item, .quotation: placeCopy(index)
        }
        return index + 1
    }

    private mutating func placeMeta(_ meta: MetaLine, at index: Int) {
        // A bare date between paragraphs heads a part of a chronicle; behind the head it is not the story's own.
        if part == .copy, !meta.isLabelled, !meta.hasReadingTime, meta.updated == nil, result.published != nil {
            placeTitleAsHeading(index)
        } else if part != .related {
            take(meta, at: index)
        }
    }

    private mutating func take(_ meta: MetaLine, at index: Int) {
        if meta.isPageDate {
            pageDate = pageDate ?? meta.published
            return
        }
        if result.byline.isEmpty {
            result.byline = meta.byline
        } else if !meta.byline.allSatisfy({ result.byline.contains($0) || cardAuthors.contains($0) }) {
            result.unplaced.append(lines[index].text)
        }
        result.published = result.published ?? meta.published?.instant(in: timeZone)
        result.updated = result.updated ?? meta.updated?.instant(in: timeZone)
    }

    private mutating func placeTopics(_ names: [String], _ isLabelled: Bool, at index: Int) {
        if isLabelled || (part == .head && topicNames.isEmpty) { take(topics: names) } else { placeCopy(index) }
    }

    private mutating func take(topics names: [String]) {
        for name in names {
            if PagePhrases.newsFeed.contains(name.lowercased()) {
                result.inNewsFeed = true
            } else if !topicNames.contains(where: { $0.lowercased() == name.lowercased() }) {
                topicNames.append(name)
            }
        }
    }

    private mutating func noteAudio(_ isSynthetic: Bool) {
        result.audio = .init(isSynthetic: isSynthetic || result.audio?.isSynthetic == true)
    }

    // MARK: Pictures

    private mutating func placePicture(_ picture: TextCreditLine, at index: Int) {
        var picture = picture
        if picture.caption.isEmpty, !lines[index].blankBefore, let caption = body.takeLastParagraph(equalTo: lines[index - 1].text) {
            picture.caption = caption
        }
        if part == .copy, picture.certainty < 0.8, lines[index].wordCount > 25 {
            placeCopy(index)
        } else if part == .head || (result.photograph == nil && body.isEmpty) {
            takeLead(picture)
        } else if picture.caption.isEmpty, part == .related {
            return
        } else {
            body.append(photograph: .init(caption: LineMarkup.plain(picture.caption), credit: picture.credit))
        }
    }

    private mutating func takeLead(_ picture: TextCreditLine) {
        guard result.photograph == nil else { return body.append(photograph: .init(caption: picture.caption, credit: picture.credit)) }
        result.photograph = .init(caption: LineMarkup.plain(picture.caption), credit: picture.credit)
    }

    // MARK: Copy

    private mutating func placeCopy(_ index: Int) {
        if part == .related {
            guard isCopyAgain(index) else { return result.unplaced.append(lines[index].text) }
        }
        part = .copy
        body.append(lines[index], as: kinds[index])
    }

    /// Whether the story goes on behind a block of other stories: a paragraph of its own, with more of them before the page ends.
    private func isCopyAgain(_ index: Int) -> Bool {
        kinds[index] == .prose && lines[index].blankBefore && lines[index].wordCount >= 15
    }

    private mutating func placeTitle(_ index: Int) -> Int {
        switch part {
        case .head:
            if result.byline.isEmpty, let meta = MetaLine(lines[index], allowsBareName: true), !meta.byline.isEmpty {
                take(meta, at: index)
            } else if captionFollowed(at: index) {
                body.append(lines[index], as: .prose)
            } else if let next = nextCopy(after: index), kinds[next] == .prose {
                if result.standfirst.isEmpty { result.standfirst = lines[index].text } else { result.unplaced.append(lines[index].text) }
            } else {
                result.unplaced.append(lines[index].text)
            }
        case .copy:
            let goesOn = nextCopy(after: index).map { kinds[$0] != .title || lines[index].wordCount <= 12 } ?? false
            if captionFollowed(at: index) {
                body.append(lines[index], as: .prose)
            } else if lines[index].wordCount >= 14 {
                placeCopy(index)
            } else if goesOn {
                placeTitleAsHeading(index)
            } else {
                result.unplaced.append(lines[index].text)
            }
        case .related: result.unplaced.append(lines[index].text)
        }
        return index + 1
    }

    private mutating func placeTitleAsHeading(_ index: Int) {
        body.append(lines[index], as: .heading)
    }

    /// A line of credit alone stands straight below: this line is the picture's caption.
    private func captionFollowed(at index: Int) -> Bool {
        guard index + 1 < lines.count, !lines[index + 1].blankBefore, case .picture(let credit) = kinds[index + 1] else { return false }
        return credit.caption.isEmpty
    }

    private func nextCopy(after index: Int) -> Int? {
        var next = index + 1
        while next < kinds.count {
            switch kinds[next] {
            case .related, .topics(_, isLabelled: true): return nil
            case let kind where kind.isCopy: return next
            default: next += 1
            }
        }
        return nil
    }

    // MARK: Other stories

    private mutating func placeRelated(_ title: String, at index: Int) -> Int {
        if !title.isEmpty {
            body.append(.storyCard(.elsewhere(LineMarkup.card(title))))
            return index + 1
        }
        part = .related
        let (cards, end) = CardReader(lines, kinds, authors: Set(result.byline)).cards(from: index + 1)
        for card in cards {
            cardAuthors.insert(card.author)
            body.append(.storyCard(.elsewhere(card)))
        }
        return end
    }
}
