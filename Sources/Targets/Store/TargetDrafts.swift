import Packs
import Provisions
public import Store
import Vocabulary

/// A target that was read out of a document and nobody has confirmed yet.
public struct TargetDraft: Sendable, Hashable {
  /// The target as the statement says it.
  public var target: PolicyTarget
  /// The code of the statement.
  public var statement: String
  /// The words that it rests on.
  public var quote: String
  /// How far the reading can be relied on, 0 to 1.
  public var confidence: Double
  /// The target of a pack that says the same of the same provision; it needs no confirmation then.
  public var known: String?
}

/// Makes drafts of targets from statements.
public struct TargetDrafts: Sendable {
  /// The drafts, in the order of documents and text.
  public let drafts: [TargetDraft]

  /// Makes drafts.
  ///
  /// - Parameters:
  ///   - statements: Statements as readers corrected them.
  ///   - metrics: The metrics to which they may belong.
  ///   - known: The targets that are known.
  ///   - confirmed: The codes of statements that were confirmed already.
  public init(
    _ statements: [FoundStatement], metrics: [String: Metric], known: [PolicyTarget],
    confirmed: Set<String> = []
  ) {
    var drafts: [TargetDraft] = []
    for found in statements where !found.isRejected && !confirmed.contains(found.code) {
      guard var target = PolicyTarget(found) else { continue }
      let same = known.first { other in
        other.provision == target.provision && Self.agrees(other, target)
      }
      if let metric = same?.metric ?? Self.metric(for: target, in: metrics) {
        target.metric = metric
      }
      drafts.append(
        TargetDraft(
          target: target, statement: found.code, quote: found.quote,
          confidence: found.statement.confidence, known: same?.id))
    }
    self.drafts = drafts
  }

  /// Whether two say the same value of something alike.
  static func agrees(_ a: PolicyTarget, _ b: PolicyTarget) -> Bool {
    TargetComparison.isSameValue(a, b) && TitleLikeness.of(a.title, b.title) >= 0.5
  }

  private static func metric(for target: PolicyTarget, in metrics: [String: Metric]) -> String? {
    metrics.values.filter { $0.unit.isCompatible(with: target.unit) }
      .map { ($0.id, TitleLikeness.of($0.title, target.title)) }
      .filter { $0.1 >= 0.75 }.max { ($0.1, $1.0) < ($1.1, $0.0) }?.0
  }
}

extension PolicyTarget {
  /// The target that a statement states; `nil` for one that is none.
  public init?(_ found: FoundStatement) {
    let statement = found.effective
    guard statement.role == .main, let text = statement.value else { return nil }
    let clock: TargetClock
    let isShare = ["%", "比例"].contains(statement.unit)
    switch statement.kind {
    case .targetAnnual: clock = .annual
    case .targetCumulative: clock = .cumulative
    case .targetStock: clock = isShare ? .share : .stock
    // A share that must hold each year is a threshold for whom it binds, and a target for who watches.
    case .threshold where statement.frequency == "每年": clock = .annual
    default: return nil
    }
    let unitText = ["比例", "无量纲"].contains(statement.unit) ? "1" : statement.unit
    guard let value = ExactValue(Self.fraction(text)), let unit = try? Unit(unitText) else {
      return nil
    }
    let comparator: PackTarget.Comparator =
      switch statement.comparator {
      case .atLeast: .atLeast
      case .moreThan: .above
      case .atMost: .atMost
      case .lessThan: .below
      case .about: .about
      case .equal: .equal
      }
    self.init(
      id: "s-" + found.code, title: statement.metric, metric: "s-" + found.code,
      provision: statement.provision, comparator: comparator, sense: Self.sense(comparator),
      value: value, unit: unit, clock: clock, due: statement.horizon,
      subject: statement.scope ?? "", hedges: statement.hedges)
  }

  /// Thirds, which the reader rounds to four digits, as they were printed.
  private static func fraction(_ text: String) -> String {
    ["0.3333": "1/3", "0.6667": "2/3"][text] ?? text
  }
}

/// How alike two titles are: the share of pairs of neighbouring characters that they have in common.
enum TitleLikeness {
  static func of(_ a: String, _ b: String) -> Double {
    let (a, b) = (pairs(a), pairs(b))
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  private static func pairs(_ text: String) -> Set<String> {
    let plain = Array(text.filter { !$0.isWhitespace && !"“”\"".contains($0) })
    guard plain.count > 1 else { return plain.isEmpty ? [] : [String(plain)] }
    return Set((0..<(plain.count - 1)).map { String(plain[$0...($0 + 1)]) })
  }
}
