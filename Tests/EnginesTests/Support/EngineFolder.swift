import Diagnostics
import Foundation
import Packs
import Rulings
import Store
import Vocabulary

/// A pack that a test writes and a library, in a folder that goes away with the test.
final class EngineFolder {
  let folder: URL
  let library: Library
  var path: String { folder.appending(path: "library.sqlite").path }
  var pack: String { folder.appending(path: "packs/test").path }

  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "guiju-engines-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "packs/test"), withIntermediateDirectories: true)
    library = try Library(path: folder.appending(path: "library.sqlite").path)
    try write(files)
    if files["pack.yaml"] == nil {
      try write(["pack.yaml": "name: test\ntitle: 试\nversion: 1.0.0\n"])
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ files: [String: String]) throws {
    for (name, text) in files {
      let file = URL(fileURLWithPath: pack).appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  func packs() throws -> PackSet { try PackLoader().load(pack) }

  /// Imports rows as records of a type of the pack.
  func land(_ text: String, type: String, name: String = "rows.csv", period: String? = nil) throws {
    let path = folder.appending(path: name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    var request = ImportRequest(
      path: path, name: name, type: type, packs: try packs(), actor: "王五", viewer: .atTheMachine)
    request.period = period
    let checked = try RecordImport(request, into: library).check()
    if let problem = checked.problems.first(where: { $0.severity == .error }) { throw problem }
    _ = try checked.land()
  }
}

/// A day of a test.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
  return day
}

let landOfficer = Actor("李四", role: .land)
let evaluator = Actor("王五", role: .evaluation)

/// A moment between what is recorded before and after it.
func momentBetween() -> Date {
  Thread.sleep(forTimeInterval: 0.005)
  let now = Date()
  Thread.sleep(forTimeInterval: 0.005)
  return now
}

/// The code of the problem that is thrown; `nil` where none is.
func code(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return (error as? Problem)?.code ?? "\(error)"
  }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
