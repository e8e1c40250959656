import Diagnostics
import FEEL

extension AnalysedTable {
  /// Builds the analysable form of a compiled table.
  ///
  /// A test that cannot be told from its text becomes a column of its own, in which the rule asks for
  /// “holds”; columns with the same expression become one.
  ///
  /// - Returns: Nil if the table has no rules or no columns.
  init?(_ compiled: CompiledTable, node: CompiledNode) {
    guard !compiled.shapes.isEmpty, !compiled.columns.isEmpty else { return nil }
    var columns: [Column] = []
    var universe: BoxCover.Box = []
    var boxes = [BoxCover.Box](repeating: [], count: compiled.shapes.count)
    var remarks: [Wording] = []
    for (index, column) in compiled.columns.enumerated() {
      let shapes = compiled.shapes.map { $0[index] }
      Self.add(
        column, shapes, texts: compiled.table.rules.map { $0.texts[safe: index] ?? "" },
        &columns, &universe, &boxes, &remarks)
    }
    self.init(
      name: compiled.table.name, place: compiled.table.place, policy: compiled.table.policy,
      columns: columns, universe: universe, rules: Self.rules(compiled), boxes: boxes,
      hasDefault: compiled.table.outputs.contains { $0.standard != nil },
      notes: node.sourceNotes, remarks: remarks)
  }

  private static func rules(_ compiled: CompiledTable) -> [Rule] {
    compiled.table.rules.enumerated().map { index, rule in
      let ranks = zip(compiled.outputValues[index], compiled.table.outputs).map { value, output in
        value.flatMap { value in
          output.priorities.firstIndex { ValueOrder.isEqual($0, value) }
        }
      }
      return Rule(
        number: index + 1, outputs: compiled.outputTexts[index],
        priority: ranks.contains(nil) ? nil : ranks.compactMap { $0 }, place: rule.place)
    }
  }

  private static func add(
    _ column: CompiledTable.ColumnInfo, _ shapes: [TestShape], texts: [String],
    _ columns: inout [Column], _ universe: inout BoxCover.Box, _ boxes: inout [BoxCover.Box],
    _ remarks: inout [Wording]
  ) {
    let known = shapes.map { $0.isOpaque ? TestShape.any : $0 }
    let domain = Domain(column)
    let isBoolean = domain.isBoolean
    if let partition = ColumnPartition(
      known + (domain.shape.map { [$0] } ?? []), also: domain.values)
    {
      columns.append(.values(label: column.label, partition: partition, isBoolean: isBoolean))
      universe.append(domain.universe(partition, namesNull: known.contains(where: \.namesNull)))
      for rule in boxes.indices { boxes[rule].append(partition.atoms(of: known[rule])) }
    } else {
      addConditions(column.label, shapes, texts: texts, all: true, &columns, &universe, &boxes)
      remarks.append(
        Wording(
          "“\(column.label)”列的条件类型不一",
          "the tests of the column “\(column.label)” are of different types"))
      return
    }
    if shapes.contains(where: \.isOpaque) {
      addConditions(column.label, shapes, texts: texts, all: false, &columns, &universe, &boxes)
      let opaque = zip(shapes, texts).filter { $0.0.isOpaque }.map(\.1)
      remarks.append(
        Wording(
          "“\(column.label)”列：\(Set(opaque).sorted().prefix(5).joined(separator: "；"))",
          "column “\(column.label)”: \(Set(opaque).sorted().prefix(5).joined(separator: "; "))"))
    }
  }

  /// Adds a column of “holds” and “does not hold” for every distinct text.
  private static func addConditions(
    _ label: String, _ shapes: [TestShape], texts: [String], all: Bool,
    _ columns: inout [Column], _ universe: inout BoxCover.Box, _ boxes: inout [BoxCover.Box]
  ) {
    var distinct: [String] = []
    for (shape, text) in zip(shapes, texts) {
      if case .any = shape { continue }
      if all || shape.isOpaque, !distinct.contains(text) { distinct.append(text) }
    }
    for text in distinct {
      columns.append(.condition(label: label, text: text))
      universe.append(BitSet(all: 2))
      for rule in boxes.indices {
        var atoms = BitSet(all: 2)
        if texts[rule] == text { atoms.remove(1) }
        boxes[rule].append(atoms)
      }
    }
  }

  /// The values that a column can have.
  private struct Domain {
    var shape: TestShape?
    var values: [Value] = []
    var isBoolean = false
    var isDate = false

    init(_ column: CompiledTable.ColumnInfo) {
      shape = column.allowed
      if case .simple(let kind)? = column.type?.shape {
        isBoolean = kind == .boolean
        isDate = kind == .date
        if isBoolean { values = [.boolean(true), .boolean(false)] }
      }
      // The column's own allowed values win over its type's: they are meant to narrow them.
      if shape == nil { shape = column.type?.firstShape }
      if let allowed = shape, allowed.isOpaque { shape = nil }
    }

    func universe(_ partition: ColumnPartition, namesNull: Bool) -> BitSet {
      var set = shape.map { partition.atoms(of: $0) } ?? BitSet(all: partition.count)
      if isBoolean || partition.isBoolean, !partition.isOrdered {
        // Besides true and false there is no other value.
        set.remove(partition.constants.count)
        if partition.constants.count < 2 { set.insert(partition.constants.count) }
      }
      if !namesNull { set.remove(partition.null) }
      for atom in partition.emptyAtoms { set.remove(atom) }
      return set
    }
  }
}

extension Array {
  /// The element at an index, if there is one.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension ColumnPartition {
  /// Whether the constants are booleans.
  var isBoolean: Bool { constants.first?.kind == .boolean }

  /// Atoms that hold no value: between a day and the next there is none.
  var emptyAtoms: [Int] {
    guard isOrdered, constants.first?.kind == .date else { return [] }
    return (1..<max(1, constants.count)).map { 2 * $0 }.filter { example(in: $0...$0) == nil }
  }
}
