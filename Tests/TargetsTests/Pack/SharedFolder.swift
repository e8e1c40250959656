import Foundation

/// The package's folder, and data beside it that tests use where it is present.
enum SharedFolder {
  /// The folder of the package.
  static var package: URL {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.pathComponents.count > 1,
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent("packs").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }

  /// A file of the folder named by `GUIJU_SHARED`, or of `../shared`; `nil` where it is absent.
  static func file(_ path: String) -> URL? {
    let folder =
      ProcessInfo.processInfo.environment["GUIJU_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    let url = folder.appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}
