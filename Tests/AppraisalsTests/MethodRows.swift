import Appraisals
import Columns
import Packs
import Tables
import Vocabulary

/// Rows for a method, written in a few words: a dictionary of texts for each, blank where a value is missing.
struct MethodRows {
  let bundle: MethodBundle
  let rows: [[String: String]]

  init(_ bundle: MethodBundle, _ rows: [[String: String]]) {
    self.bundle = bundle
    self.rows = rows
  }

  /// The rows as they would be read from a file.
  var population: Population {
    let use = FieldUse(bundle)
    let wanted = use.inFormulas.union(use.subject)
    let columns = bundle.fields.filter { wanted.contains($0.name) }.map { field in
      guard
        let column = TypedColumn(
          name: field.name, kind: field.kind.column, unit: field.unit,
          values: rows.map { Self.value($0[field.name] ?? "", field.kind) })
      else { preconditionFailure("values of \(field.name)") }
      return column
    }
    return Population(columns, for: bundle, lines: rows.indices.map { UInt32($0 + 2) })
  }

  private static func value(_ text: String, _ kind: RecordField.Kind) -> TableValue {
    if text.isEmpty { return .missing }
    switch kind.column {
    case .text: return .text(text)
    case .decimal, .integer: return ScaledDecimal(text).map(TableValue.number) ?? .missing
    case .date: return Day(text).map(TableValue.date) ?? .missing
    case .boolean: return .boolean(text == "是")
    }
  }
}

/// What became of rows: the cells of results by title.
struct MethodRun {
  let appraisal: Appraisal
  let population: Population
  let bytes: [UInt8]
  let rows: [[String: String]]

  init(
    _ bundle: MethodBundle, _ population: Population, lastYear: Population? = nil, year: Int,
    engine: CalculationOptions.Engine = .columns, threads: Int = 1
  ) throws {
    var options = AppraisalOptions(year: year, asOf: TestFolder.day)
    options.engine = engine
    options.threads = threads
    self.population = population
    appraisal = try Appraiser(bundle).appraise(
      population.table, lastYear: lastYear?.table, options)
    bytes = ResultWriter(appraisal, population).csv()
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast().map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    rows = lines.dropFirst().map { line in
      Dictionary(zip(lines[0], line), uniquingKeysWith: { first, _ in first })
    }
  }

  /// A cell; empty for none.
  func cell(_ row: Int, _ title: String) -> String { rows[row][title] ?? "没有这一列" }

  /// The cells of a column.
  func column(_ title: String) -> [String] { rows.indices.map { cell($0, title) } }
}

extension TestFolder {
  /// The packs for per-mu appraisal.
  static func perMu() throws -> PackSet { try PackLoader().load(packs + "/per-mu") }

  /// A method of the pack.
  static func method(_ name: String, year: Int, region: String? = nil) throws -> MethodBundle {
    try MethodBundle(
      name, in: perMu(), for: OverlayContext(jurisdiction: region, year: year))
  }
}
