/// A reference from one node to another that it needs.
public struct Requirement: Sendable, Hashable {
  /// What is required.
  public enum Kind: String, Sendable, Hashable {
    case decision = "requiredDecision"
    case input = "requiredInput"
    case knowledge = "requiredKnowledge"
    case authority = "requiredAuthority"
  }

  /// What every element carries.
  public var info: ElementInfo
  /// What is required.
  public var kind: Kind
  /// The reference: `#id`, or `namespace#id` in another model.
  public var href: String

  /// Creates a requirement.
  public init(_ kind: Kind, href: String, info: ElementInfo = ElementInfo()) {
    self.info = info
    self.kind = kind
    self.href = href
  }
}
