import Newsroom

/// A photograph as other sites, feed readers and search engines are given it: with a full address.
struct SharedImage: Equatable {
    let url: String
    let type: String
    let width: Int
    let height: Int
    let alternativeText: String
    let caption: String
    let credit: String
    let creator: String
    let rights: String
}

extension Presenter {
    /// The one place that chooses which file of a photograph goes to others: a JPEG in that shape, which they all show. Nil where
    /// only the words about it are at hand.
    func sharedImage(_ photograph: Photograph, in shape: Rendition.Crop = .wide, caption: String? = nil) -> SharedImage? {
        guard let file = photograph.sharingFile(shape) else { return nil }
        return SharedImage(
            url: absolute(PageKey.media(file.name)), type: file.type, width: file.width, height: file.height,
            alternativeText: photograph.alternativeText, caption: caption ?? photograph.caption, credit: photograph.credit,
            creator: photograph.creator, rights: photograph.rights)
    }

    /// A picture of words says what it shows by these words.
    func sharedImage(_ picture: SharingPicture) -> SharedImage {
        let words = [picture.sheet.headline, paper.name, picture.sheet.byline].reduce(into: [String]()) { words, text in
            if !text.isEmpty, !words.contains(text) { words.append(text) }
        }
        return SharedImage(
            url: absolute(PageKey.media(picture.fileName)), type: "image/png", width: SharingPicture.width, height: SharingPicture.height,
            alternativeText: words.joined(separator: " – "), caption: "", credit: "", creator: "", rights: "")
    }
}

extension Photograph {
    /// The file by which other sites show the photograph in one shape; its own where there are no renditions.
    fileprivate func sharingFile(_ shape: Rendition.Crop) -> File? {
        guard let rendition = renditions(shape).last else { return file }
        return File(name: rendition.jpeg, type: "image/jpeg", width: rendition.width, height: rendition.height)
    }
}
