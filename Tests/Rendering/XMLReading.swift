import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The text of every element and the attributes, in order, as a parser reads them.
final class XMLReading: NSObject, XMLParserDelegate {
    var elements: [(name: String, text: String, attributes: [String: String])] = []
    private var open: [Int] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        open.append(elements.count)
        elements.append((name, "", attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let last = open.last { elements[last].text += text }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }

    static func read(_ bytes: [UInt8]) throws -> XMLReading {
        let reading = XMLReading()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reading
        try #require(parser.parse(), "not well-formed: \(String(describing: parser.parserError))")
        return reading
    }

    func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }
}
