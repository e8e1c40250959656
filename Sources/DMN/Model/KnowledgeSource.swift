/// The authority for a decision, such as a provision of a policy.
public struct KnowledgeSource: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name, such as a document's number and provision.
  public var name: String
  /// Where it can be read.
  public var locationURI: String?
  /// The authorities that it rests on itself.
  public var authorityRequirements: [Requirement]
  /// The kind of source.
  public var type: String?
  /// Who owns it, by reference.
  public var owner: String?

  /// Creates a knowledge source.
  public init(
    name: String, locationURI: String? = nil, authorityRequirements: [Requirement] = [],
    type: String? = nil, owner: String? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.name = name
    self.locationURI = locationURI
    self.authorityRequirements = authorityRequirements
    self.type = type
    self.owner = owner
  }
}
