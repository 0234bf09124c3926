/// What parent and child say to each other: one JSON object a line each way.
struct Asked<Question> {
    var question: Question
    /// Seconds of processor time that the answer may cost.
    var seconds: Int
}

extension Asked: Encodable where Question: Encodable {}
extension Asked: Decodable where Question: Decodable {}

/// Either what was found or a refusal.
struct Answered<Answer> {
    var answer: Answer?
    var refusal: String?
}

extension Answered: Encodable where Answer: Encodable {}
extension Answered: Decodable where Answer: Decodable {}
