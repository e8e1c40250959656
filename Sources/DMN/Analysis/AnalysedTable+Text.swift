import Diagnostics
import FEEL

extension AnalysedTable {
  /// A box in words: one part for each column that it narrows.
  func text(of box: BoxCover.Box) -> Wording {
    var parts: [Wording] = []
    for (index, atoms) in box.enumerated() where atoms != universe[index] {
      parts.append(text(of: atoms, in: columns[index]))
    }
    if parts.isEmpty { return Wording("任何输入", "any input") }
    return parts.joined("，", ", ")
  }

  /// The smallest example of a box: one value for each column that it narrows.
  func example(of box: BoxCover.Box) -> [(label: String, value: Value)] {
    var found: [(label: String, value: Value)] = []
    for (index, atoms) in box.enumerated() where atoms != universe[index] {
      guard case .values(let label, let partition, _) = columns[index],
        let value = partition.example(of: atoms)
      else { continue }
      found.append((label, value))
    }
    return found
  }

  private func text(of atoms: BitSet, in column: Column) -> Wording {
    switch column {
    case .condition(let label, let text):
      let test = text.first.map { "<>=![(".contains($0) } ?? false ? "\(label) \(text)" : text
      return atoms.contains(0)
        ? Wording("（\(test)）成立", "(\(test)) holds")
        : Wording("（\(test)）不成立", "(\(test)) does not hold")
    case .values(let label, let partition, _):
      return partition.text(of: atoms, label: label)
    }
  }
}

extension ColumnPartition {
  /// A set of atoms in words.
  func text(of atoms: BitSet, label: String) -> Wording {
    isOrdered ? ordered(atoms, label) : unordered(atoms, label)
  }

  private func unordered(_ atoms: BitSet, _ label: String) -> Wording {
    let members = atoms.members
    let named = members.filter { $0 < constants.count }.map { constants[$0].feelText }
    if members.contains(constants.count), !constants.isEmpty {
      let left = constants.indices.filter { !members.contains($0) }.map { constants[$0].feelText }
      if left.isEmpty { return Wording("\(label) 为任何值", "\(label) is anything") }
      return Wording(
        "\(label) 不是 \(left.joined(separator: "、"))",
        "\(label) is not \(left.joined(separator: ", "))")
    }
    let all = named + (members.contains(null) ? ["null"] : [])
    if all.count == 1 { return Wording("\(label) = \(all[0])") }
    let some = all.prefix(8)
    return Wording(
      "\(label) 是 \(some.joined(separator: "、")) 之一",
      "\(label) is one of \(some.joined(separator: ", "))")
  }

  private func ordered(_ atoms: BitSet, _ label: String) -> Wording {
    let members = atoms.members
    let stretches = Self.stretches(members.filter { $0 != self.null })
    var parts = stretches.prefix(4).map { text(ofStretch: $0, label: label) }
    if members.contains(null) { parts.append(Wording("\(label) = null")) }
    return parts.joined(" 或 ", " or ")
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

  private func text(ofStretch range: ClosedRange<Int>, label: String) -> Wording {
    if range.count == 1, range.lowerBound % 2 == 1 {
      return Wording("\(label) = \(constants[range.lowerBound / 2].feelText)")
    }
    let lower = range.lowerBound == 0 ? nil : constants[(range.lowerBound - 1) / 2].feelText
    let upper =
      range.upperBound == 2 * constants.count ? nil : constants[range.upperBound / 2].feelText
    let includesLower = range.lowerBound % 2 == 1
    let includesUpper = range.upperBound % 2 == 1
    let example = example(in: range)?.feelText
    let shown = example.map { Wording("（例如 \($0)）", " (such as \($0))") } ?? ""
    switch (lower, upper) {
    case (let lower?, let upper?):
      let text = (includesLower ? "[" : "(") + "\(lower)..\(upper)" + (includesUpper ? "]" : ")")
      return Wording("\(label) 在 \(text) 内", "\(label) in \(text)") + shown
    case (let lower?, nil):
      return Wording("\(label) \(includesLower ? ">=" : ">") \(lower)") + shown
    case (nil, let upper?):
      return Wording("\(label) \(includesUpper ? "<=" : "<") \(upper)") + shown
    case (nil, nil): return Wording("\(label) 为任何值", "\(label) is anything")
    }
  }

  /// A value in a set of atoms: the first that can be named; null if there is nothing else.
  func example(of atoms: BitSet) -> Value? {
    for atom in atoms.members where atom != null {
      if isOrdered {
        if let value = example(in: atom...atom) { return value }
      } else if atom < constants.count {
        return constants[atom]
      } else if let value = other {
        return value
      }
    }
    return atoms.contains(null) ? .null : nil
  }

  /// A value that is none of the constants.
  private var other: Value? {
    switch constants.first {
    case .string?: .string("（其他）")
    case .number?: ValueOrder.between(constants.last, nil)
    default: nil
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

extension Wording {
  static func + (a: Wording, b: Wording) -> Wording {
    Wording(a.chinese + b.chinese, a.english + b.english)
  }
}

extension Array where Element == Wording {
  /// The words in one, parted in the manner of each language.
  func joined(_ chinese: String, _ english: String) -> Wording {
    Wording(
      map(\.chinese).joined(separator: chinese), map(\.english).joined(separator: english))
  }
}
