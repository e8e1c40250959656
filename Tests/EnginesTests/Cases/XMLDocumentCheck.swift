import Foundation

/// Reads XML with a parser that is not ours.
enum XMLDocumentCheck {
  static func check(_ xml: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "guiju-\(UUID()).xml")
    try Data(xml.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xmllint", "--noout", file.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // Where there is no xmllint, nothing is known against it.
    if process.terminationStatus != 0, process.terminationStatus != 127 {
      throw CocoaError(.fileReadCorruptFile)
    }
  }
}
