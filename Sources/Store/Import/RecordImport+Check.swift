public import Diagnostics
import Dispatch
import Foundation
import Packs
import Synchronization
import Tables
import Vocabulary

extension RecordImport {
  /// Reads the whole file and checks every row.
  ///
  /// - Parameter control: Follows the work and can end it.
  /// - Returns: The rows with all that is wrong with them; nothing has landed yet.
  /// - Throws: The problems of the mapping where it is not certain (`tables.header-field` and others),
  ///   `records.which-period`, `records.file-changed`, `records.cancelled`, the problems of the file.
  public func check(_ control: ImportControl = ImportControl()) throws(Problem) -> CheckedImport {
    try control.step(.reading, 0)
    let preview = try preview()
    if let problem = preview.problems.first(where: { $0.severity == .error }) { throw problem }
    let (source, header) = try chosen()
    let (digest, table) = try read(source, header, preview.mapping)
    try control.step(.reading, 1)
    var columns = table.columns
    if let field = record.periodField, preview.periodGround != .column, let period = preview.period,
      let column = TypedColumn(
        name: field.name, kind: field.kind.column, unit: field.unit,
        value: period.value(of: field.kind), count: table.rowCount)
    {
      columns.append(column)
    }
    var checker = TableChecker(
      record: record, columns: columns, table: table,
      constant: preview.periodGround == .column ? nil : preview.period?.description ?? "",
      wanted: preview.periodGround == .column ? preview.period?.description : nil,
      limit: Self.problemLimit(request))
    try checker.run(packs: request.packs, control)
    return CheckedImport(
      session: self, preview: preview, source: source, header: header, digest: digest,
      table: table, columns: columns, result: checker.result)
  }

  /// Reads the file, and digests it on another core meanwhile.
  private func read(
    _ source: any TableSource, _ header: TableHeader, _ mapping: HeaderMapping
  ) throws(Problem) -> (FileDigest, TypedTable) {
    let path = request.path
    let work = DispatchGroup()
    let digesting = Digesting(path: path)
    DispatchQueue.global(qos: .userInitiated).async(group: work) { digesting.run() }
    let result: Result<TypedTable, Problem>
    do throws(Problem) {
      result = .success(try source.read(mapping.plans, after: header))
    } catch {
      result = .failure(error)
    }
    work.wait()
    let table: TypedTable
    do throws(Problem) { table = try result.get() } catch { throw Self.named(error, request) }
    guard let digest = try digesting.result()?.get() else {
      throw Problem(
        "records.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
        at: Place(file: request.name))
    }
    guard before == digest.modified, let after = try? FileDigest.modified(path), after == before
    else {
      throw Problem(
        "records.file-changed", .error,
        Wording("读取时文件被改动", "the file was changed while it was read"),
        at: Place(file: request.name),
        suggestion: Wording("等另一程序写完后再试", "try again once the other program is done"))
    }
    return (digest, table)
  }

  /// Digests a file on another thread.
  private final class Digesting: Sendable {
    let path: String
    let state = Mutex<Result<FileDigest, Problem>?>(nil)
    init(path: String) { self.path = path }

    func run() {
      let result: Result<FileDigest, Problem>
      do throws(Problem) { result = .success(try FileDigest(path: path)) } catch {
        result = .failure(error)
      }
      state.withLock { $0 = result }
    }

    func result() -> Result<FileDigest, Problem>? { state.withLock { $0 } }
  }
}
