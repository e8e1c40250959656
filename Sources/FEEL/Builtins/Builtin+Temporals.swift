extension Builtin {
  static let temporals: [Builtin] = [
    function("now") { a in a.run.now.map(Value.dateTime) },
    function("today") { a in a.run.now.map { .date($0.date) } },
    function("day of year", "date") { a in date(a).map { .integer($0.dayOfYear) } },
    function("week of year", "date") { a in date(a).map { .integer($0.weekOfYear) } },
    function("day of week", "date") { a in
      date(a).map {
        .string(
          ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][
            $0.weekday - 1])
      }
    },
    function("month of year", "date") { a in
      date(a).map {
        .string(
          [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
          ][$0.month - 1])
      }
    },
    function("is", "value1", "value2") { a in
      guard let x = a[0], let y = a[1] else { return nil }
      return .boolean(isSame(x, y))
    },
  ]

  private static func date(_ a: Arguments) -> DateValue? {
    switch a.single(0) {
    case .date(let date)?: date
    case .dateTime(let moment)?: moment.date
    default: nil
    }
  }

  /// Whether two values are the same to the last property: 00:00Z is not 01:00+01:00.
  private static func isSame(_ x: Value, _ y: Value) -> Bool {
    switch (x, y) {
    case (.time(let a), .time(let b)): isSame(a, b)
    case (.dateTime(let a), .dateTime(let b)): a.date == b.date && isSame(a.time, b.time)
    default: x.kind == y.kind && ValueOrder.isEqual(x, y)
    }
  }

  private static func isSame(_ a: TimeValue, _ b: TimeValue) -> Bool {
    a.second == b.second && a.nanosecond == b.nanosecond && a.offset == b.offset
  }
}
