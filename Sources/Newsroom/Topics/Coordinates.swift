/// A point on the Earth, in degrees (WGS 84).
package struct Coordinates: Hashable, Sendable, Codable {
    package let latitude: Double
    package let longitude: Double

    /// Nil where the numbers are no place: latitudes go from -90 to 90, longitudes from -180 to 180.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
