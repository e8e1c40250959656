import Diagnostics
import Foundation

/// Lists what a path holds without reading it.
struct BatchLister {
  let limits: CaptureLimits

  /// How deep folders are followed; loops of links end here at the latest.
  private static let depth = 32

  func items(at path: String) throws(Problem) -> [CaptureItem] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CaptureProblem.notFound(path)
    }
    guard isFolder.boolValue else { return try items(ofFile: path) }
    var seen: Set<String> = []
    let files = try files(in: path, depth: 0, seen: &seen)
    guard !files.isEmpty else { throw CaptureProblem.emptyFolder(path) }
    var items: [CaptureItem] = []
    for file in files { items += try self.items(ofFile: file) }
    return items
  }

  private func items(ofFile path: String) throws(Problem) -> [CaptureItem] {
    guard FileKind.isJSONLines(path) else { return [CaptureItem(name: path, path: path)] }
    return try JSONLines.items(ofFile: path)
  }

  private func files(in folder: String, depth: Int, seen: inout Set<String>) throws(Problem)
    -> [String]
  {
    let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard depth < Self.depth, seen.insert(real).inserted else { return [] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw CaptureProblem.unreadable(folder, Wording(error.localizedDescription))
    }
    var files: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        files += try self.files(in: path, depth: depth + 1, seen: &seen)
      } else {
        files.append(path)
      }
    }
    return files
  }
}
