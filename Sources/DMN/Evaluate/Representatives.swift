import FEEL

/// Finds values that stand for all that an input could be: one for each class that the tables and the
/// constants of the model tell apart.
struct Representatives {
  let tables: [CompiledTable]
  let nodes: [CompiledNode]
  /// The constants of every literal expression.
  let constants: [Value]

  /// The values by node.
  func byNode() -> [Int: [Value]] {
    var result: [Int: [Value]] = [:]
    for node in nodes where node.kind == .input || node.kind == .decision && node.body == nil {
      result[node.index] = values(node.type, called: node.variable, depth: 0)
    }
    return result
  }

  private func values(_ type: ItemType?, called name: String, depth: Int) -> [Value] {
    if let listed = type?.firstShape?.listed, !listed.isEmpty { return listed }
    guard let type, depth < 4 else { return anything(name) }
    switch type.shape {
    case .simple(.boolean): return [.boolean(true), .boolean(false)]
    case .simple(let kind): return simple(kind, name)
    case .list(let element):
      let items = values(element, called: name, depth: depth + 1).prefix(12)
      return [.list([])] + items.map { .list([$0]) }
        + (items.count > 1 ? [.list(Array(items))] : [])
    case .context(let components) where !components.isEmpty:
      return contexts(components, name, depth)
    case .any, .context: return anything(name)
    case .null, .range, .function: return []
    }
  }

  /// Contexts that differ in one entry at a time.
  private func contexts(
    _ components: [ItemType.Component], _ name: String, _ depth: Int
  ) -> [Value] {
    let choices = components.map {
      ($0.name, values($0.type, called: "\(name).\($0.name)", depth: depth + 1))
    }
    let base = choices.map { ($0.0, $0.1.first ?? .null) }
    var found: [Value] = [Value.context(of: base)]
    for (index, choice) in choices.enumerated() {
      for value in choice.1.dropFirst() {
        var other = base
        other[index].1 = value
        found.append(Value.context(of: other))
      }
    }
    return found
  }

  /// Values for an input of which no type is known.
  private func anything(_ name: String) -> [Value] {
    let kinds = Set(shapes(name).flatMap(\.constants).compactMap(\.kind))
    let known = kinds.sorted { $0.rawValue < $1.rawValue }.flatMap { simple($0, name) }
    return known.isEmpty
      ? simple(.number, name) + simple(.string, name) + [.boolean(true), .boolean(false)] : known
  }

  private func simple(_ kind: ValueKind, _ name: String) -> [Value] {
    let shapes = shapes(name).filter { shape in
      shape.constants.allSatisfy { $0.kind == kind || $0.isNull }
    }
    let found = ColumnPartition(shapes)?.representatives(kind) ?? []
    return found.isEmpty ? Self.examples(kind) : found
  }

  /// What the tests of columns of a name, and all other constants, tell apart.
  private func shapes(_ name: String) -> [TestShape] {
    var shapes = constants.map { TestShape.comparable($0) }
    for table in tables {
      for (column, info) in table.columns.enumerated() where info.label.normalizedName == name {
        shapes += table.shapes.map { $0[column] }
      }
    }
    return shapes.filter { !$0.isOpaque }
  }

  private static func examples(_ kind: ValueKind) -> [Value] {
    switch kind {
    case .boolean: [.boolean(true), .boolean(false)]
    case .number: [.integer(0), .integer(1), .integer(-1)]
    case .string: [.string(""), .string("其他")]
    case .date: temporal(kind, "2000-01-01", "2100-12-31")
    case .time: temporal(kind, "00:00:00", "12:30:00")
    case .dateTime: temporal(kind, "2000-01-01T00:00:00", "2100-12-31T12:30:00")
    case .daysDuration: temporal(kind, "PT0S", "P1D", "-P1D")
    case .yearsDuration: temporal(kind, "P0M", "P1Y", "-P1Y")
    case .list, .context, .range, .function: []
    }
  }

  private static func temporal(_ kind: ValueKind, _ texts: String...) -> [Value] {
    texts.compactMap { ValueMath.temporal($0, kind) }
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
  /// One value of each atom but null; none if nothing is told apart.
  func representatives(_ kind: ValueKind?) -> [Value] {
    if constants.isEmpty { return [] }
    guard isOrdered else {
      var values = constants
      if case .string = constants[0] { values.append(.string("（其他）")) }
      if case .number = constants[0], let more = ValueOrder.between(values.last, nil) {
        values.append(more)
      }
      return values
    }
    return (0..<(2 * constants.count + 1)).compactMap { example(in: $0...$0) }
  }
}
