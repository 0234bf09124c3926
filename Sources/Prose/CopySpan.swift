import CopyDesk

/// A passage of copy. Where Foundation is imported, `Span` alone is the standard library's.
typealias CopySpan = Span
