import Diagnostics
import Foundation
import Packs
import Tables
import Testing

@testable import Store

#if canImport(Glibc)
  import Glibc
#endif

@Suite(
  "a process that is killed at work",
  .enabled(if: BuiltCommand.path != nil, "guiju is not built: swift build --product guiju"))
struct KillTests {
  private static let rows = 2_000

  private static func file(_ folder: URL, _ number: Int) throws -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var text = "信用代码,年度,税收,用地面积\n"
    for row in 0..<rows {
      let tail = [row / 961 % 31, row / 31 % 31, row % 31].map { String(alphabet[$0]) }.joined()
      text += "91330100MA00\(tail)XX0,2023,\(row + number),\(row % 50 + 1)\n"
    }
    let path = folder.appending(path: "\(number).csv").path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private static func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: BuiltCommand.path ?? "")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test("leaves all of a batch or none, every confirmed correction, and no half backup")
  func kills() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guiju-kill-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "library.sqlite").path
    let common = ["--pack", BuiltCommand.core, "--library", path]
    let kind = ["--type", "enterprise-year"]
    let clock = ContinuousClock()
    let whole = try clock.measure {
      let process = try Self.start(["import", try Self.file(folder, 0)] + kind + common)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let key = "91330100MA00000XX0"
    var confirmed = 0
    var generator = SplitMix(seed: 4)
    var died = 0
    var longest =
      Double(whole.components.seconds) + Double(whole.components.attoseconds) / 1e18
    var number = 0
    while died < 6, number < 40 {
      number += 1
      let backup = folder.appending(path: "backup-\(number).sqlite").path
      let arguments: [String] =
        switch number % 4 {
        case 1, 3: ["import", try Self.file(folder, number)] + kind + common
        case 2:
          [
            "records", "correct", "enterprise-year", key, "--period", "2023", "--field", "税收",
            "--value", "\(1_000 + number)", "--reason", "试验", "--by", "试验",
          ] + common
        default: ["store", "backup", backup, "--library", path]
        }
      let process = try Self.start(arguments)
      Thread.sleep(forTimeInterval: Double.random(in: 0.02...1, using: &generator) * longest)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal {
        died += 1
      } else {
        // It was done before the signal came: the next one gets it sooner.
        longest *= 0.8
      }
      if number % 4 == 2, process.terminationReason == .exit, process.terminationStatus == 0 {
        confirmed = number
      }
      let library = try Library(path: path)
      #expect(try library.checkIntegrity().isEmpty)
      #expect(try library.checkLog().isEmpty)
      let table = try library.recordTable(type: "enterprise-year", viewer: .atTheMachine)
      #expect(table.rowCount == Self.rows)
      #expect(try library.batches().allSatisfy { $0.rows == Self.rows })
      // Every value of the newest batch is that batch's, or a correction.
      let newest = try #require(try library.batches().last)
      let added = try #require(
        Int(newest.file.split(separator: "/").last?.prefix { $0 != "." } ?? ""))
      for row in [0, 1, Self.rows - 1] where table.correction(row, "税收") == nil {
        #expect(table.value(row, "税收").value?.description == "\(row + added)")
      }
      if confirmed > 0 {
        let history = try library.record(
          type: "enterprise-year", key: key, viewer: .atTheMachine)
        #expect("\(history)".contains("\(1_000 + confirmed)"))
      }
      try library.close()
      if FileManager.default.fileExists(atPath: backup) {
        let copy = try Library(path: backup, create: false)
        #expect(try copy.checkIntegrity().isEmpty && copy.checkLog().isEmpty)
        try copy.close()
      }
    }
    #expect(died > 0, "every process was done before the signal came")
  }
}
