public import Columns
import Dispatch
import Packs
import Synchronization
public import Tables

/// The rows that are appraised: for formulas, and as they were supplied.
public struct Population: Sendable {
  /// A column for every field that formulas use.
  public var table: ColumnTable
  /// The fields as they were supplied, by name.
  public var supplied: [String: TypedColumn]
  /// The file, and the line of every row in it, where they come from a file.
  public var file: String?
  public var sheet: String?
  public var lines: [UInt32]
  /// Tells rows from others without comparing them.
  let identity = Identity()

  final class Identity: Sendable {}

  /// Creates a population of columns.
  ///
  /// - Parameters:
  ///   - columns: The columns, of one length.
  ///   - bundle: The method, which tells the columns by which groups are made.
  ///   - lines: The line of every row.
  public init(_ columns: [TypedColumn], for bundle: MethodBundle, lines: [UInt32] = []) {
    table = ColumnTable(rowCount: columns.first?.count ?? 0)
    supplied = [:]
    let use = FieldUse(bundle)
    let used = columns.filter { use.inFormulas.contains($0.name) }
    for column in columns { supplied[column.name] = column }
    for (column, made) in zip(used, Self.made(used, use)) { table[column.name] = made }
    self.lines = lines
  }

  /// The columns for formulas, made side by side.
  private static func made(_ columns: [TypedColumn], _ use: FieldUse) -> [Columns.Column?] {
    let results = Mutex([Columns.Column?](repeating: nil, count: columns.count))
    DispatchQueue.concurrentPerform(iterations: columns.count) { index in
      let made = Column(columns[index], isKey: use.keys.contains(columns[index].name))
      results.withLock { $0[index] = made }
    }
    return results.withLock { $0 }
  }

  /// The rows at some places.
  func selecting(_ rows: [Int], for bundle: MethodBundle) -> Population {
    var selected = Population(
      supplied.values.map { $0.selecting(rows) }, for: bundle,
      lines: lines.isEmpty ? [] : rows.map { lines[$0] })
    selected.file = file
    selected.sheet = sheet
    return selected
  }
}

/// Which fields of records a method uses.
public struct FieldUse: Sendable {
  /// Those that formulas use.
  public private(set) var inFormulas: Set<String> = []
  /// Those by which groups are made.
  public private(set) var keys: Set<String> = []
  /// Those that tell what a row is.
  public private(set) var subject: [String] = []

  /// Finds them.
  public init(_ bundle: MethodBundle) {
    let method = bundle.method
    let fields = bundle.fields
    let supplied = fields.filter { $0.formula == nil }.map(\.name)
    let definitions = Definitions(bundle, columns: supplied)
    var formulas = definitions.schemeFormulas
    formulas += [method.population?.text].compactMap(\.self)
    formulas += method.exclusions.map(\.when.text) + method.schemes.compactMap(\.when?.text)
    inFormulas = definitions.names(in: formulas).intersection(supplied)
    for scheme in method.schemes {
      keys.formUnion(scheme.peers)
      for indicator in scheme.indicators { keys.formUnion(indicator.baseline?.by ?? []) }
    }
    if let units = method.units {
      inFormulas.formUnion(definitions.names(in: units.names).intersection(supplied))
      keys.formUnion(units.by)
      if units.kind == .merge { inFormulas.insert(method.subject.key) }
    }
    keys.formIntersection(supplied)
    inFormulas.formUnion(keys)
    let own = method.subject
    subject = [own.key, own.name, own.region, own.industry, own.size].compactMap(\.self)
      .filter(supplied.contains)
  }
}
