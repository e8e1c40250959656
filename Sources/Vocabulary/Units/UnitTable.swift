/// The named units and all ways to write them.
///
/// The units are data (`Codes/units.csv`): a symbol, its factor to base units, the base units, whether
/// Chinese multiples (万元, 亿元) are made of it, and other spellings. The table ships with the program
/// and is checked by its tests, so a line that cannot be read stops the program at the first use.
struct UnitTable: Sendable {
  static let standard = UnitTable(CodeFile.rows(PackageResources.units_csv, columns: 6))

  private var units: [String: NamedUnit] = [:]
  private var takesMultiples: Set<String> = []
  private var folded: [String: NamedUnit] = [:]

  /// Words for multiples, longest first.
  private static let multiples: [(word: String, factor: Ratio)] = [
    ("百万", 1_000_000), ("千万", 10_000_000), ("十万", 100_000), ("万亿", 1_000_000_000_000),
    ("十亿", 1_000_000_000), ("百亿", 10_000_000_000), ("千亿", 100_000_000_000),
    ("万", 10_000), ("亿", 100_000_000), ("千", 1_000), ("百", 100),
  ].map { ($0.0, Ratio($0.1)) }

  init(_ rows: [[String]]) {
    for row in rows {
      guard let above = Int128(row[1]), let below = Int128(row[2]),
        let scale = Ratio(above, below), let dimension = Self.dimension(row[3])
      else { preconditionFailure("the unit \(row[0]) of the table cannot be read") }
      let unit = NamedUnit(symbol: row[0], scale: scale, dimension: dimension)
      for name in [row[0]] + row[5].split(separator: " ").map(String.init) {
        precondition(units[name] == nil, "two units are written \(name)")
        units[name] = unit
        if row[4] == "yes" { takesMultiples.insert(name) }
      }
    }
    // Letters in another case are understood where only one unit can be meant.
    var counts: [String: Set<NamedUnit>] = [:]
    for (name, unit) in units { counts[name.lowercased(), default: []].insert(unit) }
    for (name, candidates) in counts where candidates.count == 1 { folded[name] = candidates.first }
  }

  /// The unit that a name stands for, with a multiple where there is one.
  func unit(_ name: String) -> NamedUnit? {
    if let unit = units[name] ?? folded[name.lowercased()] { return unit }
    for (word, factor) in Self.multiples where name.hasPrefix(word) {
      let rest = String(name.dropFirst(word.count))
      guard takesMultiples.contains(rest), let unit = units[rest],
        let scale = unit.scale.times(factor)
      else { continue }
      return NamedUnit(symbol: word + unit.symbol, scale: scale, dimension: unit.dimension)
    }
    return nil
  }

  /// All names, for suggestions.
  var names: [String] { units.keys.sorted() }

  private static func dimension(_ text: String) -> Dimension? {
    var result = Dimension.none
    for (index, part) in text.split(separator: "/").enumerated() {
      let pieces = part.split(separator: "^")
      guard let exponent = pieces.count > 1 ? Int(pieces[1]) : 1,
        let power = Dimension(base: String(pieces[0])).power(index == 0 ? exponent : -exponent),
        let next = result.times(power)
      else { return nil }
      result = next
    }
    return result
  }
}
