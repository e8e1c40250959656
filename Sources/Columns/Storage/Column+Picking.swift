import FEEL

extension Column {
  /// The values of some rows, in that order, in the same form.
  ///
  /// - Complexity: O(rows).
  public func picking(_ rows: [Int]) -> Column {
    precondition(rows.allSatisfy { $0 >= 0 && $0 < count }, "there is no such row")
    let picked: Form =
      switch form {
      case .numbers(let numbers): .numbers(numbers.picking(rows))
      case .days(let numbers): .days(numbers.picking(rows))
      case .booleans(let buffer): .booleans(buffer.picking(UInt8.self, rows))
      case .coded(let codes, let dictionary): .coded(codes.picking(rows), dictionary)
      case .approximate(let approximation): .approximate(approximation.picking(rows))
      case .values(let values): .values(rows.map { values[$0] })
      }
    return Column(picked, count: rows.count)
  }
}

extension Buffer {
  func picking<T>(_ type: T.Type, _ rows: [Int]) -> Buffer {
    let result = Buffer(byteCount: rows.count * MemoryLayout<T>.stride)
    let (from, to) = (elements(type), result.elements(type))
    for (place, row) in rows.enumerated() { to[place] = from[row] }
    return result
  }

  func picking(_ width: Width, _ rows: [Int]) -> Buffer {
    switch width {
    case .one: picking(Int8.self, rows)
    case .two: picking(Int16.self, rows)
    case .four: picking(Int32.self, rows)
    case .eight: picking(Int64.self, rows)
    case .sixteen: picking(Int128.self, rows)
    }
  }
}

extension Numbers {
  /// The bounds stay those of all rows, which hold for some of them too.
  func picking(_ rows: [Int]) -> Numbers {
    Numbers(
      integers: Integers(
        integers.buffer.picking(integers.width, rows), width: integers.width, count: rows.count),
      scale: scale, low: low, high: high, isAscending: false)
  }
}

extension Codes {
  func picking(_ rows: [Int]) -> Codes {
    Codes(
      buffer.picking(width, rows), width: width, count: rows.count, limit: limit, hasNull: hasNull)
  }
}

extension Approximation {
  func picking(_ rows: [Int]) -> Approximation {
    let vectors = (rows.count + Vector.rows - 1) / Vector.rows
    let worst = slack.max() ?? 0
    let exact = exact
    return Approximation(
      buffer: buffer.picking(Double.self, rows), facts: facts,
      slack: slack.isEmpty ? [] : [Double](repeating: worst, count: vectors),
      exact: { exact(rows[$0]) })
  }
}
