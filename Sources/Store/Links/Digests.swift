/// SHA-256 of texts, for records of what something was made of.
public enum Digests {
  /// The SHA-256 of a text's UTF-8 in 64 lower-case hexadecimal digits.
  public static func sha256(_ text: String) -> String { Digest.hex(text) }

  /// The SHA-256 of bytes in 64 lower-case hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String { Digest.hex(bytes) }
}
