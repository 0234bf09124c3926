package import Archive

extension BackgroundLikenesses {
    /// Looks and keeps at once, as the program does one after the other.
    ///
    /// - Returns: whether there may be more.
    package func step(limit: Int) throws -> Bool {
        guard let step = try next(limit: limit) else { return false }
        return try keep(step)
    }
}
