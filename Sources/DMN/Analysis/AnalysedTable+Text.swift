import FEEL

extension AnalysedTable {
  /// A box in words: one part for each column that it narrows.
  func text(of box: BoxCover.Box) -> String {
    var parts: [String] = []
    for (index, atoms) in box.enumerated() where atoms != universe[index] {
      parts.append(text(of: atoms, in: columns[index], universe: universe[index]))
    }
    return parts.isEmpty ? "任何输入" : parts.joined(separator: "，")
  }

  private func text(of atoms: BitSet, in column: Column, universe: BitSet) -> String {
    switch column {
    case .condition(let label, let text):
      let test = text.first.map { "<>=![(".contains($0) } ?? false ? "\(label) \(text)" : text
      return "（\(test)）" + (atoms.contains(0) ? "成立" : "不成立")
    case .values(let label, let partition, _):
      return partition.text(of: atoms, label: label)
    }
  }
}

extension ColumnPartition {
  /// A set of atoms in words, with an example if it is a stretch of values.
  func text(of atoms: BitSet, label: String) -> String {
    let members = atoms.members
    guard isOrdered else {
      let named = members.filter { $0 < constants.count }.map { constants[$0].feelText }
      let other = members.contains(constants.count)
      let null = members.contains(self.null)
      if other, !constants.isEmpty {
        let left = constants.indices.filter { !members.contains($0) }.map { constants[$0].feelText }
        return left.isEmpty ? "\(label) 为任何值" : "\(label) 不是 \(left.joined(separator: "、"))"
      }
      let all = named + (null ? ["null"] : [])
      if all.count == 1 { return "\(label) = \(all[0])" }
      return "\(label) 是 \(all.prefix(8).joined(separator: "、")) 之一"
    }
    let stretches = Self.stretches(members.filter { $0 != self.null })
    var parts = stretches.prefix(4).map { text(ofStretch: $0, label: label) }
    if members.contains(self.null) { parts.append("\(label) = null") }
    return parts.joined(separator: " 或 ")
  }

  private static func stretches(_ members: [Int]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for member in members {
      if let last = result.last, last.upperBound + 1 == member {
        result[result.count - 1] = last.lowerBound...member
      } else {
        result.append(member...member)
      }
    }
    return result
  }

  private func text(ofStretch range: ClosedRange<Int>, label: String) -> String {
    if range.count == 1, range.lowerBound % 2 == 1 {
      return "\(label) = \(constants[range.lowerBound / 2].feelText)"
    }
    let lower = range.lowerBound == 0 ? nil : constants[(range.lowerBound - 1) / 2].feelText
    let upper =
      range.upperBound == 2 * constants.count ? nil : constants[range.upperBound / 2].feelText
    let lowerSign = range.lowerBound % 2 == 1 ? ">=" : ">"
    let upperSign = range.upperBound % 2 == 1 ? "<=" : "<"
    let example = self.example(in: range).map { "（例如 \($0.feelText)）" } ?? ""
    switch (lower, upper) {
    case (let lower?, let upper?):
      let open = lowerSign == ">=" ? "[" : "("
      let close = upperSign == "<=" ? "]" : ")"
      return "\(label) 在 \(open)\(lower)..\(upper)\(close) 内\(example)"
    case (let lower?, nil): return "\(label) \(lowerSign) \(lower)\(example)"
    case (nil, let upper?): return "\(label) \(upperSign) \(upper)\(example)"
    case (nil, nil): return "\(label) 为任何值"
    }
  }

  /// A value in a stretch of atoms: a constant if there is one, as short as possible otherwise.
  func example(in range: ClosedRange<Int>) -> Value? {
    if let odd = range.first(where: { $0 % 2 == 1 }) { return constants[odd / 2] }
    let atom = range.lowerBound
    let lower = atom == 0 ? nil : constants[atom / 2 - 1]
    let upper = atom / 2 < constants.count ? constants[atom / 2] : nil
    return ValueOrder.between(lower, upper)
  }
}
