import Rendering

/// Every name that screens offer to the desk's templates: `formToken` is `{{form_token}}`.
enum DeskName: UInt16, CaseIterable, Sendable {
    // Of every screen.
    case paper, title, screen, formToken, isSignedIn, isWorking, user, name, email, role, nav, url, label, isCurrent, shortcut, done, fault
    case message, detail, siteUrl, isAside
    // Of forms and lists.
    case next, value, isSelected, isChecked, options, id, items, isEmpty, moreUrl, text, link, expires, date, iso
    // Of signing in.
    case hasAuthenticator, hasPasskey, challenge, relyingParty, credentials, handle, exclude, secretText, qrCode, codes, isNewcomer
    // Of accounts.
    case passkeys, sessions, agent, network, started, seen, codesLeft, hasFactor, mustHaveFactor
    case accounts, roles, sections, status, isSuspended, isSelf, events, act, by, details
    // Of stories.
    case query, stages, stage, stageName, section, person, topic, isFiltered
    case headline, kind, state, stateName, authors, changed, changedBy, story, standfirst, slug, language, dateline, byline, topics
    case embargo, created, createdBy, paragraphs, revisions, number, manner, wordCount, moves, canMove, publicUrl
    case isSeveral, isPublic, isOwn
    // Of the editor.
    case isNew, isWriting, editorFolder, standards, deskUser, canWrite, others, isOther
    // Of publishing.
    case step, revision, latest, isLatest, unsaved, findings, isBlocked, weight, canPublish, canWithdraw, canArrange, canPackage
    case times, at, earliest, zone, embargoAt, planned, kinds, reason, front, frontWas, frontRevision, packages, wasIn, isBrief, inNewsFeed
    case previews, lifetimes, previewUrl, isSpiked, canShare, isNewer, since
    // Of comments.
    case comments, hasComments, quote, hasSuggestion, suggestion, messages, calls, hasCalls
    // Of what is planned.
    case assignment, assignmentUrl, assignments, deadline, isLate, people, length, isAssigned, orders, isMine, clearUrl, groups
    case version, deadlineField, plannedField, lengthField, who, note, notes, canPlan, canAssign, canTake, hasIt, canSettle, canDrop
    case heading, isMonth, week, month, previousUrl, nextUrl, todayUrl, weekUrl, monthUrl, days, someday, day, before, after, isToday
    case isPast, isOutside, hasMore, isDone, item, columns, topUrl, sectionFilter
    case evidence, versions
    case isOpen, canBegin, storyUrl, storyHeadline
    // Of the diary.
    case formerly, outcome, answered, isHidden, whenField, postponedField, suggestions, hasSuggestions, hasEvents, fingerprint
    // Of background.
    case asOf, owner, owners, review, reviewField, reviewAgain, isDue, base, isUnheld, confirmed, correction, required
    case backgrounds, hasBackgrounds, isWalking, hasLike
    // Of the front page.
    case found, newest, hasFound
    // Of settings.
    case settings, meaning, isUsual
    // Of revisions.
    case canRestore, wasPublic, canClose, canOpen, isNext, old, new, fieldChanges, changes, runs, isAdded, isRemoved, added, removed,
        isReordered
    case folded, isFolded, isSame
    // Of tokens.
    case tokens, scopes
    // Of webhooks.
    case attempts, isStopped, isSettled

    // Of corrections.
    case corrections, isOut

    // Of confidential sources.
    case contact, terms, statements, keepers, choices

    // Of the record.
    case outlet, speakers, outlets, attributions, share, count, periods
    // Of what somebody follows.
    case hasFollowed, followed, follows, isFollowed

    // Of photographs.
    case photographs, photograph, picture, src, srcset, width, height, caption, credit, alternativeText, lacksText, lacksCredit
    case rightsEnd, rightsOver, rightsSoon, fields, type, hint, isLong, theirs, focalX, focalY, crops, stories, rendering, isShown
    case isLocked, portraits

    // Of administration.
    case acts, object, from, until, csvUrl, linesUrl, onlyUrl, what, screens, about, isInside, trailUrl
    case undone, left, canUndo, hasUndone, hasLeft, summary, isFirst, isLast, closed, hasClosed, address, target

    /// The names whose values are finished HTML.
    static let markup: Set<DeskName> = [.qrCode]

    static let vocabulary = TemplateVocabulary(
        allCases.map { templateSpelling("\($0)") }, markup: Set(markup.map { templateSpelling("\($0)") }))
}

extension TemplateValue {
    /// An object of the desk's names.
    static func fields(_ fields: [DeskName: TemplateValue]) -> TemplateValue {
        .record(fields.map { (number: $0.key.rawValue, value: $0.value) })
    }
}
