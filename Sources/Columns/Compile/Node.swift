import FEEL

/// What the rows of a lane are.
enum LaneType: Sendable, Hashable {
  /// Numbers.
  case number(NumberFacts)
  /// Days since 1970-01-01, exact.
  case day(NumberFacts)
  /// Whole days between two days, exact.
  case span(NumberFacts)
  /// Truths.
  case truth
  /// Places in a dictionary of texts.
  case text(TextDomain)
  /// Null in every row.
  case null

  /// The facts, if the lane holds doubles.
  var facts: NumberFacts? {
    switch self {
    case .number(let facts), .day(let facts), .span(let facts): facts
    case .truth, .text, .null: nil
    }
  }

  /// What the kind of the values is called.
  var name: String {
    switch self {
    case .number: "number"
    case .day: "date"
    case .span: "days and time duration"
    case .truth: "boolean"
    case .text: "string"
    case .null: "null"
    }
  }
}

/// The texts that a lane's places stand for.
final class TextDomain: Sendable, Hashable {
  /// The texts, each once.
  let texts: [Value]
  /// Whether they are in their order, so that places compare as texts do.
  let isSorted: Bool

  init(_ texts: [Value], isSorted: Bool) {
    self.texts = texts
    self.isSorted = isSorted || texts.count < 2
  }

  /// The domain of places that stand for no texts: of groups, of rules, of a column's values.
  static let places = TextDomain([], isSorted: false)

  static func == (a: TextDomain, b: TextDomain) -> Bool { a === b }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// All texts of two domains, sorted, and where the texts of each are among them.
  static func merged(_ a: TextDomain, _ b: TextDomain) -> (TextDomain, [Int32], [Int32]) {
    var places: [ValueKey: Int32] = [:]
    var texts: [Value] = []
    for text in a.texts + b.texts {
      guard let key = ValueKey(text), places.updateValue(0, forKey: key) == nil else { continue }
      texts.append(text)
    }
    texts.sort { ValueOrder.isLess($0, $1) }
    for (place, text) in texts.enumerated() {
      if let key = ValueKey(text) { places[key] = Int32(place) }
    }
    func found(_ domain: TextDomain) -> [Int32] {
      domain.texts.map { ValueKey($0).flatMap { places[$0] } ?? -1 }
    }
    return (TextDomain(texts, isSorted: true), found(a), found(b))
  }
}

/// A lane of a program: an operation on other lanes.
struct Node {
  var operation: Operation
  var operands: [Int]
  var type: LaneType
  /// Whether rows of it may be wrong until the step that it belongs to is settled.
  var isOpen: Bool
}

/// What fills a lane.
enum Operation: Hashable {
  /// A column of the table; its number.
  case load(Int)
  /// The same number everywhere, by its bits.
  case number(UInt64)
  case truth(UInt8)
  /// The same place everywhere.
  case code(Int32)

  case add, subtract, multiply, divide, modulo, minimum, maximum
  case negate, magnitude, squareRoot
  /// Times, and divided by, a constant.
  case scaleUp(Double), scaleDown(Double)
  /// Whole numbers divided by a power of ten and rounded.
  case roundExact(Double, Rounding)
  /// Numbers times a factor, rounded to whole ones.
  case roundNear(Double, Rounding)

  case compare(ComparisonOperator)
  case compareNear(ComparisonOperator)
  case compareCodes(ComparisonOperator)
  case extremeCode(largest: Bool)
  case same
  case and, or, not, holds
  case isNull
  case select
  /// A table by the places of a lane; its number.
  case lookUp(Int)
  /// The places of two lanes as one: the first times a count, plus the second; nulls count from 1.
  case combine(count: Int, firstNull: Bool, secondNull: Bool)
  /// Truths as places: false 0, true 1.
  case codeTruth
  case part(DayPart)

  typealias Rounding = Decimal128.Rounding
}

/// What can be asked of a day.
enum DayPart: String {
  case year, month, day, weekday
}

/// Values by place, the first for null.
enum LookUpTable: Sendable {
  case numbers([Double])
  case truths([UInt8])
  case codes([Int32])
}
