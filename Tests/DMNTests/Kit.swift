import Foundation

/// The public test kit beside the project, where it is present.
enum Kit {
  static let folder: URL = {
    let shared =
      ProcessInfo.processInfo.environment["GUIJU_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "../shared")
    return shared.appending(path: "dmn-tck").standardizedFileURL
  }()

  static let isPresent = FileManager.default.fileExists(
    atPath: folder.appending(path: "DMN15.xsd").path)

  static func files(_ suffix: String) -> [URL] {
    guard let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return walker.compactMap { $0 as? URL }.filter { $0.path.hasSuffix(suffix) }
      .sorted { $0.path < $1.path }
  }
}
