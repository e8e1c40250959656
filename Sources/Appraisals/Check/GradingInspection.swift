import Diagnostics
import Packs
import Vocabulary

/// Checks how ranks or totals become grades.
struct GradingInspection {
  private let scheme: Scheme

  init(_ scheme: Scheme) { self.scheme = scheme }

  private var node: DeclarationNode { scheme.grading.node }

  var problems: [Problem] {
    let names = scheme.grading.names
    var found: [Problem] = []
    if Set(names).count < names.count || names.count < 2 {
      found.append(
        (node["names"] ?? node).problem(
          "appraisals.grade-names",
          Wording("等级至少两个，且各不相同", "there are at least two grades, each once")))
    }
    switch (node["shares"], node["limits"]) {
    case (let shares?, nil): found += self.shares(shares, names.count)
    case (nil, let limits?): found += self.limits(limits, names.count)
    default:
      found.append(
        node.problem(
          "appraisals.grades",
          Wording("shares 与 limits 写且只写一个", "it needs either shares or limits")))
    }
    return found
  }

  private func shares(_ node: DeclarationNode, _ count: Int) -> [Problem] {
    let shares = (node.elements ?? []).map { GradingRule.thousandths($0.text ?? "") }
    guard shares.count == count || shares.count == count - 1 else {
      return [
        node.problem(
          "appraisals.shares",
          Wording(
            "\(count) 个等级要 \(count) 个比例（末等可省略），写了 \(shares.count) 个",
            "\(count) grades need \(count) shares, the last may be left out; there are \(shares.count)"
          ))
      ]
    }
    guard !shares.contains(where: { $0 == nil || ($0 ?? 0) < 0 }) else {
      return [
        node.problem(
          "appraisals.shares",
          Wording("比例是不小于零、至多一位小数的百分数", "shares are percentages from 0 with one digit at most"))
      ]
    }
    let sum = shares.reduce(0) { $0 + ($1 ?? 0) }
    guard shares.count == count ? sum != 1000 : sum > 1000 else { return [] }
    let text = ScaledDecimal(units: Int128(sum), scale: 1)?.description ?? ""
    return [
      node.problem(
        "appraisals.shares",
        Wording("比例合计为 \(text)%", "the shares come to \(text)%"),
        suggestion: Wording("各等级的比例合计为 100", "the shares of all grades come to 100"))
    ]
  }

  private func limits(_ node: DeclarationNode, _ count: Int) -> [Problem] {
    let limits = (node.elements ?? []).compactMap { $0.text.flatMap(ScaledDecimal.init) }
    guard limits.count == count - 1 else {
      return [
        node.problem(
          "appraisals.limits",
          Wording(
            "\(count) 个等级要 \(count - 1) 个最低分（末等没有），写了 \(limits.count) 个",
            "\(count) grades need \(count - 1) least totals, none for the last; there are \(limits.count)"
          ))
      ]
    }
    guard zip(limits, limits.dropFirst()).contains(where: { $0 <= $1 }) else { return [] }
    return [
      node.problem(
        "appraisals.limits",
        Wording("最低分应由高到低", "least totals go from the highest down"))
    ]
  }
}
