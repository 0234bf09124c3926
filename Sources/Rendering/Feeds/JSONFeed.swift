import Foundation
import Newsroom

/// JSON Feed, version 1.1 (jsonfeed.org, 2020).
struct JSONFeed {
    private let feed: FeedModel
    private let presenter: Presenter

    init(_ feed: FeedModel, _ presenter: Presenter) {
        self.feed = feed
        self.presenter = presenter
    }

    func write() -> [UInt8] {
        let paper = presenter.paper
        var members: [(String, JSON)] = [
            ("version", .string("https://jsonfeed.org/version/1.1")),
            ("title", .string(feed.title(presenter))),
            ("home_page_url", .string(presenter.absolute(feed.feed.page.address))),
            ("feed_url", .string(presenter.absolute(PageKey.feed(feed.feed, .json).path))),
            ("description", .string(feed.description(presenter))),
            ("language", .string(feed.language(presenter))),
            ("authors", .array([person(FeedEntry.Person(name: paper.name, address: presenter.absolute("/")))])),
        ]
        if let logo = presenter.logoForFeeds { members.append(("icon", .string(logo))) }
        if let hub = paper.syndication.hub {
            members.append(("hubs", .array([.object([("type", .string("WebSub")), ("url", .string(hub))])])))
        }
        members.append(("items", .array(feed.entries.map(item))))
        return JSON.object(members).scriptSafe
    }

    private func item(_ entry: FeedEntry) -> JSON {
        var members: [(String, JSON)] = [
            ("id", .string(entry.identifier)), ("url", .string(entry.address)), ("title", .string(entry.title)),
        ]
        if !entry.summary.isEmpty { members.append(("summary", .string(entry.summary))) }
        // One of the two there must be.
        if let content = entry.content {
            members.append(("content_html", .string(String(decoding: content, as: UTF8.self))))
        } else {
            members.append(("content_text", .string(entry.summary)))
        }
        members.append(("date_published", .string(presenter.localTime(entry.published).iso)))
        members.append(("date_modified", .string(presenter.localTime(entry.updated).iso)))
        if !entry.authors.isEmpty { members.append(("authors", .array(entry.authors.map(person)))) }
        if !entry.topics.isEmpty { members.append(("tags", .array(entry.topics.map { .string($0) }))) }
        members.append(("language", .string(entry.language)))
        if let picture = entry.picture {
            members.append(("image", .string(picture.url)))
            members.append(("_image", words(of: picture)))
        }
        return .object(members)
    }

    private func person(_ person: FeedEntry.Person) -> JSON {
        .object([("name", .string(person.name)), ("url", .string(person.address))])
    }

    /// The format has no place for a picture's words: an extension, as it asks for them (its name begins with a low line).
    private func words(of picture: SharedImage) -> JSON {
        .object([
            ("caption", .string(picture.caption)), ("credit", .string(picture.credit)),
            ("alternative_text", .string(picture.alternativeText)), ("width", .number(picture.width)), ("height", .number(picture.height)),
        ])
    }
}
