import CSodium
import Tables

/// The text by which a record is named: the values of its key fields.
///
/// Several values are joined by `|`; a `|` or `%` inside a value of a key of several fields is written
/// `%7C` or `%25`, so that no two records share a name.
enum RecordKey {
  static func text(_ values: [TableValue]) -> String {
    guard values.count != 1 else { return values[0].description }
    return values.map {
      $0.description.replacing("%", with: "%25").replacing("|", with: "%7C")
    }.joined(separator: "|")
  }

  /// SipHash-2-4 of a key under a fixed secret, without its lowest bit, so that it is a signed number.
  ///
  /// Whoever makes keys that collide makes finding them slow, not wrong: what is found is compared.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var out: UInt64 = 0
    withUnsafeMutableBytes(of: &out) { raw in
      guard let place = raw.bindMemory(to: UInt8.self).baseAddress else { return }
      _ = crypto_shorthash(place, bytes.baseAddress, UInt64(bytes.count), secret)
    }
    return UInt64(littleEndian: out) >> 1
  }

  static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash($0) }
  }

  private static let secret = Array("guiju record key".utf8)
}
