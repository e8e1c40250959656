import Diagnostics
import FEEL

/// Compares what a table gives with what it may give.
struct OutputCheck {
  let table: CompiledTable
  let node: CompiledNode

  func problems() -> [Problem] {
    table.table.outputs.indices.flatMap { never($0) + notAllowed($0) + wrongType($0) }
  }

  private func values(_ column: Int) -> [Value?] {
    table.outputValues.map { column < $0.count ? $0[column] : nil }
  }

  /// Allowed values that no rule gives; not told where some rule computes its value.
  private func never(_ column: Int) -> [Problem] {
    let output = table.table.outputs[column]
    let given = values(column)
    guard !output.priorities.isEmpty, !given.contains(where: { $0 == nil }) else { return [] }
    let standard = (output.standard as? ConstantNode)?.constant
    if output.standard != nil, standard == nil { return [] }
    let missing = output.priorities.filter { allowed in
      !given.contains { $0.map { ValueOrder.isEqual($0, allowed) } ?? false }
        && !(standard.map { ValueOrder.isEqual($0, allowed) } ?? false)
    }
    guard !missing.isEmpty else { return [] }
    return [
      Problem(
        "dmn.output-never", .warning,
        Wording(
          "决策表“\(table.table.name)”没有规则给出允许的输出 \(missing.map(\.feelText).joined(separator: "、"))",
          "no rule of the table “\(table.table.name)” gives the allowed output \(missing.map(\.feelText).joined(separator: ", "))"
        ),
        at: output.place, notes: node.sourceNotes)
    ]
  }

  /// Constants that are not of the type of their column; a list of one counts as its element.
  private func wrongType(_ column: Int) -> [Problem] {
    let output = table.table.outputs[column]
    guard let wanted = output.type?.kind else { return [] }
    return values(column).enumerated().compactMap { index, value in
      guard let value, let kind = value.kind, kind != wanted, kind != .list,
        !(kind == .date && wanted == .dateTime)
      else { return nil }
      return Problem(
        "dmn.output-type", .error,
        Wording(
          "规则 \(index + 1) 的输出 \(value.feelText) 是\(kind.name.chinese)，“\(output.name)”要\(wanted.name.chinese)",
          "the output \(value.feelText) of rule \(index + 1) is a \(kind.name.english), and “\(output.name)” wants a \(wanted.name.english)"
        ),
        at: table.table.rules[index].place, notes: node.sourceNotes,
        suggestion: Wording("改正输出，或改正列的类型", "correct the output, or the type of the column"))
    }
  }

  private func notAllowed(_ column: Int) -> [Problem] {
    let output = table.table.outputs[column]
    guard !output.priorities.isEmpty else { return [] }
    return values(column).enumerated().compactMap { index, value in
      guard let value, !value.isNull,
        !output.priorities.contains(where: { ValueOrder.isEqual($0, value) })
      else { return nil }
      return Problem(
        "dmn.output-not-allowed", .error,
        Wording(
          "规则 \(index + 1) 的输出 \(value.feelText) 不在“\(output.name)”的允许值之中",
          "the output \(value.feelText) of rule \(index + 1) is not among the allowed values of “\(output.name)”"
        ),
        at: table.table.rules[index].place, notes: node.sourceNotes,
        suggestion: Wording("改正输出，或补充允许值", "correct the output, or add it to the allowed values"))
    }
  }
}

extension CompiledNode {
  /// The provisions, as a note.
  var sourceNotes: [Wording] {
    sources.isEmpty
      ? []
      : [
        Wording(
          "依据：\(sources.joined(separator: "；"))", "it rests on \(sources.joined(separator: "; "))")
      ]
  }
}
