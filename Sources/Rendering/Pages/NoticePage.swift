import Foundation
import Newsroom

/// A page that says why there is nothing here.
struct NoticePage: ReaderPage {
    enum Reason {
        case notFound, withdrawn, offline
        case error(status: Int)
    }

    let reason: Reason

    var template: Theme.Page {
        switch reason {
        case .notFound: .notFound
        case .withdrawn: .withdrawn
        case .offline: .offline
        case .error: .error
        }
    }

    var status: Int {
        switch reason {
        case .notFound: 404
        case .withdrawn: 410
        case .offline: 200
        case .error(let status): status
        }
    }

    func head(_ presenter: Presenter) -> PageHead {
        let title =
            switch reason {
            case .notFound: presenter.words[.notFound]
            case .withdrawn: presenter.words[.withdrawn]
            case .offline: presenter.words[.offline]
            case .error: presenter.words[.error]
            }
        return PageHead(kind: .nothing, title: title, isUnlisted: true)
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [(.status, .number(status)), (.query, .none)]
    }
}
