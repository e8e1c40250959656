/// A rectangle along the axes.
public struct Box: Sendable, Hashable {
  /// The least x.
  public var minX: Double
  /// The least y.
  public var minY: Double
  /// The greatest x.
  public var maxX: Double
  /// The greatest y.
  public var maxY: Double

  /// Creates a box.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The least box around positions; `nil` where there are none.
  public init?(_ positions: some Sequence<Position>) {
    var box: Box?
    for position in positions {
      guard var known = box else {
        box = Box(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
        continue
      }
      known.minX = min(known.minX, position.x)
      known.minY = min(known.minY, position.y)
      known.maxX = max(known.maxX, position.x)
      known.maxY = max(known.maxY, position.y)
      box = known
    }
    guard let box else { return nil }
    self = box
  }

  /// The width.
  public var width: Double { maxX - minX }
  /// The height.
  public var height: Double { maxY - minY }
  /// The middle.
  public var middle: Position { Position((minX + maxX) / 2, (minY + maxY) / 2) }

  /// Whether two boxes have a point in common, their edges included.
  public func meets(_ other: Box) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether a position is in the box, its edges included.
  public func contains(_ position: Position) -> Bool {
    minX <= position.x && position.x <= maxX && minY <= position.y && position.y <= maxY
  }

  /// The box with a margin on every side.
  public func widened(by margin: Double) -> Box {
    Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// The least box around two.
  public func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }
}
