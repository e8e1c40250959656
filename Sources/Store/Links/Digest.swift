import CSodium
import Foundation

/// SHA-256 and its short written forms.
package enum Digest {
  /// The 32 bytes of SHA-256.
  static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    let input = Array(bytes)
    crypto_hash_sha256(&hash, input, UInt64(input.count))
    return hash
  }

  /// SHA-256 of a text's UTF-8 in 64 lower-case hexadecimal digits.
  package static func hex(_ text: String) -> String { hex(text.utf8) }

  /// SHA-256 of bytes in 64 lower-case hexadecimal digits.
  package static func hex(_ bytes: some Collection<UInt8>) -> String { hexadecimal(sha256(bytes)) }

  /// Bytes in lower-case hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// The bytes of hexadecimal digits, `nil` where the text is none.
  static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// Douglas Crockford's base 32 of the leading bits: no I, L, O or U, so that a code read aloud
  /// or off paper is not mistaken.
  static func crockford(_ hash: [UInt8], length: Int) -> String {
    let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var code: [UInt8] = []
    var (bits, held) = (0, 0)
    for byte in hash {
      bits = (bits << 8 | Int(byte)) & 0xFFF
      held += 8
      while held >= 5, code.count < length {
        held -= 5
        code.append(alphabet[bits >> held & 31])
      }
    }
    return String(decoding: code, as: UTF8.self)
  }

  /// A code as a person may have typed it: any case, O for 0, I and L for 1, hyphens.
  static func typedCode(_ text: String) -> String {
    String(
      text.lowercased().filter { $0 != "-" }.map { letter in
        switch letter {
        case "o": "0"
        case "i", "l": "1"
        default: letter
        }
      })
  }
}
