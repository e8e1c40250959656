public import Diagnostics
public import Foundation

/// Loads a model and the models it imports from files.
///
/// An import is looked for at its `locationURI`, and else among the other models of the folder by
/// its namespace; never on a network, and never outside the folder of the importing model.
public struct ModelLoader: Sendable {
  /// The reader of the files.
  public var reader: DMNReader

  /// Creates a loader.
  public init(reader: DMNReader = DMNReader()) { self.reader = reader }

  /// Loads a model.
  ///
  /// - Parameter url: Its file.
  /// - Returns: The model with its imports.
  /// - Throws: A ``Problem`` if the file is not a model. An import that is missing or unreadable is
  ///   among the problems of the result instead.
  public func load(_ url: URL) throws(Problem) -> ModelSet {
    let first = try reader.read(contentsOf: url)
    var set = ModelSet(main: first.model, problems: first.problems)
    var known: Set<String> = [first.model.namespace]
    var open: [(DMNModel, URL)] = [(first.model, url)]
    var folders: [URL: [(URL, DMNModel)]] = [:]
    while let (model, file) = open.popLast() {
      let folder = file.deletingLastPathComponent()
      for item in model.imports where item.isModel && !known.contains(item.namespace) {
        known.insert(item.namespace)
        if let (found, place) = find(item, in: folder, &folders, except: file) {
          set.imported.append(found)
          open.append((found, place))
        } else {
          set.problems.append(missing(item, in: model))
        }
      }
    }
    return set
  }

  private func find(
    _ item: ModelImport, in folder: URL, _ folders: inout [URL: [(URL, DMNModel)]],
    except file: URL
  ) -> (DMNModel, URL)? {
    if let location = item.locationURI, !location.contains(":"), !location.contains(".."),
      !location.hasPrefix("/")
    {
      let url = folder.appending(path: location)
      if let read = try? reader.read(contentsOf: url), read.model.namespace == item.namespace {
        return (read.model, url)
      }
    }
    let models = folders[folder] ?? self.models(in: folder, except: file)
    folders[folder] = models
    return models.first { $0.1.namespace == item.namespace }.map { ($0.1, $0.0) }
  }

  private func models(in folder: URL, except file: URL) -> [(URL, DMNModel)] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return files.filter {
      $0.pathExtension == "dmn" && $0.lastPathComponent != file.lastPathComponent
    }
    .sorted { $0.path < $1.path }
    .compactMap { url in (try? reader.read(contentsOf: url)).map { (url, $0.model) } }
  }

  private func missing(_ item: ModelImport, in model: DMNModel) -> Problem {
    Problem(
      "dmn.import-missing", .error,
      Wording("找不到导入的模型“\(item.name)”", "the imported model “\(item.name)” is not found"),
      at: Place(
        file: model.file, line: item.info.position.line, column: item.info.position.column),
      notes: [Wording("它的命名空间是 \(item.namespace)", "its namespace is \(item.namespace)")],
      suggestion: Wording(
        "把它的文件放进同一文件夹，或用 locationURI 写明位置",
        "put its file into the same folder, or say where it is in locationURI"))
  }
}
