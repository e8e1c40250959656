public import Vocabulary

/// Decides which version of a pack's rules applies.
///
/// ```swift
/// let selector = EffectiveSelector(pack.manifest.versions)
/// selector.selection(for: .init(application: "复核", applied: day))  // .needs([.certified])
/// ```
public struct EffectiveSelector: Sendable {
  /// What is known of an application.
  public struct Application: Sendable, Hashable {
    /// The type of application.
    public var application: String?
    /// The day of application.
    public var applied: Day?
    /// The day of the certificate that is held.
    public var certified: Day?
    /// The batch.
    public var batch: String?

    /// Creates an application; what is not known is `nil`.
    public init(
      application: String? = nil, applied: Day? = nil, certified: Day? = nil, batch: String? = nil
    ) {
      self.application = application
      self.applied = applied
      self.certified = certified
      self.batch = batch
    }
  }

  /// A fact of an application.
  public enum Fact: String, Sendable, Hashable, CaseIterable {
    case application
    case applied
    case certified
    case batch
  }

  /// The answer.
  public enum Selection: Sendable, Hashable {
    /// One version applies.
    case version(String)
    /// None applies.
    case none
    /// More than one applies, which the rules must not allow.
    case several([String])
    /// It depends on facts that are not known.
    case needs([Fact])
  }

  private let versions: [RuleVersion]

  /// Creates a selector.
  public init(_ versions: [RuleVersion]) { self.versions = versions }

  /// The version that applies to an application.
  public func selection(for application: Application) -> Selection {
    var certain: [String] = []
    var open: Set<Fact> = []
    for version in versions {
      let answers = version.conditions.map { $0.answer(for: application) }
      if answers.contains(.yes) {
        certain.append(version.id)
      } else {
        for case .unknown(let facts) in answers { open.formUnion(facts) }
      }
    }
    if certain.count > 1 { return .several(certain) }
    // A version that may apply beside a certain one keeps the question open.
    if !open.isEmpty { return .needs(Fact.allCases.filter(open.contains)) }
    return certain.first.map(Selection.version) ?? .none
  }
}

extension RuleVersion.Condition {
  enum Answer: Hashable {
    case yes
    case no
    case unknown(Set<EffectiveSelector.Fact>)
  }

  /// Whether the condition holds: what is known may settle it before all is known.
  func answer(for given: EffectiveSelector.Application) -> Answer {
    var open: Set<EffectiveSelector.Fact> = []
    func settles(_ fact: EffectiveSelector.Fact, _ holds: Bool?) -> Bool {
      if holds == nil { open.insert(fact) }
      return holds == false
    }
    if let applications,
      settles(.application, given.application.map(applications.contains))
    {
      return .no
    }
    if let applied, settles(.applied, given.applied.map(applied.contains)) { return .no }
    if let certified, settles(.certified, given.certified.map(certified.contains)) { return .no }
    if let batches, settles(.batch, given.batch.map(batches.contains)) { return .no }
    return open.isEmpty ? .yes : .unknown(open)
  }
}
