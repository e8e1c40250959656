import Foundation

/// Files beside the package that tests use where they are there.
enum PackageFiles {
  /// The folder that holds `Package.swift`.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  /// The schema of Akoma Ntoso that `make setup` takes out of a published package.
  static let akomaNtosoSchema: URL? = existing(root.appending(path: ".vendor/akn/akomantoso30.xsd"))

  /// The validator of libxml2.
  static let xmllint: URL? = existing(URL(fileURLWithPath: "/usr/bin/xmllint"))

  /// A file of the shared data: `GUIJU_SHARED`, or else `../shared`.
  static func shared(_ path: String) -> URL? {
    let folder =
      ProcessInfo.processInfo.environment["GUIJU_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared")
    return existing(folder.appending(path: path))
  }

  private static func existing(_ file: URL) -> URL? {
    FileManager.default.fileExists(atPath: file.path) ? file : nil
  }
}
