public import Diagnostics

extension TypeInspector {
  /// The kind of the result of an operation; nil if it has none.
  static func result(_ operation: ArithmeticOperator, _ a: ValueKind, _ b: ValueKind) -> ValueKind?
  {
    switch operation {
    case .add: sum(a, b) ?? sum(b, a)
    case .subtract: difference(a, b)
    case .multiply: product(a, b) ?? product(b, a)
    case .divide: a == b && isDuration(a) ? .number : product(a, b)
    case .power: a == .number && b == .number ? .number : nil
    }
  }

  private static func isDuration(_ kind: ValueKind) -> Bool {
    kind == .daysDuration || kind == .yearsDuration
  }

  private static func sum(_ a: ValueKind, _ b: ValueKind) -> ValueKind? {
    switch (a, b) {
    case (.number, .number), (.string, .string), (.daysDuration, .daysDuration),
      (.yearsDuration, .yearsDuration):
      a
    case (.date, .daysDuration), (.date, .yearsDuration), (.dateTime, .daysDuration),
      (.dateTime, .yearsDuration), (.time, .daysDuration):
      a
    default: nil
    }
  }

  private static func difference(_ a: ValueKind, _ b: ValueKind) -> ValueKind? {
    switch (a, b) {
    case (.string, .string): nil
    case (.date, .date), (.dateTime, .dateTime), (.date, .dateTime), (.dateTime, .date),
      (.time, .time):
      .daysDuration
    default: sum(a, b)
    }
  }

  private static func product(_ a: ValueKind, _ b: ValueKind) -> ValueKind? {
    b == .number && (a == .number || isDuration(a)) ? a : nil
  }

  /// The kinds of what functions give.
  static let results: [String: ValueKind] = {
    var table: [String: ValueKind] = [:]
    let names: [(ValueKind, [String])] = [
      (
        .string,
        [
          "string", "substring", "upper case", "lower case", "substring before",
          "substring after", "replace", "string join", "day of week", "month of year",
        ]
      ),
      (
        .number,
        [
          "number", "string length", "count", "decimal", "floor", "ceiling", "round up",
          "round down", "round half up", "round half down", "modulo", "sqrt", "log", "exp",
          "day of year", "week of year", "mean", "product", "median", "stddev",
        ]
      ),
      (
        .boolean,
        [
          "not", "contains", "starts with", "ends with", "matches", "list contains", "all", "any",
          "odd", "even", "is", "before", "after", "meets", "met by", "overlaps", "includes",
          "during", "starts", "finishes", "coincides",
        ]
      ),
      (.date, ["date", "today"]), (.time, ["time"]), (.dateTime, ["date and time", "now"]),
      (.yearsDuration, ["years and months duration"]),
      (
        .list, ["split", "sublist", "append", "concatenate", "union", "reverse", "flatten", "sort"]
      ),
    ]
    for (kind, functions) in names { for function in functions { table[function] = kind } }
    return table
  }()
}

extension FEELExpression {
  /// Operations that can have no value because of the types of their parts, as warnings.
  ///
  /// - Parameters:
  ///   - scope: The names that the expression may use, with their types.
  ///   - input: The type of the value under test, for unary tests.
  ///   - locate: Tells the place of a count of Unicode scalars in the text.
  /// - Returns: One warning for each operation.
  public func typeProblems(
    in scope: Scope, input: FEELType? = nil, locate: (Int) -> Place?
  ) -> [Problem] {
    guard let syntax else { return [] }
    var kinds: [String: ValueKind] = [:]
    for entry in scope.entries { kinds[entry.name] = entry.type?.kind }
    let findings = TypeInspector.Findings()
    TypeInspector(kinds: kinds, input: input?.kind, findings: findings).kind(syntax)
    return findings.mismatches.map { found in
      Problem(
        "feel.type-mismatch", .warning, found.message, at: locate(found.offset),
        suggestion: Wording("改正表达式，或改正声明的类型", "correct the expression, or the declared type"))
    }
  }
}

extension FEELType {
  /// The kind of all values of the type; nil if they can be of several.
  public var kind: ValueKind? {
    switch shape {
    case .simple(let kind): kind
    case .context: .context
    case .any, .null, .list, .range, .function: nil
    }
  }
}
