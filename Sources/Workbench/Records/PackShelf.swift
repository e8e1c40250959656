public import Diagnostics
import Foundation
public import Packs

/// The packs whose record types the pages know.
public struct PackShelf: Sendable {
  /// A record type, and the packs that declare it and what it uses.
  struct Entry: Sendable {
    var packs: PackSet
    var record: RecordType
    /// What tells it apart in a form: `core/enterprise-year`.
    var id: String { "\(packs.main.name)/\(record.name)" }
  }

  /// The packs, in the order of their names.
  public let sets: [PackSet]
  /// What is wrong with packs; one with an error is left out.
  public let problems: [Problem]

  /// A shelf without packs.
  public init() {
    sets = []
    problems = []
  }

  /// Loads the packs of a folder: the folder itself where it is a pack, or else the folders in it.
  ///
  /// - Parameter folder: The folder; one that is not there has no packs.
  public init(folder: String) {
    let files = FileManager.default
    func isPack(_ path: String) -> Bool { files.fileExists(atPath: path + "/pack.yaml") }
    let names = (try? files.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let paths = isPack(folder) ? [folder] : names.map { folder + "/" + $0 }.filter(isPack)
    var sets: [PackSet] = []
    var problems: [Problem] = []
    for path in paths {
      do throws(Problem) {
        let set = try PackLoader().load(path)
        let errors = set.problems.filter { $0.severity == .error }
        if errors.isEmpty { sets.append(set) } else { problems += errors }
      } catch {
        problems.append(error)
      }
    }
    self.sets = sets
    self.problems = problems
  }

  /// The record types that the packs declare themselves, each once.
  var entries: [Entry] {
    sets.flatMap { set in
      // With the fields that the pack adds to a type of another pack.
      set.main.records.compactMap { record in
        set.record(record.name).map { Entry(packs: set, record: $0) }
      }
    }
  }

  /// The record type of a form.
  func entry(id: String) -> Entry? { entries.first { $0.id == id } }

  /// The record type of a name: as the pack of the newest batch declares it, where it is there.
  func entry(type: String, pack: String? = nil) -> Entry? {
    let entries = entries.filter { $0.record.name == type }
    return entries.first { $0.packs.main.name == pack } ?? entries.first
  }
}
