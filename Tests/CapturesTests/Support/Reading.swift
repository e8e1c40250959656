import Diagnostics
import Foundation
import Provisions
import Glibc

@testable import Captures

/// Reading of files that a test makes.
enum Reading {
  /// The text of bytes under a name.
  static func text(_ data: Data, _ name: String, limits: CaptureLimits = .standard) throws
    -> String
  {
    try captures(data, name, limits: limits)[0].source.text
  }

  static func captures(_ data: Data, _ name: String, limits: CaptureLimits = .standard) throws
    -> [Capture]
  {
    try CaptureReader(limits: limits).read(data: data, name: name)
  }

  /// The problem that reading ends with, or `nil` where it succeeds.
  static func problem(_ data: Data, _ name: String, limits: CaptureLimits = .standard) -> Problem? {
    do {
      _ = try captures(data, name, limits: limits)
      return nil
    } catch {
      return error as? Problem
    }
  }

  /// Runs with a folder that is removed afterwards.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("guiju-captures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}

/// Text as bytes of other encodings.
enum Encoded {
  /// The bytes of `text` in an encoding that iconv names.
  static func bytes(_ text: String, _ encoding: String) throws -> Data {
    let handle = iconv_open(encoding, "UTF-8")
    guard handle != iconv_t(bitPattern: -1) else { throw NoEncoding(name: encoding) }
    defer { iconv_close(handle) }
    var input = Array(text.utf8.map { CChar(bitPattern: $0) })
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    var left = input.count
    var room = output.count
    let failed = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        return iconv(handle, &from, &left, &to, &room) == -1
      }
    }
    guard !failed else { throw NoEncoding(name: encoding) }
    return Data(output.dropLast(room).map { UInt8(bitPattern: $0) })
  }

  struct NoEncoding: Error { var name: String }
}
