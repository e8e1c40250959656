import FEEL

/// Finds values that stand for all that an input could be: one for each class that the tables and the
/// constants of the model tell apart.
struct Representatives {
  let tables: [CompiledTable]
  let nodes: [CompiledNode]
  /// The constants of every literal expression, by the node whose logic it is.
  let constants: [Value]

  /// The values by node.
  func byNode() -> [Int: [Value]] {
    var result: [Int: [Value]] = [:]
    for node in nodes where node.kind == .input { result[node.index] = values(node) }
    return result
  }

  private func values(_ node: CompiledNode) -> [Value] {
    if let listed = node.type?.firstShape?.listed, !listed.isEmpty { return listed }
    if node.type?.isBoolean == true { return [.boolean(true), .boolean(false)] }
    var shapes = constants.map { TestShape.comparable($0) }
    for table in tables {
      for (column, info) in table.columns.enumerated()
      where info.label.normalizedName == node.variable {
        shapes += table.shapes.map { $0[column] }
      }
    }
    let kind = node.type.flatMap { type -> ValueKind? in
      if case .simple(let kind) = type.shape { kind } else { nil }
    }
    shapes = shapes.filter { shape in
      shape.constants.allSatisfy { kind == nil || $0.kind == kind || $0.isNull }
    }
    guard let partition = ColumnPartition(shapes.filter { !$0.isOpaque }) else { return [] }
    return partition.representatives(kind)
  }
}

extension TestShape {
  /// A constant as the end of an interval, so that the values around it are told apart.
  static func comparable(_ value: Value) -> TestShape {
    guard let key = ValueKey(value), key.order != 0, key.order != 2 else { return .point(value) }
    return .interval(.init(lower: .init(value: value, isIncluded: true), upper: nil))
  }
}

extension ColumnPartition {
  /// One value of each atom but null.
  func representatives(_ kind: ValueKind?) -> [Value] {
    if constants.isEmpty {
      switch kind {
      case .number: return [.integer(0), .integer(1), .integer(-1)]
      case .string: return [.string(""), .string("其他")]
      default: return []
      }
    }
    guard isOrdered else {
      var values = constants
      if case .string = constants[0] { values.append(.string("（其他）")) }
      if case .number = constants[0], let more = example(above: constants) { values.append(more) }
      return values
    }
    return (0..<(2 * constants.count + 1)).compactMap { example(in: $0...$0) }
  }

  private func example(above values: [Value]) -> Value? { ValueOrder.between(values.last, nil) }
}
