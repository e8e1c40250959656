import Foundation

/// The command, where it was built beside the tests.
enum BuiltCommand {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program; `nil` where it was not built.
  static let path: String? = ["debug", "release"].map {
    root.appending(path: ".build/\($0)/guiju").path
  }.first { FileManager.default.isExecutableFile(atPath: $0) }

  static let core = root.appending(path: "packs/core").path

  /// Runs the command to its end.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String, problems: String)
  {
    let process = Process()
    process.executableURL = URL(filePath: path ?? "")
    process.arguments = arguments
    let (output, problems) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = problems
    try process.run()
    // What is written is little, so that one pipe after the other may be read.
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let said = problems.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: text, as: UTF8.self),
      String(decoding: said, as: UTF8.self)
    )
  }
}
