public import FEEL

extension Column {
  /// Makes a column of decimal numbers from whole counts of 10⁻ˢ.
  ///
  /// - Parameters:
  ///   - units: The counts.
  ///   - scale: s, the digits behind the point, 0 to 18.
  ///   - validity: A bit for every row, the least significant bit of the first word for row 0; rows
  ///     whose bit is 0 are null. Nil if no row is.
  /// - Complexity: Two passes over the rows.
  public init(
    units: UnsafeBufferPointer<Int64>, scale: Int, validity: UnsafeBufferPointer<UInt64>? = nil
  ) {
    let summary = Numbers.Summary(units, validity)
    let numbers = Numbers(units, validity, summary, scale: scale)
    self.init(.numbers(numbers), count: units.count)
  }

  /// Makes a column of decimal numbers from whole counts of 10⁻ˢ and nulls.
  public init(units: [Int128?], scale: Int) {
    self.init(.numbers(Numbers(units, scale: scale)), count: units.count)
  }

  /// Makes a column of days from their counts since 1970-01-01.
  public init(days: [Int?]) {
    self.init(
      .days(Numbers(days.map { $0.map { Int128($0) } }, scale: 0)), count: days.count)
  }

  /// Makes a column of truths.
  public init(booleans: [Bool?]) {
    let buffer = Buffer(byteCount: booleans.count)
    let bytes = buffer.elements(UInt8.self)
    for (row, value) in booleans.enumerated() {
      bytes[row] = value.map { $0 ? Kleene.isTrue : Kleene.isFalse } ?? Kleene.isNull
    }
    self.init(.booleans(buffer), count: booleans.count)
  }

  /// Makes a column of texts, kept once each.
  public init(texts: [String?]) {
    self.init(coding: texts.map { $0.map(Value.string) ?? .null })
  }

  /// Makes a column of places in a dictionary.
  ///
  /// - Parameters:
  ///   - codes: For every row the index of its value, −1 for null.
  ///   - dictionary: The values; none of them null.
  public init(codes: UnsafeBufferPointer<Int32>, dictionary: [Value]) {
    let made = Codes.make(codes.count, limit: dictionary.count) { Int(codes[$0]) }
    self.init(.coded(made, dictionary), count: codes.count)
  }

  /// Makes a column of any values in the closest form that holds them: numbers, days, truths, texts;
  /// and as they are if they are of several kinds.
  public init(_ values: [Value]) {
    var kind: ValueKind?
    for value in values {
      guard let own = value.kind else { continue }
      if kind == nil { kind = own }
      if kind != own {
        self.init(.values(values), count: values.count)
        return
      }
    }
    switch kind {
    case nil: self.init(coding: values)
    case .boolean?:
      self.init(booleans: values.map { if case .boolean(let truth) = $0 { truth } else { nil } })
    case .string?: self.init(coding: values)
    case .date?:
      self.init(days: values.map { if case .date(let day) = $0 { day.dayNumber } else { nil } })
    case .number?:
      let numbers = Numbers(values)
      self.init(numbers.map(Form.numbers) ?? .values(values), count: values.count)
    default: self.init(.values(values), count: values.count)
    }
  }

  /// Codes values that can be looked up.
  init(coding values: [Value]) {
    var places: [ValueKey: Int] = [:]
    var dictionary: [Value] = []
    var last: (text: String, code: Int)?
    let codes = values.map { value -> Int in
      if case .string(let text) = value, let last, last.text == text { return last.code }
      guard let key = ValueKey(value) else { return -1 }
      let code = places[key] ?? dictionary.count
      if code == dictionary.count {
        places[key] = code
        dictionary.append(value)
      }
      if case .string(let text) = value { last = (text, code) }
      return code
    }
    let made = Codes.make(codes.count, limit: dictionary.count) { codes[$0] }
    self.init(.coded(made, dictionary), count: values.count)
  }

  /// The same column as places in a dictionary, which suits keys of groups and conditions.
  ///
  /// - Parameter limit: The most distinct values.
  /// - Returns: The column in its new form.
  public func coded(limit: Int = 4_096) -> Column {
    switch form {
    case .numbers(let numbers):
      let span = numbers.high - numbers.low
      guard numbers.scale == 0, span >= 0, span < 1 << 20 else { return self }
      var seen = [Int32](repeating: -1, count: Int(span) + 1)
      for row in 0..<count {
        if let value = numbers.integers[row] { seen[Int(value - numbers.low)] = 0 }
      }
      var dictionary: [Value] = []
      for place in seen.indices where seen[place] == 0 {
        seen[place] = Int32(dictionary.count)
        dictionary.append(.integer(Int(numbers.low) + place))
      }
      guard dictionary.count <= limit else { return self }
      let made = Codes.make(count, limit: dictionary.count) { row in
        numbers.integers[row].map { Int(seen[Int($0 - numbers.low)]) } ?? -1
      }
      return Column(.coded(made, dictionary), count: count)
    case .booleans, .days, .values:
      let values = (0..<count).map { self[$0] }
      let column = Column(coding: values)
      if case .coded(_, let dictionary) = column.form, dictionary.count <= limit { return column }
      return self
    case .coded, .approximate: return self
    }
  }
}

extension Codes {
  static func make(_ count: Int, limit: Int, _ code: (Int) -> Int) -> Codes {
    let width = Codes.width(limit)
    let buffer = Buffer(byteCount: count * width.rawValue)
    var hasNull = false
    for row in 0..<count {
      let value = code(row)
      precondition(value < limit, "a code beyond its dictionary")
      if value < 0 { hasNull = true }
      switch width {
      case .one: buffer.elements(Int8.self)[row] = Int8(max(value, -1))
      case .two: buffer.elements(Int16.self)[row] = Int16(max(value, -1))
      default: buffer.elements(Int32.self)[row] = Int32(max(value, -1))
      }
    }
    return Codes(buffer, width: width, count: count, limit: limit, hasNull: hasNull)
  }
}
