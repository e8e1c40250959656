import Cases
import Diagnostics
import Foundation
import Ledgers
import Packs
import Registers
import Rulings
import Store

/// The land pack of the project with a library of its own.
final class LandFolder {
  let folder: URL
  let library: Library
  let packs: PackSet
  let pack: String

  /// The folder that holds `packs/core`.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appending(path: "packs/core/pack.yaml").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  static let header =
    "宗地号,信用代码,县区代码,批准日期,已供应,合同签订日期,约定动工日期,未约定动工日期,实际交付日期,已动工,应动工面积,已动工面积,总投资,已投资,停工日期,供应面积,已建面积,建筑面积\n"

  init(_ rows: String = "") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "guiju-land-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    library = try Library(path: folder.appending(path: "library.sqlite").path)
    pack = Self.root.appending(path: "packs/industrial-land").path
    packs = try PackLoader().load(pack)
    if !rows.isEmpty { try land(Self.header + rows) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Imports rows, the first of which are titles, as records of a type.
  func land(_ text: String, type: String = "land-use") throws {
    let path = folder.appending(path: "\(type).csv").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let request = ImportRequest(
      path: path, name: "\(type).csv", type: type, packs: packs, actor: "王五",
      viewer: .atTheMachine)
    let checked = try RecordImport(request, into: library).check()
    if let problem = checked.problems.first(where: { $0.severity == .error }) { throw problem }
    _ = try checked.land()
  }

  func registers() throws -> RegisterBook { try RegisterBook(packs, library: library) }
  func cases() throws -> CaseBook { try CaseBook(packs, library: library) }
  func ledgers() throws -> LedgerBook { try LedgerBook(packs, library: library) }
}
