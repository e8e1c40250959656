/// An end; null is beyond everything.
struct Position: Comparable {
  var value: Value
  var isLow: Bool

  private static func order(_ a: Position, _ b: Position) -> Int {
    switch (a.value.isNull, b.value.isNull) {
    case (true, true): a.isLow == b.isLow ? 0 : a.isLow ? -1 : 1
    case (true, false): a.isLow ? -1 : 1
    case (false, true): b.isLow ? 1 : -1
    case (false, false): ValueOrder.compare(a.value, b.value) ?? 0
    }
  }

  static func < (a: Position, b: Position) -> Bool { order(a, b) < 0 }
  static func == (a: Position, b: Position) -> Bool { order(a, b) == 0 }
}
