/// A range, or a point as the range of itself alone.
struct Stretch {
  var start: Position
  var end: Position
  var closedStart: Bool
  var closedEnd: Bool
  var isPoint: Bool

  init?(_ value: Value) {
    if case .range(let range) = value {
      start = Position(value: range.lower, isLow: true)
      end = Position(value: range.upper, isLow: false)
      closedStart = range.includesLower
      closedEnd = range.includesUpper
      isPoint = false
    } else {
      guard ValueOrder.compare(value, value) != nil else { return nil }
      start = Position(value: value, isLow: true)
      end = Position(value: value, isLow: false)
      closedStart = true
      closedEnd = true
      isPoint = true
    }
  }

  /// Whether the ends of two can be compared.
  func isComparable(_ other: Stretch) -> Bool {
    let values = [start.value, end.value, other.start.value, other.end.value].filter {
      !$0.isNull
    }
    guard let first = values.first else { return true }
    return values.allSatisfy { ValueOrder.compare(first, $0) != nil }
  }
}
