public import Store

/// Why a rule decided as it did, to be kept with what came of it.
///
/// It names the rule and its provision, every value that it was asked over with the row that supplied
/// it, the rules of tables that matched, and the facts for want of which it could not decide.
public struct Explanation: Sendable, Hashable, Codable {
  /// A value that the rule used.
  public struct Input: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// The value as FEEL; `nil` where none is known, or it is masked.
    public var value: String?
    /// The grade.
    public var grade: Int
    /// Where it came from.
    public var origin: Fact.Origin?
    /// Whether it is not shown to this viewer.
    public var isMasked: Bool?

    /// Creates an input.
    public init(name: String, value: String?, grade: Int, origin: Fact.Origin? = nil) {
      self.name = name
      self.value = value
      self.grade = grade
      self.origin = origin
    }
  }

  /// A decision table that was asked.
  public struct Table: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// The provisions it rests on.
    public var sources: [String]
    /// The numbers of the rules that matched, from 1.
    public var rules: [Int]
    /// What their remarks say.
    public var annotations: [String]
  }

  /// What the answer was.
  public enum Verdict: String, Sendable, Hashable, Codable {
    case yes
    case no
    /// It cannot be told.
    case undecided
  }

  /// The rule: its FEEL, or the decision as `file#name`.
  public var rule: String
  /// The file and line where it is declared.
  public var place: String
  /// What the rule says in words.
  public var message: String?
  /// The provision.
  public var provision: String?
  /// The answer.
  public var verdict: Verdict
  /// The value of the rule, as FEEL.
  public var value: String?
  /// What it was asked over.
  public var inputs: [Input]
  /// The facts that are missing and would decide.
  public var missing: [String]
  /// The tables that were asked.
  public var tables: [Table]

  /// Creates an explanation.
  public init(
    rule: String, place: String, message: String? = nil, provision: String? = nil,
    verdict: Verdict, value: String? = nil, inputs: [Input] = [], missing: [String] = [],
    tables: [Table] = []
  ) {
    self.rule = rule
    self.place = place
    self.message = message
    self.provision = provision
    self.verdict = verdict
    self.value = value
    self.inputs = inputs
    self.missing = missing
    self.tables = tables
  }

  /// The explanation as a viewer may read it.
  ///
  /// - Parameters:
  ///   - viewer: Who reads.
  ///   - owner: The credit code of the enterprise that it speaks of.
  /// - Returns: The explanation, without the values that the viewer may not see.
  public func shown(to viewer: RecordViewer, owner: String? = nil) -> Explanation {
    var shown = self
    let seesRecord = viewer.sees(recordOf: owner)
    for index in shown.inputs.indices
    where !seesRecord || !viewer.sees(grade: shown.inputs[index].grade) {
      shown.inputs[index].value = nil
      shown.inputs[index].origin = nil
      shown.inputs[index].isMasked = true
    }
    // The value of a rule may be computed from what is masked; the verdict alone is told.
    if shown.inputs.contains(where: { $0.isMasked == true }) { shown.value = nil }
    return shown
  }
}
