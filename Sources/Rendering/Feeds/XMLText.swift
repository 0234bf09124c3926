/// Writes XML 1.0 in UTF-8. Element and attribute names are ours; all values are escaped, and characters that XML forbids
/// are left out.
struct XMLText {
    private(set) var bytes: [UInt8]

    init() {
        bytes = []
        bytes.reserveCapacity(16_384)
        bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        tag(name, attributes, ending: ">\n")
    }

    mutating func close(_ name: String) {
        bytes.append("</\(name)>\n")
    }

    mutating func empty(_ name: String, _ attributes: [(String, String)]) {
        tag(name, attributes, ending: "/>\n")
    }

    mutating func element(_ name: String, _ text: String, _ attributes: [(String, String)] = []) {
        tag(name, attributes, ending: ">")
        bytes.append(escaped: text)
        close(name)
    }

    /// Markup as text: whoever reads the XML gets it back as it is here.
    mutating func element(_ name: String, markup: [UInt8], _ attributes: [(String, String)] = []) {
        tag(name, attributes, ending: ">")
        markup.withUnsafeBufferPointer { bytes.append(escaped: $0) }
        close(name)
    }

    private mutating func tag(_ name: String, _ attributes: [(String, String)], ending: String) {
        bytes.append("<\(name)")
        for (name, value) in attributes {
            bytes.append(" \(name)=\"")
            bytes.append(escaped: value)
            bytes.append("\"")
        }
        bytes.append(ending)
    }
}
