import Columns
import FEEL
import Tables

/// How the grades of the same firms differ between two appraisals.
public struct Comparison: Sendable {
  /// Firms that went from one grade to another.
  public struct Move: Sendable, Hashable {
    /// The grades; empty where a firm has none.
    public var from: String
    public var to: String
    /// How many.
    public var count: Int
  }

  /// How firms of a part moved.
  public struct Part: Sendable, Hashable {
    /// The region, the industry, the size.
    public var name: String
    /// How many went up, down, and stayed.
    public var up: Int
    public var down: Int
    public var same: Int
  }

  /// A firm that moved.
  public struct Mover: Sendable, Hashable {
    /// The rows of the two populations.
    public var before: Int?
    public var after: Int?
    /// The key, the name.
    public var key: String
    public var name: String
    /// The grades, the totals, the ranks.
    public var from: String
    public var to: String
    public var totals: [String]
    public var ranks: [String]
  }

  /// Moves between grades, those that stayed included.
  public private(set) var moves: [Move] = []
  /// By region, industry and size, by the name of the field.
  public private(set) var parts: [(field: String, parts: [Part])] = []
  /// The firms whose grade changed, up to a limit, those that moved furthest first.
  public private(set) var movers: [Mover] = []
  /// How many firms' grades changed.
  public private(set) var changed = 0
  /// How many firms are in one of the two only.
  public private(set) var added = 0
  public private(set) var removed = 0

  /// One of two appraisals that are compared, with what is looked up in it again and again.
  struct Side: Sendable {
    let appraisal: Appraisal
    let population: Population
    let grades: GradeList

    init(_ appraisal: Appraisal, _ population: Population) {
      self.appraisal = appraisal
      self.population = population
      grades = GradeList((appraisal, population))
    }

    /// The regions, industries and sizes of the firms, by field.
    var categories: [(field: String, places: Categories)] {
      let subject = appraisal.method.subject
      return [subject.region, subject.industry, subject.size].compactMap { field in
        guard let field, let column = population.supplied[field] else { return nil }
        return (field, Categories(column, count: column.count))
      }
    }
  }

  /// Compares two appraisals of populations of firms with keys.
  ///
  /// - Parameters:
  ///   - before: The first, and its rows.
  ///   - after: The second, and its rows.
  ///   - limit: The most firms that are listed.
  /// - Complexity: O(rows).
  public init(
    _ before: (appraisal: Appraisal, population: Population),
    _ after: (appraisal: Appraisal, population: Population), limit: Int = 200
  ) {
    let after = Side(after.appraisal, after.population)
    self.init(
      Side(before.appraisal, before.population), after, categories: after.categories, limit: limit)
  }

  init(
    _ before: Side, _ after: Side, categories: [(field: String, places: Categories)], limit: Int
  ) {
    let (first, second) = (before.grades, after.grades)
    let pairs = Self.pairs(
      (before.appraisal, before.population), (after.appraisal, after.population))
    let rank = Self.order(after.appraisal.method)
    let width = second.names.count + 1
    var counts = [Int](repeating: 0, count: (first.names.count + 1) * width)
    let fromNames = (0...first.names.count).map(first.name)
    let toNames = (0...second.names.count).map(second.name)
    let distances = fromNames.map { from in
      toNames.map { (rank[from] ?? 99) - (rank[$0] ?? 99) }
    }
    let isChange = fromNames.map { from in toNames.map { $0 != from } }
    var changedPairs: [(before: Int?, after: Int?, distance: Int)] = []
    var direction = [Int8](repeating: 0, count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      guard let one = pair.before else {
        added += 1
        continue
      }
      guard let two = pair.after else {
        removed += 1
        continue
      }
      let (from, to) = (first.places[one], second.places[two])
      counts[Int(from) * width + Int(to)] += 1
      guard isChange[Int(from)][Int(to)] else { continue }
      changed += 1
      let distance = distances[Int(from)][Int(to)]
      direction[place] = distance > 0 ? 1 : -1
      changedPairs.append((one, two, distance))
    }
    moves = counts.enumerated().filter { $0.element > 0 }.map { key, count in
      Move(from: fromNames[key / width], to: toNames[key % width], count: count)
    }.sorted { (rank[$0.from] ?? 99, rank[$0.to] ?? 99) < (rank[$1.from] ?? 99, rank[$1.to] ?? 99) }
    let subject = after.appraisal.method.subject
    for (field, places) in categories {
      parts.append((field, Self.parts(places, pairs, direction)))
    }
    changedPairs.sort { abs($0.distance) > abs($1.distance) }
    movers = changedPairs.prefix(limit).map { pair in
      Mover(
        before: pair.before, after: pair.after,
        key: after.population.text(subject.key, pair.after),
        name: after.population.text(subject.name ?? subject.key, pair.after),
        from: first.name(Int(first.places[pair.before ?? 0])),
        to: second.name(Int(second.places[pair.after ?? 0])),
        totals: [first.text(.total, pair.before), second.text(.total, pair.after)],
        ranks: [first.text(.rank, pair.before), second.text(.rank, pair.after)])
    }
  }

  /// Which row of one is which of the other.
  private static func pairs(
    _ before: (appraisal: Appraisal, population: Population),
    _ after: (appraisal: Appraisal, population: Population)
  ) -> [(before: Int?, after: Int?)] {
    let key = after.appraisal.method.subject.key
    guard let first = before.population.supplied[key], let second = after.population.supplied[key]
    else { return [] }
    if before.population.isSame(as: after.population) {
      return (0..<second.count).map { ($0, $0) }
    }
    var places: [String: Int] = [:]
    for row in 0..<first.count { places[first[row].description] = row }
    var pairs: [(before: Int?, after: Int?)] = (0..<second.count).map { row in
      (places.removeValue(forKey: second[row].description), row)
    }
    for row in places.values.sorted() { pairs.append((row, nil)) }
    return pairs
  }

  private static func order(_ method: Method) -> [String: Int] {
    var order: [String: Int] = [:]
    for scheme in method.schemes {
      for (place, name) in scheme.grading.names.enumerated() where order[name] == nil {
        order[name] = place
      }
    }
    return order
  }

  private static func parts(
    _ categories: Categories, _ pairs: [(before: Int?, after: Int?)], _ direction: [Int8]
  ) -> [Part] {
    var parts = (0...categories.none).map {
      Part(name: categories.name($0), up: 0, down: 0, same: 0)
    }
    for (place, pair) in pairs.enumerated() {
      guard let after = pair.after, pair.before != nil else { continue }
      let part = Int(categories.places[after])
      switch direction[place] {
      case 1: parts[part].up += 1
      case -1: parts[part].down += 1
      default: parts[part].same += 1
      }
    }
    return parts.filter { $0.up + $0.down + $0.same > 0 }
  }
}

extension Population {
  /// Whether the rows are the very same.
  func isSame(as other: Population) -> Bool {
    identity === other.identity
  }

  /// The text of a field of a row; empty where there is none.
  func text(_ field: String, _ row: Int?) -> String {
    guard let row, let column = supplied[field] else { return "" }
    return column[row].description
  }
}

/// The grade of every row of a population.
struct GradeList: Sendable {
  private(set) var names: [String] = []
  private(set) var places: [Int32]
  private let appraisal: Appraisal
  private let unitOfRow: [Int]?
  private let columns: ResultColumns

  init(_ subject: (appraisal: Appraisal, population: Population)) {
    appraisal = subject.appraisal
    let count = subject.population.table.rowCount
    let units = appraisal.units.ofRows(count)
    unitOfRow = units
    columns = ResultColumns(appraisal, subject.population)
    var found: [String] = []
    var unitPlaces = [Int32](repeating: -1, count: appraisal.count)
    for result in appraisal.schemes {
      guard let column = result.table[ColumnNames.grade] else { continue }
      let grades = Categories(column, count: column.count)
      var mapped = grades.names.map { name -> Int32 in
        if let known = found.firstIndex(of: name) { return Int32(known) }
        found.append(name)
        return Int32(found.count - 1)
      }
      mapped.append(-1)
      for row in 0..<column.count {
        unitPlaces[result.rows?[row] ?? row] = mapped[Int(grades.places[row])]
      }
    }
    names = found
    let none = Int32(found.count)
    let all = unitPlaces.map { $0 < 0 ? none : $0 }
    places = units.map { $0.map { all[$0] } } ?? all
  }

  func name(_ place: Int) -> String { place < names.count ? names[place] : "" }

  /// The place in the method of the scheme of every row; −1 where a row has none.
  func schemes(_ count: Int) -> [Int32] {
    (0..<count).map { row in
      columns.place(of: unitOfRow?[row] ?? row).map {
        Int32(appraisal.schemes[$0.scheme].scheme)
      } ?? -1
    }
  }

  /// The total or the rank of a row.
  func text(_ role: OutputColumn.Role, _ row: Int?) -> String {
    guard let row, let place = columns.place(of: unitOfRow?[row] ?? row) else { return "" }
    let result = appraisal.schemes[place.scheme]
    guard let name = result.outputs.first(where: { $0.role == role })?.column,
      let column = result.table[name]
    else { return "" }
    return ValueText.of(column[place.row])
  }
}
