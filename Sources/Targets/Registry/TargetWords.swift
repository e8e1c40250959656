import Packs
public import Diagnostics
public import Vocabulary

/// Targets in words.
public enum TargetWords {
  /// What is wanted: `≥ 20 万亩，2023—2027 年累计`.
  public static func demand(_ target: PolicyTarget) -> Wording {
    let sign =
      ["~": "≈", ">=": "≥", "<=": "≤"][target.comparator.rawValue]
      ?? target.comparator.rawValue
    let unit = target.unit == .one ? "" : " \(target.unit)"
    let head = "\(sign) \(target.value.text)\(unit)"
    let due = target.due.map(String.init)
    let span = [target.since.map(String.init), due].compactMap(\.self).joined(separator: "—")
    switch target.clock {
    case .annual:
      return Wording(
        "\(head)，每年" + (span.isEmpty ? "" : "（\(span)）"),
        "\(head) each year" + (span.isEmpty ? "" : " (\(span))"))
    case .cumulative:
      return Wording(
        "\(head)，累计" + (span.isEmpty ? "" : "（\(span)）"),
        "\(head) in all" + (span.isEmpty ? "" : " (\(span))"))
    default:
      return Wording(
        head + (due.map { "，到 \($0) 年" } ?? ""), head + (due.map { " by \($0)" } ?? ""))
    }
  }

  /// A number for people: plain decimals with at most so many digits after the point.
  public static func number(_ value: Ratio, digits: Int = 2) -> String {
    number(value.double, digits: digits)
  }

  /// A number for people.
  public static func number(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let size = (0..<digits).reduce(1.0) { size, _ in size * 10 }
    let rounded = (value * size).rounded() / size
    if rounded == rounded.rounded() { return String(Int64(rounded)) }
    return "\(rounded)"
  }

  /// How far a target is in a region, in a sentence.
  public static func sentence(_ target: PolicyTarget, _ cell: TargetBoard.Cell) -> Wording {
    let region = RegionTree.name(cell.region)
    let progress = cell.progress
    if let missing = progress.missing {
      return Wording(
        "\(region)：\(target.title) 无法判断，\(missing.wording.chinese)",
        "\(region): cannot say of \(target.title): \(missing.wording.english)")
    }
    let reached = progress.reached.map { number($0) } ?? "—"
    let goal = progress.goal.map { number($0) } ?? "—"
    let through = progress.through.map { "\($0)" } ?? "—"
    return Wording(
      "\(region)：\(target.title) \(progress.state.name.chinese)，至 \(through) 为 \(reached) \(target.unit)，目标 \(goal) \(target.unit)",
      "\(region): \(target.title) is \(progress.state.name.english): \(reached) \(target.unit) through \(through), of \(goal) \(target.unit)"
    )
  }
}
