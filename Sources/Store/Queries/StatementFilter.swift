public import Provisions

/// Which statements a list shows; an empty filter shows all.
public struct StatementFilter: Sendable, Hashable {
  /// Only those of these kinds; `nil` for all.
  public var kinds: Set<Statement.Kind>?
  /// Only those of one document.
  public var document: String?
  /// Only those by this year.
  public var horizon: Int?
  /// Only those whose metric, scope or quote holds these words.
  public var words: String?
  /// Whether numbers that only delimit another statement are left out.
  public var mainOnly: Bool

  /// The three kinds that are targets.
  public static let targetKinds: Set<Statement.Kind> = [
    .targetStock, .targetAnnual, .targetCumulative,
  ]

  /// Creates a filter.
  public init(
    kinds: Set<Statement.Kind>? = nil, document: String? = nil, horizon: Int? = nil,
    words: String? = nil, mainOnly: Bool = false
  ) {
    self.kinds = kinds
    self.document = document
    self.horizon = horizon
    self.words = words
    self.mainOnly = mainOnly
  }

  /// Whether a statement, as readers corrected it, passes.
  func passes(_ found: FoundStatement) -> Bool {
    let statement = found.effective
    if let kinds, !kinds.contains(statement.kind) { return false }
    if mainOnly, statement.role != .main { return false }
    if let horizon, statement.horizon != horizon { return false }
    guard let words else { return true }
    let text = [statement.metric, statement.scope ?? "", found.quote].map(SearchText.joined)
    let wanted = SearchText.joined(words)
    return wanted.isEmpty || text.contains { $0.contains(wanted) }
  }
}
