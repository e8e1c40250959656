public import Diagnostics
public import FEEL
public import Vocabulary

/// Finds the unit of a FEEL expression, and where it adds or compares what is not alike.
///
/// ```swift
/// let checker = UnitChecker(names: ["税收": .unit(wanYuan), "用地面积": .unit(mu)])
/// checker.check("税收 / 用地面积 > 税收").problems  // 万元/亩 compared with 万元
/// ```
public struct UnitChecker: Sendable {
  /// The unit of an expression and what is wrong with it.
  public struct Result: Sendable {
    /// The unit.
    public var unit: InferredUnit
    /// What is wrong.
    public var problems: [Problem]
  }

  /// The units of names.
  public let names: [String: InferredUnit]

  /// Creates a checker.
  public init(names: [String: InferredUnit]) {
    self.names = Dictionary(
      names.map { (Names.normal($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks an expression that was read.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - expected: The unit that its value should have; any where `nil`.
  ///   - input: The unit of the value under test, in unary tests.
  ///   - locate: Tells the place of a count of Unicode scalars in the text.
  /// - Returns: Its unit and what is wrong; nothing for an expression that could not be read.
  public func check(
    _ expression: FEELExpression, expected: Unit? = nil, input: InferredUnit = .unknown,
    locate: @escaping (Int) -> Place? = { _ in nil }
  ) -> Result {
    guard let syntax = expression.syntax else { return Result(unit: .unknown, problems: []) }
    let inference = UnitInference(names: names, input: input, locate: locate)
    let unit = inference.unit(of: syntax)
    var problems = inference.findings.problems
    if let expected, let candidates = unit.candidates, !candidates.contains(expected) {
      problems.append(UnitFault.result(candidates[0], expected, locate(0)))
    }
    return Result(unit: unit, problems: problems)
  }

  /// Reads and checks an expression over the names of the checker.
  public func check(_ text: String, expected: Unit? = nil) -> Result {
    var scope = Scope()
    for name in names.keys.sorted() { scope.add(name) }
    return check(FEELExpression(parsing: text, scope: scope), expected: expected)
  }
}
