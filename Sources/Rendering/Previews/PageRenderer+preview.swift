package import Newsroom

extension PageRenderer {
    /// A story's page of an edition that is not public: what readers would see, from everything else that is public.
    ///
    /// It names no address of its own, asks search engines to stay away, and is served elsewhere than the paper: its links lead to the
    /// paper and open beside it.
    ///
    /// - Parameter media: where the page finds the file of a photograph or a recording.
    package func preview(
        of edition: Edition, from reader: any EditionReader, media: @escaping @Sendable (_ fileName: String) -> String
    ) throws -> [UInt8] {
        var renderer = self
        renderer.presenter.media = media
        let page = PreviewPage(story: try StoryPage(edition, from: reader))
        let rendered = try renderer.finished(
            page, topics: try reader.topicsInNavigation(), sections: try reader.sections(),
            picture: try reader.paperPicture())
        return OutwardLinks.leading(to: presenter.paper.siteURL, in: rendered.body)
    }

    /// The front page as readers would see it, were it arranged so: what is placed and not public is not on it.
    ///
    /// - Parameter media: where the page finds the file of a photograph.
    package func preview(
        of arrangement: FrontArrangement, from reader: any EditionReader, media: @escaping @Sendable (_ fileName: String) -> String
    ) throws -> [UInt8] {
        var renderer = self
        renderer.presenter.media = media
        let topics = try reader.topicsInTheNews(limit: Topic.mostInTheNews)
        let page = FrontPreviewPage(front: try FrontPage(front: try reader.front(as: arrangement), from: reader, topics: topics))
        let rendered = try renderer.finished(
            page, topics: try reader.topicsInNavigation(), sections: try reader.sections(), picture: try reader.paperPicture())
        return OutwardLinks.leading(to: presenter.paper.siteURL, in: rendered.body)
    }
}

/// The front page at an address that is not its own.
private struct FrontPreviewPage: ReaderPage {
    let front: FrontPage

    var template: Theme.Page { front.template }

    func head(_ presenter: Presenter) -> PageHead {
        var head = front.head(presenter)
        head.address = nil
        head.feed = nil
        head.structuredData = nil
        head.isUnlisted = true
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] { front.fields(presenter) }
}

/// A story's page before it has an address.
private struct PreviewPage: ReaderPage {
    let story: StoryPage

    var template: Theme.Page { story.template }

    func head(_ presenter: Presenter) -> PageHead {
        var head = story.head(presenter)
        head.address = nil
        head.alternates = []
        head.structuredData = nil
        head.isUnlisted = true
        return head
    }

    /// Nothing follows a coverage from here.
    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        story.fields(presenter).filter { $0.0 != .stream } + [(.stream, .none)]
    }
}
