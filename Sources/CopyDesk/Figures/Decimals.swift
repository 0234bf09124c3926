/// Numbers as the copy writes them, in plain decimal notation.
enum Decimals {
    /// `1,234.5` → `1234.5`; nil for what is no plain number ("1990s", "20th").
    static func value(_ text: String) -> String? {
        var plain = ""
        for character in text {
            if character == "," { continue }
            guard character.isASCII, character.isNumber || character == "." && !plain.contains(".") else { return nil }
            plain.append(character)
        }
        return plain.count < 19 && !plain.hasSuffix(".") && !plain.isEmpty ? plain : nil
    }

    /// A decimal number times a power of ten or a dozen, without loss.
    static func times(_ value: String, _ factor: Int) -> String {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        guard let digits = Int(String(parts[0]) + fraction) else { return value }
        let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
        guard !overflow else { return value }
        var text = String(product)
        guard !fraction.isEmpty else { return text }
        while text.count <= fraction.count { text = "0" + text }
        let cut = text.index(text.endIndex, offsetBy: -fraction.count)
        let rest = text[cut...].reversed().drop { $0 == "0" }.reversed()
        return rest.isEmpty ? String(text[..<cut]) : "\(text[..<cut]).\(String(rest))"
    }
}
