import CSodium
import Diagnostics

/// Passwords: hashed with Argon2id (RFC 9106), never kept.
enum Password {
  /// The fewest characters.
  static let shortest = 10
  /// The most bytes; longer input would only serve to keep the server busy.
  static let longest = 256

  /// Refuses a password that is too short, too long or the login itself.
  static func check(_ password: String, login: String) throws(Problem) {
    if password.unicodeScalars.count < shortest {
      throw refused("密码至少 \(shortest) 个字符", "a password has at least \(shortest) characters")
    }
    if password.utf8.count > longest {
      throw refused("密码最长 \(longest) 字节", "a password has at most \(longest) bytes")
    }
    if password.lowercased().contains(login.lowercased()) {
      throw refused("密码不能含登录名", "a password must not hold the login")
    }
    if Set(password.unicodeScalars).count < 4 {
      throw refused("密码过于简单", "the password is too simple")
    }
  }

  /// The hash to keep, with its salt and parameters.
  ///
  /// - Complexity: By design some 50 ms and 64 MB.
  static func hash(_ password: String) -> String? {
    var out = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let done = crypto_pwhash_str(
      &out, password, UInt64(password.utf8.count), UInt64(crypto_pwhash_opslimit_interactive()),
      Int(crypto_pwhash_memlimit_interactive()))
    guard done == 0 else { return nil }
    return String(decoding: out.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a password belongs to a hash; takes the same time either way.
  static func matches(_ password: String, _ hash: String) -> Bool {
    guard password.utf8.count <= longest else { return false }
    return crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
  }

  /// A hash that belongs to no password, so that an unknown login takes as long as a known one.
  static let nobody = hash("\u{0}nobody") ?? ""

  private static func refused(_ chinese: String, _ english: String) -> Problem {
    Problem(
      "people.weak-password", .error, Wording(chinese, english),
      suggestion: Wording("用几个词组成的长密码", "take a long one made of several words"))
  }
}
