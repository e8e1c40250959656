import Appraisals
import Diagnostics
import Foundation
import Packs

/// Which method a person names: a file, a pack with one method, or `PACK/METHOD`.
struct MethodArgument {
  /// The folder of the pack.
  let folder: String
  /// The name of the method.
  let name: String

  /// - Parameters:
  ///   - text: As typed: `packs/per-mu/appraisals/huangyan.yaml`, `per-mu/huangyan`, `packs/benchmark`.
  ///   - packs: The folder in which packs are looked up by name.
  /// - Throws: `appraisals.unknown-method` with the methods that there are.
  init(_ text: String, packs: String) throws(Problem) {
    let files = FileManager.default
    if text.hasSuffix(".yaml"), files.fileExists(atPath: text) {
      let url = URL(fileURLWithPath: text)
      folder = Self.relative(url.deletingLastPathComponent().deletingLastPathComponent().path, text)
      name = url.deletingPathExtension().lastPathComponent
      return
    }
    var text = text
    while text.count > 1, text.hasSuffix("/") { text = String(text.dropLast()) }
    for base in ["", packs + "/"] {
      if files.fileExists(atPath: base + text + "/pack.yaml") {
        let pack = try PackLoader().load(base + text)
        let names = MethodBundle.names(in: pack.main)
        guard names.count == 1 else { throw Self.which(base + text, names) }
        (folder, name) = (base + text, names[0])
        return
      }
      if let cut = text.lastIndex(of: "/") {
        let pack = base + text[..<cut]
        if files.fileExists(atPath: pack + "/pack.yaml") {
          (folder, name) = (pack, String(text[text.index(after: cut)...]))
          return
        }
      }
    }
    throw Problem(
      "appraisals.unknown-method", .error,
      Wording("没有评价办法“\(text)”", "there is no method “\(text)”"),
      suggestion: Wording(
        "写 包名/办法名，如 per-mu/huangyan；包在 --packs 指明的文件夹中",
        "write PACK/METHOD, such as per-mu/huangyan; packs are in the folder that --packs names"))
  }

  private static func relative(_ path: String, _ typed: String) -> String {
    guard !typed.hasPrefix("/") else { return path }
    let parts = typed.split(separator: "/").dropLast(2)
    return parts.isEmpty ? path : parts.joined(separator: "/")
  }

  private static func which(_ folder: String, _ names: [String]) -> Problem {
    Problem(
      "appraisals.which-method", .error,
      names.isEmpty
        ? Wording("包中没有评价办法", "the pack has no method")
        : Wording("包中有几个办法", "the pack has several methods"), at: Place(file: folder),
      notes: names.isEmpty
        ? [] : [Wording(names.joined(separator: "、"), names.joined(separator: ", "))],
      suggestion: Wording("写 包名/办法名", "write PACK/METHOD"))
  }
}
