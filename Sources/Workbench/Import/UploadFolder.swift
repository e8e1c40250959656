import Diagnostics
import Foundation

/// The private folder beside the library in which uploaded files wait to be imported.
///
/// A file is copied here before anything reads it, so that nobody can change it meanwhile.
struct UploadFolder: Sendable {
  let path: String

  /// - Parameter library: The file of the library.
  init(beside library: String) { path = library + ".uploads" }

  /// A new file that only this user may read, open to be written.
  ///
  /// - Throws: `import.no-folder`.
  func newFile() throws(Problem) -> (path: String, handle: FileHandle) {
    let files = FileManager.default
    let name = path + "/" + Self.token()
    do {
      try files.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard files.createFile(atPath: name, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      return (name, try FileHandle(forWritingTo: URL(fileURLWithPath: name)))
    } catch {
      throw Problem(
        "import.no-folder", .error,
        Wording("上传的文件无处存放", "there is no place for the uploaded file"),
        at: Place(file: path), notes: [Wording("\(error.localizedDescription)")],
        suggestion: Wording(
          "请管理员检查文库所在文件夹的权限和余量",
          "ask an administrator to check the rights and the free space of the library's folder"))
    }
  }

  func remove(_ file: String) { try? FileManager.default.removeItem(atPath: file) }

  /// Removes what has lain here longer than a day, whoever put it here.
  func sweep(before moment: Date) {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: path)) ?? [] {
      let file = path + "/" + name
      guard let facts = try? files.attributesOfItem(atPath: file),
        let changed = facts[.modificationDate] as? Date, changed < moment
      else { continue }
      remove(file)
    }
  }

  /// A name that nobody can guess.
  static func token() -> String {
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz")
    return String((0..<24).compactMap { _ in letters.randomElement() })
  }
}
