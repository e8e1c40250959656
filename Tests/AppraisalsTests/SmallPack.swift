import Appraisals
import Foundation
import Packs

/// A pack with one record type and one method, written by a test; it is gone when the test ends.
final class SmallPack {
  let folder: String

  /// Writes fields, one a line of YAML, the method from `subject` on, and further files.
  init(fields: String, method: String, files: [String: String] = [:]) throws {
    folder = try TestFolder.temporary()
    var all = files
    all["pack.yaml"] = "name: small\ntitle: 小\nversion: 1.0.0\n"
    all["records/firm.yaml"] =
      "name: firm\ntitle: 企业\nclass: 管理\ngrade: 1\nprimaryKey: [代码]\nfields:\n"
      + "  - {name: 代码, type: string}\n" + fields
    all["appraisals/method.yaml"] = "name: method\ntitle: 办法\nrecord: firm\n" + method
    for (name, text) in all {
      let path = folder + "/small/" + name
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var path: String { folder + "/small" }

  func bundle(year: Int = 2024) throws -> MethodBundle {
    try MethodBundle("method", in: PackLoader().load(path), for: OverlayContext(year: year))
  }

  func run(
    _ rows: [[String: String]], year: Int = 2024, threads: Int = 1
  ) throws -> MethodRun {
    let bundle = try bundle(year: year)
    return try MethodRun(
      bundle, MethodRows(bundle, rows).population, year: year, threads: threads)
  }
}
