public import ArgumentParser
public import Diagnostics
import Foundation

/// The language of what the command tells a person.
typealias Language = Wording.Language

extension Wording.Language: ExpressibleByArgument {
  /// The language that this run of the command was asked to speak.
  ///
  /// It is told by `--lang`, else by `GUIJU_LANG`, else it is Chinese; looked up apart from the
  /// parsing of arguments, as problems may be met before.
  static let ofThisRun: Language = {
    let arguments = CommandLine.arguments
    let flag = arguments.lastIndex(of: "--lang").flatMap { index in
      index + 1 < arguments.count ? arguments[index + 1] : nil
    }
    let joined = arguments.last { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    let asked = flag ?? joined.map(String.init)
    return (asked ?? ProcessInfo.processInfo.environment["GUIJU_LANG"]).flatMap(Language.init)
      ?? .chinese
  }()

  /// The words in this language.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    Wording(chinese, english)[self]
  }
}
