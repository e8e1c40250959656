/// A place in a plane: longitude and latitude in degrees, or east and north in metres.
public struct Position: Sendable, Hashable {
  /// The longitude, or the way east.
  public var x: Double
  /// The latitude, or the way north.
  public var y: Double

  /// Creates a position.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
