import Foundation

/// Data beside the repository that tests use where it is present.
enum SharedData {
  /// The folder named by `GUIJU_SHARED`, or `../shared` beside the package.
  static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["GUIJU_SHARED"], !path.isEmpty {
      return URL(fileURLWithPath: path)
    }
    var package = URL(fileURLWithPath: #filePath)
    while package.pathComponents.count > 1,
      !FileManager.default.fileExists(atPath: package.appendingPathComponent("Package.swift").path)
    {
      package.deleteLastPathComponent()
    }
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }

  /// A file of the folder, or `nil` where it is absent.
  static func file(_ path: String) -> URL? {
    let url = folder.appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}
