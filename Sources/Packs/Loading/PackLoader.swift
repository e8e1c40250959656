public import Diagnostics
import Foundation
import Vocabulary

/// Loads packs from folders.
public struct PackLoader: Sendable {
  /// Folders that hold packs, besides the one in which a pack lies.
  public var searchPaths: [String]

  /// Creates a loader.
  public init(searchPaths: [String] = []) { self.searchPaths = searchPaths }

  /// Loads a pack and all packs that it uses.
  ///
  /// - Parameter folder: The folder with `pack.yaml`.
  /// - Returns: The packs; what is wrong with single declarations is among its problems.
  /// - Throws: A problem of `pack.yaml` where the pack cannot be loaded at all.
  public func load(_ folder: String) throws(Problem) -> PackSet {
    var work = Work()
    let main = try pack(in: folder, &work)
    work.chain = [main.name]
    use(main, &work)
    return PackSet(main: main, used: work.used, problems: work.problems)
  }

  private struct Work {
    var used: [Pack] = []
    var problems: [Problem] = []
    var chain: [String] = []
    var absent: Set<String> = []
  }

  /// Loads what a pack uses, depth first, so that what others rest on comes first.
  private func use(_ pack: Pack, _ work: inout Work) {
    for (name, node) in pack.manifest.uses {
      if work.chain.contains(name) {
        let circle = (work.chain.drop { $0 != name } + [name]).joined(separator: " → ")
        work.problems.append(
          node.problem(
            "packs.cycle",
            Wording("包之间循环引用：\(circle)", "packs use each other in a circle: \(circle)"),
            suggestion: Wording("请去掉其中一个引用", "take one of the uses away")))
        continue
      }
      if work.used.contains(where: { $0.name == name }) || work.absent.contains(name) { continue }
      guard let folder = find(name, besides: pack.folder) else {
        work.absent.insert(name)
        let near = NearestName.among(siblings(of: pack.folder), to: name)
        work.problems.append(
          node.problem(
            "packs.no-pack", Wording("找不到包 “\(name)”", "there is no pack “\(name)”"),
            suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
              ?? Wording(
                "把它放在同一文件夹中，或用 --packs 指明所在文件夹",
                "put it into the same folder, or name its folder by --packs")))
        continue
      }
      do throws(Problem) {
        let found = try self.pack(in: folder, &work)
        work.chain.append(name)
        use(found, &work)
        work.chain.removeLast()
        work.used.append(found)
      } catch {
        work.absent.insert(name)
        work.problems.append(error)
      }
    }
  }

  private func pack(in folder: String, _ work: inout Work) throws(Problem) -> Pack {
    let file = try DeclarationFile(path: folder + "/pack.yaml")
    let problems = ShapeChecker.problems(of: file.root, DeclarationKind.pack.shape)
    work.problems += problems
    guard let manifest = PackManifest(file) else {
      // Without a name nothing can be told apart; the shape has told so already.
      work.problems.removeAll { problems.contains($0) }
      throw problems.first { $0.severity == .error }
        ?? file.root.problem("packs.no-name", Wording("包没有名称", "the pack has no name"))
    }
    let leaf = URL(fileURLWithPath: folder).lastPathComponent
    if leaf != manifest.name, let name = file.root["name"] {
      work.problems.append(
        name.problem(
          "packs.folder-name",
          Wording(
            "包名 “\(manifest.name)” 与文件夹 “\(leaf)” 不同",
            "the pack is called “\(manifest.name)” but its folder “\(leaf)”"),
          severity: .warning,
          suggestion: Wording("请改成相同，别的包才找得到", "make them the same, so that other packs find it")))
    }
    return Pack(
      folder: folder, manifest: manifest,
      records: declarations(.record, in: folder, &work).compactMap { RecordType($0) },
      overlays: declarations(.overlay, in: folder, &work).compactMap(Overlay.init))
  }

  /// The files of a kind that are of its shape.
  private func declarations(
    _ kind: DeclarationKind, in folder: String, _ work: inout Work
  ) -> [DeclarationFile] {
    PackFiles.list(in: folder + "/" + kind.location, suffixes: ["yaml", "yml"]).compactMap { path in
      do throws(Problem) {
        let file = try DeclarationFile(path: path)
        work.problems += ShapeChecker.problems(of: file.root, kind.shape)
        let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        if let name = file.root["name"], let text = name.text, text != stem {
          work.problems.append(
            name.problem(
              "packs.file-name",
              Wording(
                "名称 “\(text)” 与文件名 “\(stem)” 不同",
                "the name “\(text)” is not that of the file, “\(stem)”"),
              severity: .warning))
        }
        return file
      } catch {
        work.problems.append(error)
        return nil
      }
    }
  }

  private func find(_ name: String, besides folder: String) -> String? {
    // A name is checked before it becomes a path, so that it cannot lead elsewhere.
    guard TextForm.packName.fault(name) == nil else { return nil }
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    return ([parent] + searchPaths).map { $0 + "/" + name }.first {
      FileManager.default.fileExists(atPath: $0 + "/pack.yaml")
    }
  }

  private func siblings(of folder: String) -> [String] {
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    return ([parent] + searchPaths).flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
    }
  }
}
