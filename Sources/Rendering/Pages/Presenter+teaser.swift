import Newsroom

/// A story as every list shows it: the same object everywhere, and the head of the story's own page.
extension Presenter {
    func teaser(_ story: EditionSummary, startsDay: Bool = false, caption: String? = nil) -> TemplateValue {
        .object(teaserFields(story, startsDay: startsDay, caption: caption))
    }

    func teaserFields(_ story: EditionSummary, startsDay: Bool = false, caption: String? = nil) -> [(TemplateName, TemplateValue)] {
        [
            (.id, .text(story.id.description)),
            (.headline, .text(story.headline)),
            (.url, .text(PageKey.story(slug: story.slug).path)),
            (.standfirst, .text(story.standfirst)),
            (.language, .text(story.language)),
            (.direction, .text(LanguageTag.direction(of: story.language).rawValue)),
            (.hasKicker, .bool(!story.topics.isEmpty)),
            (.kicker, story.topics.first.map { topic($0) } ?? .none),
            (.hasSection, .bool(story.section != nil)),
            (.section, story.section.map { section($0) } ?? .none),
            (.hasByline, .bool(!story.byline.isEmpty)),
            (.bylineText, .text(bylineText(story.byline))),
            (.byline, byline(story.byline)),
            (.published, moment(story.firstPublished)),
            (.updated, story.updated > story.firstPublished ? moment(story.updated) : .none),
            (.hasUpdate, .bool(story.updated > story.firstPublished)),
            (.startsDay, .bool(startsDay)),
            (.readingMinutes, .number(story.readingMinutes)),
            (.readingTime, .text(words[.readingTime, count: story.readingMinutes])),
            (.hasPhotograph, .bool(story.leadPhotograph != nil)),
            (.photograph, story.leadPhotograph.map { photograph($0, caption: caption) } ?? .none),
            (.kind, .text(story.kind.rawValue)),
            (.kindLabel, .text(words.storyKinds[story.kind] ?? "")),
            (.hasLabel, .bool(story.kind != .news && story.kind != .brief)),
            (.isNews, .bool(story.kind == .news)),
            (.isBrief, .bool(story.kind == .brief)),
            (.isAnalysis, .bool(story.kind == .analysis)),
            (.isOpinion, .bool(story.kind == .opinion)),
            (.isExplainer, .bool(story.kind == .explainer)),
            (.isInterview, .bool(story.kind == .interview)),
            (.isLive, .bool(story.kind == .live)),
            (.inNewsFeed, .bool(story.inNewsFeed)),
        ]
    }

    func teasers(_ stories: [EditionSummary]) -> TemplateValue {
        .list(stories.map { teaser($0) })
    }

    /// Teasers of which the first of each day says so.
    func teasersMarkingDays(_ stories: [EditionSummary]) -> TemplateValue {
        var last: Day?
        return .list(
            stories.map { story in
                let day = localTime(story.firstPublished).day
                defer { last = day }
                return teaser(story, startsDay: day != last)
            })
    }

    /// Stories in the order given, those of one day together.
    func days(_ stories: [EditionSummary]) -> TemplateValue {
        var days: [(day: Day, stories: [EditionSummary])] = []
        for story in stories {
            let day = localTime(story.firstPublished).day
            if days.last?.day == day {
                days[days.count - 1].stories.append(story)
            } else {
                days.append((day, [story]))
            }
        }
        return .list(days.map { [.iso: .text($0.day.iso), .label: .text(words.date($0.day)), .items: teasers($0.stories)] })
    }
}
