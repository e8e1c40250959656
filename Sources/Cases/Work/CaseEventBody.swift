public import Rulings

/// What belongs to an event of a case.
public struct CaseEventBody: Sendable, Hashable, Codable {
  /// What was stated, as FEEL.
  public var facts: [String: String]?
  /// Where the case went on.
  public var to: [String]?
  /// Why it went there.
  public var explanation: Explanation?
  /// The file that was attached or written.
  public var file: String?
  /// Its SHA-256.
  public var sha256: String?
  /// By when the step is due.
  public var due: String?
  /// How the case ended.
  public var outcome: String?
  /// The steps that got other names.
  public var renamed: [String: String]?
  /// What was brought about elsewhere.
  public var effect: CaseEffect?

  init(
    facts: [String: String]? = nil, to: [String]? = nil, explanation: Explanation? = nil,
    file: String? = nil, sha256: String? = nil, due: String? = nil, outcome: String? = nil,
    renamed: [String: String]? = nil, effect: CaseEffect? = nil
  ) {
    self.facts = facts
    self.to = to
    self.explanation = explanation
    self.file = file
    self.sha256 = sha256
    self.due = due
    self.outcome = outcome
    self.renamed = renamed
    self.effect = effect
  }
}
