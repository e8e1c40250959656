import Diagnostics
import FEEL

extension ColumnCompiler {
  private static let roundings: [String: Decimal128.Rounding] = [
    "decimal": .halfEven, "floor": .floor, "ceiling": .ceiling, "round up": .up,
    "round down": .down, "round half up": .halfUp, "round half down": .halfDown,
  ]

  mutating func call(_ name: String, _ arguments: [Syntax], _ at: Int) throws(Refusal) -> Int {
    if surroundings.columns[name] == nil {
      if let mode = Self.roundings[name], let first = arguments.first, arguments.count <= 2 {
        return try rounding(first, arguments.count == 2 ? arguments[1] : nil, mode, name, at)
      }
      switch (name, arguments.count) {
      case ("min", 1...), ("max", 1...):
        return try extreme(try listed(arguments), largest: name == "max", at)
      case ("sum", 1...): return try sum(try listed(arguments), at)
      case ("mean", 1...): return try mean(try listed(arguments), at)
      case ("abs", 1): return try magnitude(arguments[0], at)
      case ("sqrt", 1): return try squareRoot(arguments[0], at)
      case ("modulo", 2): return try modulo(arguments[0], arguments[1], at)
      case ("not", 1): return try not(arguments[0], at)
      default: break
      }
    }
    throw Refusal(
      .operation, Wording("“\(name)” 没有按列的形式", "“\(name)” has no column form"), at: at)
  }

  private mutating func numbers(_ syntax: Syntax, _ at: Int) throws(Refusal) -> Int? {
    let lane = try lane(syntax)
    if isNull(lane) { return nil }
    guard case .number = graph.type(lane) else { throw kinds(lane, lane, at) }
    return lane
  }

  private mutating func rounding(
    _ value: Syntax, _ digits: Syntax?, _ mode: Decimal128.Rounding, _ name: String, _ at: Int
  ) throws(Refusal) -> Int {
    var scale = 0
    if let digits {
      guard case .number(let number)? = digits.constant,
        let whole = number.rounded(scale: 0, .down)?.integer
      else {
        throw Refusal(
          .operation, Wording("保留位数不是常数", "the number of digits is no constant"), at: at)
      }
      scale = whole
    } else if name != "floor" && name != "ceiling" {
      throw Refusal(.operation, "too few arguments", at: at)
    }
    guard let lane = try numbers(value, at) else { return graph.null() }
    guard let result = graph.rounded(lane, scale: scale, mode) else { throw range(at) }
    return result
  }

  /// The lanes of a function that takes a list or its elements.
  private mutating func listed(_ arguments: [Syntax]) throws(Refusal) -> [Int] {
    var parts = arguments
    if arguments.count == 1, case .list(let elements) = arguments[0] { parts = elements }
    guard !parts.isEmpty else { throw Refusal(.operation, "an empty list", at: 0) }
    var lanes: [Int] = []
    for part in parts { lanes.append(try lane(part)) }
    return lanes
  }

  private mutating func extreme(
    _ lanes: [Int], largest: Bool, _ at: Int
  ) throws(Refusal) -> Int {
    if lanes.contains(where: isNull) { return graph.null() }
    var result = lanes[0]
    if case .truth = graph.type(result) { throw kinds(result, result, at) }
    for lane in lanes.dropFirst() {
      switch (graph.type(result), graph.type(lane)) {
      case (.number, .number), (.day, .day), (.span, .span):
        guard let next = graph.extreme(result, lane, largest: largest) else { throw range(at) }
        result = next
      case (.text, .text):
        let (a, b, domain) = graph.mergedTexts(result, lane)
        result = graph.node(.extremeCode(largest: largest), [a, b], .text(domain))
      default: throw kinds(result, lane, at)
      }
    }
    return result
  }

  private mutating func sum(_ lanes: [Int], _ at: Int) throws(Refusal) -> Int {
    if lanes.contains(where: isNull) { return graph.null() }
    var result = lanes[0]
    for lane in lanes {
      guard case .number = graph.type(lane) else { throw kinds(lane, lane, at) }
    }
    for lane in lanes.dropFirst() {
      guard let next = graph.sum(result, lane, subtracting: false) else { throw range(at) }
      result = next
    }
    return result
  }

  private mutating func mean(_ lanes: [Int], _ at: Int) throws(Refusal) -> Int {
    let total = try sum(lanes, at)
    if isNull(total) { return total }
    guard let count = graph.constant(Decimal128(lanes.count)),
      let mean = graph.quotient(total, count)
    else { throw range(at) }
    return mean
  }

  private mutating func magnitude(_ value: Syntax, _ at: Int) throws(Refusal) -> Int {
    let lane = try lane(value)
    switch graph.type(lane) {
    case .number, .span: return graph.magnitude(lane)
    case .null: return lane
    default: throw kinds(lane, lane, at)
    }
  }

  private mutating func squareRoot(_ value: Syntax, _ at: Int) throws(Refusal) -> Int {
    guard let lane = try numbers(value, at) else { return graph.null() }
    guard let root = graph.squareRoot(lane) else { throw range(at) }
    return root
  }

  private mutating func modulo(_ a: Syntax, _ b: Syntax, _ at: Int) throws(Refusal) -> Int {
    guard let dividend = try numbers(a, at), let divisor = try numbers(b, at) else {
      return graph.null()
    }
    guard let rest = graph.modulo(dividend, divisor) else { throw range(at) }
    return rest
  }

  private mutating func not(_ value: Syntax, _ at: Int) throws(Refusal) -> Int {
    let lane = try lane(value)
    switch graph.type(lane) {
    case .truth: return graph.node(.not, [lane], .truth)
    // Anything else has no opposite.
    default: return truth(Kleene.isNull)
    }
  }
}
