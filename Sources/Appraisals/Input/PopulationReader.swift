import Columns
public import Diagnostics
import Packs
public import Tables
import Vocabulary

/// Reads the rows of a population from a file.
public struct PopulationReader {
  /// What came of reading.
  public struct Reading: Sendable {
    /// The rows; nil where problems stand in the way.
    public var population: Population?
    /// What is wrong, or has to be decided.
    public var problems: [Problem]
  }

  private let bundle: MethodBundle
  private let decisions: KeptMapping

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - bundle: The method, which tells what is needed.
  ///   - decisions: What a person decided about columns.
  public init(_ bundle: MethodBundle, decisions: KeptMapping = KeptMapping()) {
    self.bundle = bundle
    self.decisions = decisions
  }

  /// A file, and the sheet of a workbook.
  public struct Source: Sendable, Hashable {
    /// The file.
    public var path: String
    /// The sheet; the first that is not hidden where it is `nil`.
    public var sheet: String?

    /// Creates a source.
    public init(_ path: String, sheet: String? = nil) {
      self.path = path
      self.sheet = sheet
    }
  }

  /// Reads the rows of a year.
  ///
  /// - Parameters:
  ///   - source: A CSV file, a workbook, or JSON lines.
  ///   - joined: Files of linked records by the name of the link; fields of links that have none are
  ///     looked for among the columns of the rows.
  ///   - year: The year, where rows of several are in the file; all rows where no column tells it.
  /// - Returns: The rows, or what stands in the way.
  /// - Throws: The problems of the files; `appraisals.no-rows`.
  public func read(
    _ source: Source, joined: [String: Source] = [:], year: Int
  ) throws(Problem) -> Reading {
    let use = FieldUse(bundle)
    let yearField = bundle.record.fields.first { $0.kind == .year && bundle.record.period == .year }
    var wanted = use.inFormulas.union(use.subject)
    var own = bundle.record.fields
    var problems: [Problem] = []
    var others: [String: [TypedColumn]] = [:]
    for join in bundle.method.joins {
      guard let type = bundle.joined[join.link] else { continue }
      guard let file = joined[join.link] else {
        own += type.fields.filter { field in
          join.fields.contains(field.name) && !own.contains { $0.name == field.name }
        }
        continue
      }
      guard let key = bundle.record.foreignKeys.first(where: { $0.alias == join.link }) else {
        continue
      }
      let names = Set(join.fields.filter(wanted.contains) + key.targets)
      let table = try self.table(file, type.fields, type.missing, wanted: names, optional: [])
      problems += table.problems
      others[join.link] = table.table?.columns ?? []
      wanted.subtract(join.fields.filter { bundle.record.field($0) == nil })
      wanted.formUnion(key.fields)
    }
    let optional = Set([yearField?.name].compactMap(\.self))
    let read = try table(
      source, own, bundle.record.missing, wanted: wanted.union(optional), optional: optional)
    problems += read.problems
    guard let table = read.table, !problems.contains(where: { $0.severity == .error }) else {
      return Reading(population: nil, problems: problems)
    }
    let columns = try Joiner(bundle).columns(table.columns, joining: others)
    var population = Population(columns, for: bundle, lines: table.lines)
    population.file = source.path
    population.sheet = table.sheet
    if let yearField, let column = table.column(yearField.name) {
      let rows = (0..<column.count).filter { column[$0] == .number(ScaledDecimal(year)) }
      if rows.count < column.count { population = population.selecting(rows, for: bundle) }
    }
    guard population.table.rowCount > 0 else {
      throw Problem(
        "appraisals.no-rows", .error,
        Wording("文件中没有 \(year) 年的数据", "the file has no rows of \(year)"),
        at: Place(file: source.path),
        suggestion: Wording("用 --year 指明数据年度", "name the year of the data with --year"))
    }
    return Reading(population: population, problems: problems)
  }

  /// The wanted columns of a file.
  private func table(
    _ source: Source, _ fields: [RecordField], _ missing: MissingTokens, wanted: Set<String>,
    optional: Set<String>
  ) throws(Problem) -> (table: TypedTable?, problems: [Problem]) {
    let (found, header) = try chosen(source.path, source.sheet)
    let targets = fields.compactMap { field -> FieldTarget? in
      var target = field.target(missing: missing)
      target?.isRequired = wanted.contains(field.name) && !optional.contains(field.name)
      return target
    }
    let mapping = HeaderMapper(fields: targets, kept: decisions).mapping(of: header)
    let problems = mapping.problems(file: source.path, sheet: found.sheet, line: header.lastLine)
    if problems.contains(where: { $0.severity == .error }) { return (nil, problems) }
    let table = try found.read(mapping.plans.filter { wanted.contains($0.name) }, after: header)
    return table.faultCount == 0 ? (table, problems) : (nil, problems + table.problems)
  }

  private func chosen(
    _ path: String, _ sheet: String?
  ) throws(Problem) -> (any TableSource, TableHeader) {
    let sources = try TableReader().sources(at: path)
    if let sheet {
      guard let source = sources.first(where: { $0.sheet == sheet }) else {
        let names = sources.compactMap(\.sheet).joined(separator: "、")
        throw Problem(
          "tables.no-sheet", .error,
          Wording("没有名为“\(sheet)”的工作表", "there is no sheet “\(sheet)”"), at: Place(file: path),
          notes: [Wording("有：\(names)", "there are: \(names)")])
      }
      return (source, try source.header(at: nil))
    }
    return (sources[0], try sources[0].header(at: nil))
  }
}
