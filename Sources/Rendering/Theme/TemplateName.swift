/// Every name that a page offers to templates: the vocabulary of `docs/theme.md`. A theme writes the name in lower case
/// with low lines: `readingMinutes` is `{{reading_minutes}}`.
///
/// The set is closed so that a look-up compares bytes and a theme's typing errors are found when it is loaded.
package enum TemplateName: UInt8, CaseIterable, Sendable {
    // Of every page.
    case paper, page, nav, structuredData
    case name, motto, language, direction, url, look, masthead, darkUrl, isMirror
    case alternates, title, sharingTitle, description, canonical, feed, robotsNoindex, ogType, image, publishedIso, updatedIso
    case feeds, locale, tags, authors
    case isFront, isStory, isTopic, isAuthor, isSection, isPackage, isNewsFeed, isArchive, isSearch, isCorrections,
        isRecord, isHistory, isDiary, isCurrent
    // Of a story and its teaser.
    case story, headline, standfirst, hasKicker, kicker, hasByline, bylineText, byline, role, separator
    case published, updated, iso, date, time, dateTime, hasUpdate, startsDay, readingMinutes, readingTime
    case hasPhotograph, photograph, width, height, alt, hasWords, caption, credit, hasFile, focalX, focalY, focusClass
    case whole, wide, standard, square, srcset, sources, type, rights, taken, sourceLabel
    case kind, kindLabel, hasLabel, inNewsFeed, hasSection, section, partOf
    case isNews, isBrief, isAnalysis, isOpinion, isExplainer, isInterview, isLive
    case id, live, ended, hasEnded, pinned, hasPinned, isPinned, updates, hasUpdates, isKeyEvent, newestUrl, stream, scriptWords
    case dateline, body, audioNotice, hasCorrections, corrections, correction, sharedUrl, text, hasTopics, topics, hasMore, more
    case hasTranslations, translations
    case narration, opusUrl, audioUrl, soundSeconds, length, marks, podcast
    // Of lists.
    case lead, seconds, hasColumns, columns, packages, storyPackage, sections, hasRest, rest, hasNewsFeed, newsFeed, items, days, label,
        nextUrl
    case topic, summary, hasAliases, aliases, author, position, biography
    case day, hasPrevious, previous, hasNext, next, isWhole, years, months, month, yearUrl, yearLabel, monthUrl, monthLabel, weekdays,
        weeks, number
    case hasFacts, facts, hasRelated, related, hasLinks, links, searchUrl
    // Of a story's history.
    case history, passages
    // Of search and of pages that say what went wrong.
    case hasFilters, sectionOptions, topicOptions, authorOptions, kindOptions, languageOptions, orderOptions, from, to, value
    case isSelected, sortedByNewest, suggestion, clearUrl
    // Of the record.
    case record, tabs, speakers, jsonUrl, csvUrl, sides, one, other, oneOptions, otherOptions
    case statement, isVerbatim, original, speaker, described, attributionLabel, said, isReported, occasion, hasOutlets, outlets, note
    case isFromOther, citation, hasEarlier, earlier, earlierLabel, hasTabs, hasSpeakers
    // Of the diary.
    case formerly, outcomeLabel, calendarUrl
    case hasQuery, query, noHits, hits, snippet, status
    /// What no page offers: stands where a theme has a name that is not in the vocabulary.
    case nothing

    /// The names whose values are finished HTML. They stand in triple braces, and nothing else does.
    package var isHTML: Bool {
        switch self {
        case .body, .snippet, .structuredData: true
        default: false
        }
    }

    package var spelling: String { templateSpelling("\(self)") }
}
