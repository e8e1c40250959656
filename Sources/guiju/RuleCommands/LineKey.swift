import Foundation

/// A key of a terminal.
enum LineKey {
  case character(Unicode.Scalar)
  case enter, backspace, delete, end, interrupt
  case left, right, up, down, home, lineEnd, clearBefore, clearBehind
  case other

  /// Waits for a key; nil at the end of the input.
  static func read() -> LineKey? {
    guard let first = byte() else { return nil }
    switch first {
    case 0x0D, 0x0A: return .enter
    case 0x7F, 0x08: return .backspace
    case 0x04: return .end
    case 0x03: return .interrupt
    case 0x01: return .home
    case 0x05: return .lineEnd
    case 0x15: return .clearBefore
    case 0x0B: return .clearBehind
    case 0x1B: return escape()
    case 0..<0x20: return .other
    default: return scalar(first)
    }
  }

  private static func byte() -> UInt8? {
    var byte: UInt8 = 0
    return Foundation.read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }

  private static func escape() -> LineKey? {
    guard let second = byte() else { return nil }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return .other }
    guard let third = byte() else { return nil }
    switch third {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .lineEnd
    case UInt8(ascii: "3"):
      _ = byte()
      return .delete
    default: return .other
    }
  }

  private static func scalar(_ first: UInt8) -> LineKey? {
    let more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var bytes = [first]
    for _ in 0..<more {
      guard let next = byte() else { return nil }
      bytes.append(next)
    }
    guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else {
      return .other
    }
    return .character(scalar)
  }
}
