import Diagnostics
import Foundation
import Provisions

/// Text of PDF files through poppler's `pdftotext`.
///
/// It runs as a child process with a limit on time and memory, so that a hostile file harms nobody.
/// A form feed ends each page.
enum PDFText {
  /// - Throws: `capture.no-pdf-reader`, `capture.encrypted`, `capture.damaged`,
  ///   `capture.scanned-pdf`, `capture.slow-pdf`, `capture.unpacks-too-large`.
  static func capture(of data: Data, name: String, limits: CaptureLimits) throws(Problem)
    -> Capture
  {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("guiju-pdf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("in.pdf")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try data.write(to: file)
    } catch {
      throw CaptureProblem.unreadable(name, Wording(error.localizedDescription))
    }
    let output = try text(of: file, name: name, limits: limits)
    let pages = output.utf8.count { $0 == 0x0C }
    guard output.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw CaptureProblem.scanned(name, pages: pages)
    }
    return Capture(
      source: SourceText(name: name, text: output), mediaType: "application/pdf", data: data)
  }

  private static func text(of file: URL, name: String, limits: CaptureLimits) throws(Problem)
    -> String
  {
    let result: ChildProcess.Result
    do {
      // 3 GB of address space is plenty for poppler and stops a runaway.
      result = try ChildProcess.run(
        "ulimit -v 3145728; exec timeout \(limits.seconds) pdftotext -enc UTF-8 -q \"$1\" -",
        argument: file.path, limit: limits.unpackedBytes)
    } catch {
      throw CaptureProblem.unreadable(name, Wording(error.localizedDescription))
    }
    if result.isCut {
      throw CaptureProblem.bomb(
        name,
        Wording(
          "文字超过 \(limits.unpackedBytes) 字节", "its text has more than \(limits.unpackedBytes) bytes")
      )
    }
    switch result.status {
    case 0:
      guard let text = String(validating: result.output, as: UTF8.self) else {
        throw CaptureProblem.damaged(
          name, Wording("它的文字不是合法的 Unicode", "its text is not valid Unicode"))
      }
      return text
    case 124: throw CaptureProblem.slowPDF(name, seconds: limits.seconds)
    case 126, 127: throw CaptureProblem.noPoppler(name)
    case 3: throw CaptureProblem.encrypted(name)
    default:
      if data(of: file).range(of: Data("/Encrypt".utf8)) != nil {
        throw CaptureProblem.encrypted(name)
      }
      throw CaptureProblem.damaged(
        name,
        Wording("pdftotext 以代码 \(result.status) 结束", "pdftotext ended with code \(result.status)"))
    }
  }

  private static func data(of file: URL) -> Data { (try? Data(contentsOf: file)) ?? Data() }
}

/// Runs a line of shell with one argument, and takes its output up to a limit.
enum ChildProcess {
  struct Result {
    var status: Int32
    var output: [UInt8]
    var isCut: Bool
  }

  static func run(_ script: String, argument: String, limit: Int) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, "sh", argument]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var output: [UInt8] = []
    var isCut = false
    while let piece = try pipe.fileHandleForReading.read(upToCount: 1 << 16), !piece.isEmpty {
      output += piece
      if output.count > limit {
        isCut = true
        process.terminate()
        break
      }
    }
    try? pipe.fileHandleForReading.close()
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: output, isCut: isCut)
  }
}
