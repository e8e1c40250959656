public import Diagnostics
import Foundation

/// The files of a pack.
public enum PackFiles {
  /// The files of a folder with one of some suffixes, in the order of their names; hidden ones and
  /// folders are left out.
  public static func list(in folder: String, suffixes: [String]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      !name.hasPrefix(".") && suffixes.contains(URL(fileURLWithPath: name).pathExtension)
    }.sorted().map { folder + "/" + $0 }
  }

  /// The declarations of a kind in a pack that can be read, and what is wrong with the others.
  ///
  /// What is of a wrong shape is told by the check of the kind; an engine takes what it can.
  public static func declarations(_ kind: DeclarationKind, in folder: String) -> (
    files: [DeclarationFile], problems: [Problem]
  ) {
    var files: [DeclarationFile] = []
    var problems: [Problem] = []
    for path in list(in: folder + "/" + kind.location, suffixes: ["yaml", "yml"]) {
      do throws(Problem) { files.append(try DeclarationFile(path: path)) } catch {
        problems.append(error)
      }
    }
    return (files, problems)
  }

  /// The path of a file that a declaration names, seen from its pack; `nil` where it would lead out of
  /// the pack.
  public static func path(_ name: String, in folder: String) -> String? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != ".." && $0 != "." }) else {
      return nil
    }
    return folder + "/" + name
  }
}
