import FEEL

/// An index of a table's rules: for every column and every class of values, the rules that accept it.
///
/// An evaluation finds the class of each input by hash or by search and intersects bit sets, one word
/// for 64 rules, instead of asking every rule. Rules with tests that look at other values stay in all
/// classes and are asked after that.
struct TableIndex: Sendable {
  /// One column; nil where nothing in it can be told from the tests alone.
  struct Column: Sendable {
    var partition: ColumnPartition
    var rules: [BitSet]
  }

  let columns: [Column?]
  let all: BitSet
  /// For every rule, the columns whose tests must still be asked.
  let open: [[Int]]

  /// The largest index, in bits.
  private static let most = 512 << 20

  /// Indexes the tests of a table.
  ///
  /// `shapes` holds the shape of every test, by rule and column.
  init?(_ shapes: [[TestShape]], columns count: Int) {
    guard shapes.count > 1 else { return nil }
    var columns: [Column?] = []
    var bits = 0
    for column in 0..<count {
      let tests = shapes.map { $0[column] }
      guard let partition = ColumnPartition(tests), !partition.constants.isEmpty else {
        columns.append(nil)
        continue
      }
      bits += partition.count * shapes.count
      guard bits < Self.most else { return nil }
      var rules = [BitSet](repeating: BitSet(count: shapes.count), count: partition.count)
      for (rule, test) in tests.enumerated() {
        for atom in partition.atoms(of: test).members { rules[atom].insert(rule) }
      }
      columns.append(Column(partition: partition, rules: rules))
    }
    guard columns.contains(where: { $0 != nil }) else { return nil }
    self.columns = columns
    all = BitSet(all: shapes.count)
    open = shapes.map { row in
      row.indices.filter { column in
        if case .any = row[column] { return false }
        return columns[column] == nil || row[column].isOpaque
      }
    }
  }

  /// The rules that match, ascending.
  func matches(_ table: TableNode, _ frame: Frame, stopsAtFirst: Bool) -> [Int] {
    var candidates = all
    for (column, index) in columns.enumerated() {
      guard let index else { continue }
      let value = frame.slots[table.inputs[column].slot]
      guard let atom = index.partition.atom(of: value) else {
        // A value of another kind than the constants: only the tests themselves can say.
        return table.matchesOneByOne(frame, stopsAtFirst: stopsAtFirst)
      }
      candidates.formIntersection(index.rules[atom])
    }
    var hits: [Int] = []
    for rule in candidates.members {
      let isMatch = open[rule].allSatisfy { column in
        guard let test = table.rules[rule].tests[column] else { return true }
        return test.value(in: frame).isTrue
      }
      if isMatch {
        hits.append(rule)
        if stopsAtFirst { break }
      }
    }
    return hits
  }
}
