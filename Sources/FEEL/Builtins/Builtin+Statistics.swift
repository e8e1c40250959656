extension Builtin {
  static let statistics: [Builtin] = [
    variadic("sum") { list in
      guard let total = sum(list) else { return nil }
      return list.isEmpty ? .null : total
    },
    variadic("mean") { list in
      guard let numbers = numbers(list) else { return nil }
      if numbers.isEmpty { return .null }
      return total(numbers)?.divided(by: Decimal128(numbers.count)).map(Value.number)
    },
    variadic("product") { list in
      guard let numbers = numbers(list) else { return nil }
      if numbers.isEmpty { return .null }
      var result = Decimal128.one
      for number in numbers {
        guard let next = result.multiplied(by: number) else { return nil }
        result = next
      }
      return .number(result)
    },
    variadic("median") { list in
      guard let numbers = numbers(list)?.sorted() else { return nil }
      if numbers.isEmpty { return .null }
      let middle = numbers.count / 2
      if numbers.count % 2 == 1 { return .number(numbers[middle]) }
      return numbers[middle - 1].adding(numbers[middle])?.divided(by: Decimal128(2))
        .map(Value.number)
    },
    variadic("stddev") { list in
      guard let numbers = numbers(list) else { return nil }
      return deviation(numbers).map(Value.number) ?? .null
    },
    variadic("mode") { list in numbers(list).map(mode) },
  ]

  /// The sum of numbers, or of durations of one kind; nil if something else is among them.
  static func sum(_ list: [Value]) -> Value? {
    guard var result = list.first else { return .integer(0) }
    switch result {
    case .number, .daysDuration, .yearsDuration: break
    default: return nil
    }
    for item in list.dropFirst() {
      guard item.kind == result.kind, let next = Arithmetic.apply(.add, result, item) else {
        return nil
      }
      result = next
    }
    return result
  }

  private static func numbers(_ list: [Value]) -> [Decimal128]? {
    var numbers: [Decimal128] = []
    for item in list {
      guard case .number(let number) = item else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func total(_ numbers: [Decimal128]) -> Decimal128? {
    var result = Decimal128.zero
    for number in numbers {
      guard let next = result.adding(number) else { return nil }
      result = next
    }
    return result
  }

  /// The deviation of a sample.
  private static func deviation(_ numbers: [Decimal128]) -> Decimal128? {
    guard numbers.count > 1,
      let mean = total(numbers)?.divided(by: Decimal128(numbers.count))
    else { return nil }
    var squares = Decimal128.zero
    for number in numbers {
      guard let distance = number.subtracting(mean), let square = distance.multiplied(by: distance),
        let next = squares.adding(square)
      else { return nil }
      squares = next
    }
    return squares.divided(by: Decimal128(numbers.count - 1))?.squareRoot
  }

  private static func mode(_ numbers: [Decimal128]) -> Value {
    var counts: [Decimal128: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return .list(counts.filter { $0.value == most }.keys.sorted().map(Value.number))
  }
}
