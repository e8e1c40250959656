import FEEL

extension Numbers {
  /// What one pass tells of numbers before they are stored.
  struct Summary {
    var low: Int64 = .max
    var high: Int64 = .min
    var isAscending = true
    var isEmpty: Bool { low > high }

    init(_ units: UnsafeBufferPointer<Int64>, _ validity: UnsafeBufferPointer<UInt64>?) {
      var previous: Int64 = .min
      for row in units.indices {
        if let validity, validity[row >> 6] & (1 << (row & 63)) == 0 {
          isAscending = false
          continue
        }
        let value = units[row]
        low = min(low, value)
        high = max(high, value)
        if value <= previous { isAscending = false }
        previous = value
      }
    }
  }

  init(
    _ units: UnsafeBufferPointer<Int64>, _ validity: UnsafeBufferPointer<UInt64>?,
    _ summary: Summary, scale: Int
  ) {
    let low = summary.isEmpty ? 0 : Int128(summary.low)
    let high = summary.isEmpty ? 0 : Int128(summary.high)
    let integers = Integers(count: units.count, width: Width(low, high))
    for row in units.indices {
      let isValid = validity.map { $0[row >> 6] & (1 << (row & 63)) != 0 } ?? true
      integers.store(isValid ? Int128(units[row]) : nil, at: row)
    }
    self.init(
      integers: integers, scale: scale, low: low, high: high, isAscending: summary.isAscending)
  }

  init(_ units: [Int128?], scale: Int) {
    let present = units.compactMap { $0 }
    let low = present.min() ?? 0
    let high = present.max() ?? 0
    let integers = Integers(count: units.count, width: Width(low, high))
    for (row, value) in units.enumerated() { integers.store(value, at: row) }
    let isAscending =
      present.count == units.count && zip(present, present.dropFirst()).allSatisfy { $0 < $1 }
    self.init(integers: integers, scale: scale, low: low, high: high, isAscending: isAscending)
  }

  /// Numbers and nulls at the one scale that suits all of them; nil if they do not fit together.
  init?(_ values: [Value]) {
    var scale = 0
    for value in values {
      if case .number(let number) = value, !number.isZero { scale = max(scale, number.scale) }
    }
    guard scale <= 34 else { return nil }
    var units: [Int128?] = []
    units.reserveCapacity(values.count)
    for value in values {
      guard case .number(let number) = value else {
        units.append(nil)
        continue
      }
      guard let count = number.units(scale: scale), count != .min else { return nil }
      // 34 digits are what a decimal holds: more would not come back as they went in.
      guard count.magnitude < 10_000_000_000_000_000_000_000_000_000_000_000 else { return nil }
      units.append(count)
    }
    self.init(units, scale: scale)
  }
}
