import Diagnostics
import Vocabulary

/// Checks that the constraints of a field are of its kind and can be met.
struct ConstraintCheck {
  let field: RecordField

  var problems: [Problem] {
    guard let node = field.node["constraints"] else { return [] }
    var problems: [Problem] = []
    for name in ["minimum", "maximum"] {
      guard let value = node[name], let text = value.text else { continue }
      if !isValue(text) { problems.append(misfit(value, text)) }
    }
    for value in node["enum"]?.elements ?? [] {
      if let text = value.text, !isValue(text) { problems.append(misfit(value, text)) }
    }
    if let low = field.constraints.minimum, let high = field.constraints.maximum,
      let isEmpty = isGreater(low, high), isEmpty
    {
      problems.append(
        node.problem(
          "packs.empty-range",
          Wording("最小值 \(low) 大于最大值 \(high)", "the minimum \(low) is above the maximum \(high)")))
    }
    if let low = field.constraints.minLength, let high = field.constraints.maxLength, low > high {
      problems.append(
        node.problem(
          "packs.empty-range",
          Wording("最短 \(low) 大于最长 \(high)", "the fewest, \(low), are more than the most, \(high)")))
    }
    if let pattern = node["pattern"], let text = pattern.text {
      do {
        _ = try Regex(text)
      } catch {
        problems.append(
          pattern.problem(
            "packs.bad-pattern", Wording("正则表达式写错了", "the regular expression cannot be read"),
            notes: [Wording("\(error)")]))
      }
    }
    return problems
  }

  private func isValue(_ text: String) -> Bool {
    switch field.kind {
    case .number: ScaledDecimal(text) != nil
    case .integer, .year: Int(text) != nil
    case .boolean: ["true", "false"].contains(text)
    case .date: Day(text) != nil
    case .string, .yearmonth, .geojson: true
    }
  }

  private func isGreater(_ a: String, _ b: String) -> Bool? {
    if field.kind == .date { return Day(a).flatMap { a in Day(b).map { a > $0 } } }
    return ScaledDecimal(a).flatMap { a in ScaledDecimal(b).map { a > $0 } }
  }

  private func misfit(_ node: DeclarationNode, _ text: String) -> Problem {
    node.problem(
      "packs.bad-value",
      Wording(
        "“\(text.prefix(40))” 不是 \(field.kind.rawValue) 的值",
        "“\(text.prefix(40))” is no value of the type \(field.kind.rawValue)"))
  }
}
