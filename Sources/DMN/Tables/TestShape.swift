import FEEL

/// What a unary test accepts, where it can be told from its text alone.
///
/// Tests against constants become points and intervals, which can be indexed and analysed; whatever
/// looks at other values stays opaque and is evaluated.
indirect enum TestShape: Sendable {
  /// Everything, null included.
  case any
  /// Nothing.
  case nothing
  /// One value; null is a value.
  case point(Value)
  /// All values between two bounds; null is in none.
  case interval(Interval)
  /// What one of several accepts.
  case union([TestShape])
  /// What another does not accept; null neither, unless the other is about null.
  case not(TestShape)
  /// What cannot be told.
  case opaque

  /// All values between two bounds.
  struct Interval: Sendable {
    /// One end.
    struct Bound: Sendable {
      var value: Value
      var isIncluded: Bool
    }

    var lower: Bound?
    var upper: Bound?
  }

  /// The constants it names.
  var constants: [Value] {
    switch self {
    case .any, .nothing, .opaque: []
    case .point(let value): [value]
    case .interval(let interval): [interval.lower?.value, interval.upper?.value].compactMap { $0 }
    case .union(let parts): parts.flatMap(\.constants)
    case .not(let inner): inner.constants
    }
  }

  /// Whether a part of it cannot be told.
  var isOpaque: Bool {
    switch self {
    case .opaque: true
    case .any, .nothing, .point, .interval: false
    case .union(let parts): parts.contains(where: \.isOpaque)
    case .not(let inner): inner.isOpaque
    }
  }

  /// Whether it compares, so that the order of values matters.
  var isOrdered: Bool {
    switch self {
    case .interval: true
    case .any, .nothing, .point, .opaque: false
    case .union(let parts): parts.contains(where: \.isOrdered)
    case .not(let inner): inner.isOrdered
    }
  }

  /// Whether it speaks of null.
  var namesNull: Bool { constants.contains { $0.isNull } }
}
