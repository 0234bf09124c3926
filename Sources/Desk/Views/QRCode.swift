import CQRCode
import Rendering

/// A text as a picture that telephones read (ISO/IEC 18004), as SVG of our own making.
struct QRCode {
    private let width: Int
    private let dark: [Bool]

    /// Nil where the text is too long for one.
    init?(_ text: String) {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        guard let data = code.pointee.data, width > 0 else { return nil }
        dark = (0..<width * width).map { data[$0] & 1 == 1 }
    }

    /// With the four modules of light around it that readers need.
    var svg: [UInt8] {
        var path = ""
        for y in 0..<width {
            for x in 0..<width where dark[y * width + x] { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        let side = width + 8
        let svg = """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-labelledby="qr-title" xmlns="http://www.w3.org/2000/svg">\
            <title id="qr-title">QR code</title>\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
        return Array(svg.utf8)
    }
}
