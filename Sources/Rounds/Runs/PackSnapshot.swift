import Appraisals
import Diagnostics
import Foundation

/// The files of packs as they were when a run was made.
enum PackSnapshot {
  private static let suffixes: Set<String> = ["yaml", "yml", "csv", "dmn"]

  /// The files of a method's pack and of those that it uses, by `packs/NAME/…`.
  static func files(of bundle: MethodBundle) throws(Problem) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (name, folder) in bundle.packFolders {
      let paths = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
      for path in paths
      where suffixes.contains(URL(fileURLWithPath: path).pathExtension)
        && !path.hasPrefix("tests/")
      {
        guard let data = FileManager.default.contents(atPath: folder + "/" + path) else {
          throw Problem(
            "appraisals.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
            at: Place(file: folder + "/" + path))
        }
        files["packs/\(name)/\(path)"] = [UInt8](data)
      }
    }
    return files
  }

  static func write(_ files: [String: [UInt8]], to folder: String) throws(Problem) {
    do {
      for (name, bytes) in files where name.hasPrefix("packs/") {
        let url = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
      }
    } catch {
      throw Problem(
        "appraisals.unwritable", .error,
        Wording("临时文件夹无法写入", "the temporary folder cannot be written"),
        notes: [Wording(error.localizedDescription)])
    }
  }
}
