public import Diagnostics
import Foundation

/// An Excel workbook (Office Open XML, `.xlsx`), read sheet by sheet.
public struct Workbook: Sendable {
  /// A sheet, as the workbook lists it.
  public struct Sheet: TableSource {
    public let file: String
    /// The name of the sheet.
    public let name: String
    /// Whether the workbook hides the sheet.
    public let isHidden: Bool
    fileprivate let part: String
    fileprivate let shared: Shared

    public var sheet: String? { name }
  }

  /// What all sheets share; read when it is first needed.
  fileprivate final class Shared: @unchecked Sendable {
    let archive: WorkbookArchive
    let path: String
    let limits: TableLimits
    let epoch: DateEpoch
    let formats: [CellFormat]
    private let stringsPart: String?
    private let lock = NSLock()
    private var kept: SharedStrings?

    init(
      _ archive: WorkbookArchive, path: String, limits: TableLimits, epoch: DateEpoch,
      formats: [CellFormat], stringsPart: String?
    ) {
      self.archive = archive
      self.path = path
      self.limits = limits
      self.epoch = epoch
      self.formats = formats
      self.stringsPart = stringsPart
    }

    func strings() throws(Problem) -> SharedStrings {
      lock.lock()
      defer { lock.unlock() }
      if let kept { return kept }
      let strings = SharedStrings()
      if let stringsPart, let data = try archive.part(stringsPart) {
        try XMLRun.over(data, part: stringsPart, in: path, depth: limits.depth, into: strings)
      }
      kept = strings
      return strings
    }

    func run(_ part: String, into receiver: any SheetReceiver) throws(Problem) -> Data {
      guard let data = try archive.part(part) else {
        throw WorkbookProblem.damaged(path, Wording("缺少 \(part)", "\(part) is missing"))
      }
      let reader = SheetReader(receiver, formats: formats, epoch: epoch, limits: limits)
      try XMLRun.over(data, part: part, in: path, depth: limits.depth, into: reader)
      if reader.isTooWide {
        throw TableProblem.tooManyColumns(path, line: 1, limit: limits.columns)
      }
      return data
    }
  }

  /// The sheets that hold cells, in the order of the workbook.
  public let sheets: [Sheet]

  /// Opens a workbook.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limits: How much is taken.
  /// - Throws: `tables.unreadable`, `tables.damaged`, `tables.not-a-workbook`, `tables.encrypted`,
  ///   `tables.unpacks-too-large`, `tables.unsafe-xml`.
  public init(path: String, limits: TableLimits = .standard) throws(Problem) {
    let archive = try WorkbookArchive(path, limits: limits)
    func run(_ part: String, _ receiver: some XMLReceiver) throws(Problem) {
      if let data = try archive.part(part) {
        try XMLRun.over(data, part: part, in: path, depth: limits.depth, into: receiver)
      }
    }
    let roots = PartRelations()
    try run("_rels/.rels", roots)
    let main = roots.targets.values.first { $0.type.hasSuffix("/officeDocument") }
    let book = PartRelations.resolved(main?.target ?? "xl/workbook.xml", from: "")
    guard archive.has(book) else { throw WorkbookProblem.notWorkbook(path) }
    let structure = WorkbookStructure()
    try run(book, structure)
    let folder = book.split(separator: "/").dropLast().joined(separator: "/")
    let leaf = book.split(separator: "/").last.map(String.init) ?? ""
    let relations = PartRelations()
    try run((folder.isEmpty ? "" : folder + "/") + "_rels/\(leaf).rels", relations)
    func part(_ suffix: String) -> String? {
      relations.targets.values.first { $0.type.hasSuffix(suffix) }
        .map { PartRelations.resolved($0.target, from: folder) }
    }
    let styles = WorkbookStyles()
    if let stylesPart = part("/styles") { try run(stylesPart, styles) }
    let shared = Shared(
      archive, path: path, limits: limits,
      epoch: structure.startsAt1904 ? .year1904 : .year1900, formats: styles.formats,
      stringsPart: part("/sharedStrings"))
    sheets = structure.sheets.compactMap { sheet in
      guard let relation = relations.targets[sheet.relation], relation.type.hasSuffix("/worksheet")
      else { return nil }
      return Sheet(
        file: path, name: sheet.name, isHidden: sheet.isHidden,
        part: PartRelations.resolved(relation.target, from: folder), shared: shared)
    }
    if sheets.isEmpty { throw WorkbookProblem.notWorkbook(path) }
  }

  /// The sheet of a name.
  ///
  /// - Parameter name: The name.
  /// - Returns: The sheet.
  /// - Throws: `tables.no-sheet`, which lists those there are.
  public func sheet(_ name: String) throws(Problem) -> Sheet {
    guard let sheet = sheets.first(where: { $0.name == name }) else {
      throw WorkbookProblem.noSheet(
        sheets.first?.file ?? "", name, sheets.map(\.name))
    }
    return sheet
  }
}

extension Workbook.Sheet {
  public func preview(rows: Int) throws(Problem) -> TablePreview {
    let receiver = SheetPreview(limit: rows, strings: try shared.strings())
    let data = try shared.run(part, into: receiver)
    let lines = receiver.lines
    let merges = MergedCells.areas(in: data).compactMap { area -> TablePreview.Merge? in
      guard let first = lines.firstIndex(of: area.rows.lowerBound),
        let last = lines.lastIndex(where: { $0 <= area.rows.upperBound }), last >= first
      else { return nil }
      return TablePreview.Merge(rows: first...last, columns: area.columns)
    }
    return TablePreview(rows: receiver.rows, lines: lines, merges: merges)
  }

  public func read(_ plans: [PlannedColumn], after header: TableHeader) throws(Problem)
    -> TypedTable
  {
    try check(plans, header)
    let limits = shared.limits
    let builder = TableBuilder(
      plans, columnCount: header.titles.count, allowsShort: true, limits: limits)
    let receiver = SheetBuilding(
      builder, after: header.lastLine, strings: try shared.strings(), rowLimit: limits.rows)
    _ = try shared.run(part, into: receiver)
    guard builder.rowCount <= limits.rows else {
      throw TableProblem.tooManyRows(file, limit: limits.rows, sheet: name)
    }
    return builder.table(file: file, sheet: name)
  }
}
