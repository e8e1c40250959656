import Diagnostics
import Foundation
import Packs

/// Files beside the package.
enum PackageFolder {
  /// The folder that holds `Package.swift` of the project: the one with `packs/core`.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appending(path: "packs/core/pack.yaml").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  static let core = root.appending(path: "packs/core").path
}

/// Packs that a test writes; they are gone when it ends.
final class TestPacks {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "guiju-packs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes files of a pack and gives its folder.
  @discardableResult
  func write(_ name: String, _ files: [String: String]) throws -> String {
    let pack = folder.appending(path: name)
    for (path, text) in files {
      let file = pack.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return pack.path
  }

  /// What is wrong with a pack, as `file:line:column code`.
  func check(_ name: String) -> [String] {
    report(name).problems.map { problem in
      let place = problem.place
      let file = place?.file.replacingOccurrences(of: folder.path + "/", with: "") ?? ""
      return "\(file):\(place?.line ?? 0):\(place?.column ?? 0) \(problem.code)"
    }
  }

  func report(_ name: String) -> PackChecker.Report {
    PackChecker(loader: PackLoader(searchPaths: [PackageFolder.root.appending(path: "packs").path]))
      .check([folder.appending(path: name).path])
  }
}
