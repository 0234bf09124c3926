import Rendering
import Synchronization
import Web

/// A file of the theme as it goes out: compressed once, when somebody first asks for it.
final class FinishedAsset: Sendable {
    let asset: ThemeAsset
    private let made = Mutex<BodyForms?>(nil)

    init(_ asset: ThemeAsset) { self.asset = asset }

    var forms: BodyForms {
        made.withLock { made in
            if let made { return made }
            let forms = BodyForms(compressing: asset.body, gzip: 9, brotli: 9)
            made = forms
            return forms
        }
    }
}
