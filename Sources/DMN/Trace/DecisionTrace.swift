public import FEEL

/// How a decision came to its value: the inputs, and every decision on the way with its rules.
///
/// As JSON (``json``) a trace has this stable shape:
///
/// ```json
/// {
///   "inputs": [{"name": "单位能耗", "value": 0.52}],
///   "decisions": [{
///     "name": "准入结论", "sources": ["示例办法 第五条"], "value": "能耗置换",
///     "tables": [{
///       "name": "准入结论", "hitPolicy": "UNIQUE",
///       "inputs": [{"name": "单位能耗", "value": 0.52}],
///       "matched": [2], "chosen": [2],
///       "rules": [{"number": 2, "tests": [">= 0.52"], "annotations": []}],
///       "value": "能耗置换"
///     }]
///   }]
/// }
/// ```
///
/// Rule numbers count from 1. Numbers have all their digits; dates and durations are strings as FEEL
/// writes them.
public struct DecisionTrace: Sendable {
  /// A value with its name.
  public struct Named: Sendable {
    /// The name, or the text of an expression.
    public var name: String
    /// The value.
    public var value: Value
  }

  /// One decision.
  public struct Step: Sendable {
    /// The name.
    public var name: String
    /// The knowledge sources it rests on: the provisions.
    public var sources: [String]
    /// The value.
    public var value: Value
    /// The decision tables evaluated for it, in the order in which they were.
    public var tables: [Table]
  }

  /// One evaluation of a decision table.
  public struct Table: Sendable {
    /// The name of the decision or function that it belongs to.
    public var name: String
    /// The hit policy.
    public var policy: String
    /// The values tested.
    public var inputs: [Named]
    /// The rules that matched.
    public var matched: [Int]
    /// The rules that make up the value.
    public var chosen: [Int]
    /// The texts of the rules that matched.
    public var rules: [Rule]
    /// The value.
    public var value: Value
  }

  /// A rule that matched.
  public struct Rule: Sendable {
    /// The number, from 1.
    public var number: Int
    /// The tests, as written.
    public var tests: [String]
    /// The remarks.
    public var annotations: [String]
    /// The line of the file on which the rule stands.
    public var line: Int?
  }

  /// The inputs.
  public var inputs: [Named]
  /// The decisions, each behind those it requires.
  public var steps: [Step]
}
