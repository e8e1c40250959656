import Diagnostics
import FEEL

/// Where every row stands among the groups of some keys.
struct Grouping: Sendable {
  /// A key, and how its values count in the place of a group.
  struct Key: Sendable {
    var name: String
    var values: [Value]
    /// Whether null counts as a value, before the others.
    var hasNull: Bool

    var count: Int { values.count + (hasNull ? 1 : 0) }
  }

  var codes: Codes
  var keys: [Key]

  /// The values of the keys of a group.
  func values(of group: Int) -> [Value] {
    var rest = group
    var values: [Value] = []
    for key in keys.reversed() {
      let place = rest % key.count - (key.hasNull ? 1 : 0)
      rest /= key.count
      values.append(place < 0 ? .null : key.values[place])
    }
    return values.reversed()
  }
}

extension PassPlan {
  /// A lane of the places of groups.
  struct Places {
    var lane: Int
    var limit: Int
    var keys: [Grouping.Key]
    /// The places as a column has them already.
    var codes: Codes?
  }

  /// The most groups whose places are computed from those of the keys.
  private static let mostGroups = 1 << 24

  /// Sees to it that the places of groups are stored after the pass; false if the keys must be there
  /// first.
  mutating func requirePlaces(
    _ keys: [String], step: Int, _ run: inout CalculationRun
  ) throws(Problem) -> Bool {
    if keys.isEmpty || run.groupings[keys] != nil { return true }
    return try places(keys, step: step, &run) != nil
  }

  /// The lane of the places of groups, which are stored after the pass; nil if keys must be there first.
  mutating func places(
    _ keys: [String], step: Int, _ run: inout CalculationRun
  ) throws(Problem) -> (lane: Int, grouping: Grouping)? {
    if let grouping = run.groupings[keys] {
      if let lane = placeLanes[keys] { return (lane, grouping) }
      return (load(grouping.codes, run.rowCount), grouping)
    }
    guard let places = try places(of: keys, run) else { return nil }
    if let codes = places.codes {
      let grouping = Grouping(codes: codes, keys: places.keys)
      run.groupings[keys] = grouping
      return (places.lane, grouping)
    }
    let width = Codes.width(places.limit)
    let buffer = Buffer(byteCount: run.rowCount * width.rawValue)
    let codes = Codes(
      buffer, width: width, count: run.rowCount, limit: places.limit, hasNull: false)
    let grouping = Grouping(codes: codes, keys: places.keys)
    run.groupings[keys] = grouping
    placeLanes[keys] = places.lane
    steps.append(
      PassBuilder.StepLanes(
        step: step, results: [], isOpen: false, end: compiler.graph.nodes.count,
        uses: [.store(lane: places.lane, .codes(buffer, width))]))
    return (places.lane, grouping)
  }

  /// A lane of places that are stored.
  private mutating func load(_ codes: Codes, _ rows: Int) -> Int {
    let number: Int
    if let known = compiler.surroundings.dimensions[ObjectIdentifier(codes)] {
      number = known
    } else {
      number = columns.count
      columns.append(Column(.coded(codes, []), count: rows))
      compiler.surroundings.dimensions[ObjectIdentifier(codes)] = number
    }
    return compiler.graph.node(.load(number), [], .text(.places))
  }

  private mutating func places(
    of keys: [String], _ run: CalculationRun
  ) throws(Problem) -> Places? {
    guard let first = keys.first else {
      let lane = compiler.graph.node(.code(0), [], .text(.places))
      return Places(lane: lane, limit: 1, keys: [])
    }
    guard var places = place(of: first, run) else { return nil }
    if keys.count == 1 {
      guard places.keys[0].hasNull else { return places }
      // Null is a place as well.
      let zero = compiler.graph.node(.code(0), [], .text(.places))
      places.lane = compiler.graph.node(
        .combine(count: 1, firstNull: true, secondNull: false), [places.lane, zero],
        .text(.places))
      places.limit = places.keys[0].count
      places.codes = nil
      return places
    }
    places.limit = places.keys[0].count
    for (index, name) in keys.dropFirst().enumerated() {
      guard let next = place(of: name, run) else { return nil }
      let key = next.keys[0]
      guard places.limit * key.count <= Self.mostGroups else {
        throw Problem(
          "columns.too-many-groups", .error,
          Wording("分组键的组合过多", "the keys have too many combinations"),
          notes: [Wording(keys.joined(separator: ", "))],
          suggestion: Wording("先合成一个键", "make one key of them first"))
      }
      places.lane = compiler.graph.node(
        .combine(
          count: key.count, firstNull: index == 0 && places.keys[0].hasNull,
          secondNull: key.hasNull), [places.lane, next.lane],
        .text(.places))
      places.limit *= key.count
      places.keys.append(key)
    }
    places.codes = nil
    return places
  }

  /// The places of one key, each of another value; nil if the key must be stored first.
  private mutating func place(of name: String, _ run: CalculationRun) -> Places? {
    switch compiler.surroundings.columns[name]?.source {
    case .lane(let lane)?:
      switch compiler.graph.type(lane) {
      case .text(let domain): return places(lane, name, domain.texts, hasNull: true)
      case .truth: return truthPlaces(lane, name)
      default: return nil
      }
    case .stored(let column, let number)?:
      if case .booleans = column.form {
        return truthPlaces(compiler.graph.node(.load(number), [], .truth), name)
      }
      var coded = column
      if case .coded = column.form {
      } else {
        coded = column.coded(limit: 1 << 20)
        if case .coded = coded.form {
        } else {
          coded = Column(coding: (0..<column.count).map { column[$0] })
        }
        compiler.surroundings.add(name, coded, number: columns.count)
        columns.append(coded)
      }
      guard case .coded(let codes, let values) = coded.form else { return nil }
      return distinct(load(codes, run.rowCount), codes, name, values)
    case nil: return nil
    }
  }

  private mutating func truthPlaces(_ lane: Int, _ name: String) -> Places {
    let places = compiler.graph.node(.codeTruth, [lane], .text(.places))
    return self.places(places, name, [.boolean(false), .boolean(true)], hasNull: true)
  }

  private func places(
    _ lane: Int, _ name: String, _ values: [Value], hasNull: Bool, codes: Codes? = nil
  ) -> Places {
    Places(
      lane: lane, limit: values.count,
      keys: [Grouping.Key(name: name, values: values, hasNull: hasNull)], codes: codes)
  }

  /// Places of which no two have the same value.
  private mutating func distinct(
    _ lane: Int, _ codes: Codes, _ name: String, _ values: [Value]
  ) -> Places {
    var known: [ValueKey: Int32] = [:]
    var kept: [Value] = []
    var map: [Int32] = [-1]
    for value in values {
      guard let key = ValueKey(value) else {
        map.append(-1)
        continue
      }
      if known[key] == nil {
        known[key] = Int32(kept.count)
        kept.append(value)
      }
      map.append(known[key] ?? -1)
    }
    if kept.count == values.count {
      return places(lane, name, values, hasNull: codes.hasNull, codes: codes)
    }
    let table = compiler.graph.table(.codes(map))
    let mapped = compiler.graph.node(
      .lookUp(table), [lane], .text(.places))
    return places(mapped, name, kept, hasNull: codes.hasNull || map.dropFirst().contains(-1))
  }
}
