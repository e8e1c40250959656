public import Diagnostics
import Foundation
import GRDB
public import Packs
import Tables
import Vocabulary

/// Brings the rows of a file into the store: looked at, checked, and landed whole or not at all.
///
/// ```swift
/// let session = try RecordImport(request, into: library)
/// let preview = try session.preview()      // which column is which field, what has to be asked
/// let checked = try session.check()        // every row read and checked
/// let outcome = try checked.land()         // one transaction
/// ```
public struct RecordImport: Sendable {
  /// What shall be imported.
  public let request: ImportRequest
  /// The type of the records.
  public let record: RecordType
  let pack: Pack
  let library: Library
  private let sources: [any TableSource]
  /// When the file was last changed before it was opened.
  let before: Date?
  let kept: KeptMapping

  /// Opens a file.
  ///
  /// - Throws: `records.unknown-type`, the problems of the file.
  public init(_ request: ImportRequest, into library: Library) throws(Problem) {
    self.request = request
    self.library = library
    guard let record = request.packs.record(request.type),
      let pack = request.packs.all.last(where: { pack in
        pack.records.contains { $0.name == request.type }
      })
    else { throw Self.unknownType(request.type, request.packs) }
    self.record = record
    self.pack = pack
    before = try? FileDigest.modified(request.path)
    var reader = TableReader(limits: Self.limits(request))
    reader.ownsFile = request.ownsFile
    do throws(Problem) {
      sources = try reader.sources(at: request.path)
    } catch {
      throw Self.named(error, request)
    }
    var kept = try library.lastMapping(of: record.name)
    kept.entries.merge(request.decisions.entries) { $1 }
    self.kept = kept
  }

  /// Where sound rows shall land, the others are kept with all that is wrong with them.
  static func limits(_ request: ImportRequest) -> TableLimits {
    var limits = TableLimits.standard
    limits.faults = problemLimit(request)
    return limits
  }

  static func problemLimit(_ request: ImportRequest) -> Int {
    request.problemLimit ?? (request.acceptsProblems ? 1_000_000 : 10_000)
  }

  /// A problem of the file with the name that the person knows, not that of a copy.
  static func named(_ problem: Problem, _ request: ImportRequest) -> Problem {
    var problem = problem
    if problem.place?.file == request.path { problem.place?.file = request.name }
    return problem
  }

  /// The sheets of the file, hidden ones last; none where the file has no sheets.
  public var sheets: [String] { sources.compactMap(\.sheet) }

  /// What the import would do, from the first rows.
  ///
  /// - Throws: `records.which-sheet`, `tables.no-sheet`, `tables.no-header`.
  public func preview() throws(Problem) -> ImportPreview {
    do throws(Problem) { return try look() } catch { throw Self.named(error, request) }
  }

  private func look() throws(Problem) -> ImportPreview {
    let (source, header) = try chosen()
    var mapping = mapping(of: header)
    var problems: [Problem] = []
    var period: RecordPeriod?
    var ground = ImportPreview.PeriodGround.none
    do throws(Problem) {
      (period, ground) = try self.period(mapping)
    } catch {
      problems.append(error)
      ground = .unknown
    }
    if ground != .column, let field = record.periodField {
      // The period is known without a column for it, or else it is what is asked.
      mapping.absent.removeAll { $0 == field.name }
    }
    problems =
      mapping.problems(file: request.name, sheet: source.sheet, line: header.lastLine)
      + problems
    return ImportPreview(
      sheet: source.sheet, sheets: sources.compactMap(\.sheet), header: header, mapping: mapping,
      period: period, periodGround: ground, rows: try firstRows(source, header, mapping),
      problems: problems)
  }

  func mapping(of header: TableHeader) -> HeaderMapping {
    HeaderMapper(fields: record.targets, kept: kept, columns: request.columns)
      .mapping(of: header)
  }

  /// The table that is read: the one named, the only one, or the only one whose columns fit.
  func chosen() throws(Problem) -> (any TableSource, TableHeader) {
    if let name = request.sheet {
      guard let source = sources.first(where: { $0.sheet == name }) else {
        throw Self.noSheet(request.name, name, sources.compactMap(\.sheet))
      }
      return (source, try source.header(at: request.headerLine))
    }
    if sources.count == 1 { return (sources[0], try sources[0].header(at: request.headerLine)) }
    var fitting: [(any TableSource, TableHeader)] = []
    let period = record.periodField?.name
    for source in sources {
      guard let header = try? source.header(at: request.headerLine) else { continue }
      let mapping = mapping(of: header)
      if mapping.absent.allSatisfy({ $0 == period }), !mapping.matches.isEmpty {
        fitting.append((source, header))
      }
    }
    guard fitting.count == 1 else {
      throw Self.whichSheet(request.name, sources.compactMap(\.sheet))
    }
    return fitting[0]
  }

  /// The one period of all rows, or `nil` where a column states it.
  private func period(
    _ mapping: HeaderMapping
  ) throws(Problem) -> (RecordPeriod?, ImportPreview.PeriodGround) {
    let years = Set(mapping.matches.compactMap(\.year))
    var stated: RecordPeriod?
    if let text = request.period { stated = try RecordPeriod(text, record.period) }
    if record.period == .none { return (RecordPeriod.none, .none) }
    let hasColumn =
      record.periodField.map { field in mapping.matches.contains { $0.field == field.name } }
      ?? false
    if hasColumn { return (stated, .column) }
    if record.period == .year, years.count == 1, let year = years.first {
      guard stated == nil || stated?.description == "\(year)" else {
        throw Self.whichPeriod(
          Wording("表头写的是 \(year) 年", "the header says \(year)"))
      }
      return (RecordPeriod(verbatim: "\(year)"), stated == nil ? .header : .decided)
    }
    guard let stated else {
      throw Self.whichPeriod(
        years.count > 1
          ? Wording(
            "表头中有 \(years.sorted().map(String.init).joined(separator: "、")) 年",
            "the header has the years \(years.sorted().map(String.init).joined(separator: ", "))")
          : Wording("没有一列写明期间", "no column states it"))
    }
    return (stated, .decided)
  }

  private func firstRows(
    _ source: any TableSource, _ header: TableHeader, _ mapping: HeaderMapping
  ) throws(Problem) -> [[String]] {
    let preview = try source.preview(rows: 60)
    var masked: Set<Int> = []
    for match in mapping.matches {
      let grade = record.field(match.field)?.gradeNumber ?? 3
      if !request.viewer.sees(grade: grade) { masked.insert(match.column - 1) }
    }
    return zip(preview.rows, preview.lines).filter { $1 > header.lastLine }.prefix(10).map {
      row, _ in
      row.enumerated().map { masked.contains($0) ? RecordViewer.maskWords.chinese : $1 }
    }
  }

  private static func unknownType(_ name: String, _ packs: PackSet) -> Problem {
    let names = packs.records.map(\.name)
    let near = NearestName.among(names, to: name)
    return Problem(
      "records.unknown-type", .error,
      Wording("没有 “\(name)” 这种记录", "there is no record type “\(name)”"),
      notes: [
        Wording("有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
      ],
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") })
  }

  private static func noSheet(_ file: String, _ name: String, _ names: [String]) -> Problem {
    Problem(
      "tables.no-sheet", .error,
      Wording("没有名为“\(name)”的工作表", "there is no sheet “\(name)”"), at: Place(file: file),
      notes: [
        Wording("有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
      ])
  }

  private static func whichSheet(_ file: String, _ names: [String]) -> Problem {
    Problem(
      "records.which-sheet", .error,
      Wording("有几张工作表，不能确定读哪一张", "there are several sheets, and it is not certain which is meant"),
      at: Place(file: file),
      notes: [
        Wording("有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
      ],
      suggestion: Wording("用 --sheet 指明", "name one with --sheet"))
  }

  private static func whichPeriod(_ fact: Wording) -> Problem {
    Problem(
      "records.which-period", .error,
      Wording("不能确定这些记录属于哪个期间", "it is not certain which period these records are of"),
      notes: [fact],
      suggestion: Wording(
        "用 --period 指明，如 --period 2023", "say it with --period, such as --period 2023"))
  }
}

extension Library {
  /// What was decided about columns in the newest import of a type.
  func lastMapping(of type: String) throws(Problem) -> KeptMapping {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT mapping FROM batch WHERE type = ? AND origin = 'import' ORDER BY id DESC LIMIT 1
          """, arguments: [type]
      ).map { try JSON.value(KeptMapping.self, from: $0) } ?? KeptMapping()
    }
  }
}
