import Newsroom

extension PageRenderer {
    /// A page of a mirror that leads on by itself, as an answer with a `Location` does on the paper's own site. Search engines are sent to
    /// the paper.
    ///
    /// - Parameter target: path and query, or a page elsewhere.
    package func leading(to target: String) -> [UInt8] {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var link = target
        if case .page(let page) = PageAddress(path: parts.first ?? "", query: parts.count > 1 ? parts[1] : "") { link = page.mirrorAddress }
        let canonical = target.hasPrefix("/") ? presenter.absolute(target) : target
        var html: [UInt8] = []
        html.append("<!DOCTYPE html>\n<html lang=\"\(presenter.paper.language)\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        html.append(escaped: presenter.paper.name)
        html.append("</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"")
        html.append(escaped: canonical)
        html.append("\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
        html.append(escaped: link)
        html.append("\">\n</head>\n<body>\n<p><a href=\"")
        html.append(escaped: link)
        html.append("\">")
        html.append(escaped: link)
        html.append("</a></p>\n</body>\n</html>\n")
        return html
    }
}
