import Packs
public import Diagnostics
import Vocabulary

/// Two targets of different provisions that seem to be of the same thing.
public struct TargetComparison: Sendable, Hashable {
  /// The one.
  public var one: PolicyTarget
  /// The other.
  public var other: PolicyTarget
  /// In what they differ; nothing where they say the same.
  public var differences: [Wording]

  /// Whether they say the same.
  public var isEqual: Bool { differences.isEmpty }

  /// Whether two targets want the same value, converted where the units allow.
  static func isSameValue(_ a: PolicyTarget, _ b: PolicyTarget) -> Bool {
    guard let factor = try? a.unit.factor(to: b.unit), let value = a.value.ratio.times(factor)
    else {
      return false
    }
    return value == b.value.ratio
  }

  /// Puts two targets side by side.
  public init(_ one: PolicyTarget, _ other: PolicyTarget) {
    self.one = one
    self.other = other
    var differences: [Wording] = []
    func tell(_ name: Wording, _ a: String, _ b: String) {
      guard a != b else { return }
      differences.append(
        Wording("\(name.chinese)：\(a) ／ \(b)", "\(name.english): \(a) / \(b)"))
    }
    // What is measured may differ though the number is the same: of which counties, of which firms.
    if one.metric != other.metric { tell(Wording("指标", "metric"), one.title, other.title) }
    if !Self.isSameValue(one, other) {
      tell(
        Wording("数值", "value"), "\(one.value.text) \(one.unit)", "\(other.value.text) \(other.unit)"
      )
    }
    tell(Wording("比较", "comparator"), one.comparator.rawValue, other.comparator.rawValue)
    if one.clock != other.clock {
      tell(
        Wording("时限", "clock"), one.clock.name.chinese, other.clock.name.chinese)
    }
    tell(
      Wording("到期", "due"), one.due.map { "\($0)" } ?? "—", other.due.map { "\($0)" } ?? "—")
    tell(
      Wording("对象", "whom it binds"), one.subject.isEmpty ? "—" : one.subject,
      other.subject.isEmpty ? "—" : other.subject)
    self.differences = differences
  }

  /// The pairs of targets of different provisions with one metric, or with titles that are alike and
  /// units of one kind.
  ///
  /// - Parameters:
  ///   - targets: The targets.
  ///   - likeness: From which likeness of titles on, 0 to 1.
  /// - Returns: The pairs, in the order of the targets.
  public static func pairs(_ targets: [PolicyTarget], likeness: Double = 0.75) -> [TargetComparison]
  {
    var pairs: [TargetComparison] = []
    for (index, one) in targets.enumerated() {
      for other in targets[(index + 1)...] where other.provision != one.provision {
        let isAlike = one.metric == other.metric || Self.isAlike(one, other, likeness)
        if isAlike { pairs.append(TargetComparison(one, other)) }
      }
    }
    return pairs
  }

  /// Titles much alike; or somewhat alike, where value and clock are the same: two documents seldom use
  /// the same words for one share.
  private static func isAlike(_ one: PolicyTarget, _ other: PolicyTarget, _ likeness: Double)
    -> Bool
  {
    guard one.unit.isCompatible(with: other.unit) else { return false }
    let found = TitleLikeness.of(one.title, other.title)
    return found >= likeness
      || (found >= 0.4 && one.clock == other.clock && one.clock != .cumulative
        && one.unit.dimension == .none && isSameValue(one, other))
  }
}
