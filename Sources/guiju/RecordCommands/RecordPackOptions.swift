import ArgumentParser
import Diagnostics
import Foundation
import Packs
import Provisions
import Store

/// The pack that declares record types.
struct RecordPackOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("声明记录类型的包；缺省为 packs/core", valueName: "folder"))
  var pack = "packs/core"

  /// The pack with all that it uses; an error in a declaration stops.
  func load() throws(Problem) -> PackSet {
    let packs = try PackLoader().load(pack)
    if let problem = packs.problems.first(where: { $0.severity == .error }) { throw problem }
    return packs
  }

  /// The packs, where they are there: lists work without them.
  func loadIfThere() throws(Problem) -> PackSet? {
    FileManager.default.fileExists(atPath: pack + "/pack.yaml") ? try load() : nil
  }
}

/// The moment that `--as-known-on` names.
enum KnownOn {
  /// The end of a day in China, or an exact moment in ISO 8601.
  static func moment(_ text: String?) throws -> Date? {
    guard let text else { return nil }
    if let date = try? Date(text, strategy: .iso8601) { return date }
    let day = try CalendarDate.argument(text)
    guard let start = try? Date("\(day)T00:00:00+08:00", strategy: .iso8601) else {
      throw BadDate(text: text)
    }
    return start.addingTimeInterval(86_400 - 0.001)
  }
}
