import CSodium
public import Diagnostics
public import Foundation

/// The key with which a bureau signs the heads of its log; a file of its own beside the data.
public struct SigningKey: Sendable {
  private let secret: [UInt8]
  /// The public key in hexadecimal digits.
  public let publicKey: String

  /// Loads the key of a data file, made where there is none, readable by its owner alone.
  ///
  /// - Parameter path: The data file; the key is in `PATH.key`.
  /// - Throws: `log.key-unreadable`.
  public init(besides path: String) throws(Problem) {
    let file = path + ".key"
    if let data = FileManager.default.contents(atPath: file) {
      guard data.count == 32 else { throw Self.unreadable(file) }
      self.init(seed: Array(data))
      return
    }
    var seed = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&seed, seed.count)
    guard
      FileManager.default.createFile(
        atPath: file, contents: Data(seed), attributes: [.posixPermissions: 0o600])
    else { throw Self.unreadable(file) }
    self.init(seed: seed)
  }

  init(seed: [UInt8]) {
    var key = [UInt8](repeating: 0, count: 32)
    var secret = [UInt8](repeating: 0, count: 64)
    crypto_sign_seed_keypair(&key, &secret, seed)
    self.secret = secret
    publicKey = Digest.hexadecimal(key)
  }

  /// Signs the state of a log.
  public func head(size: Int, root: MerkleHash, at moment: Date = Date()) -> LogHead {
    let signedAt = Timestamp.text(moment)
    var signature = [UInt8](repeating: 0, count: 64)
    let words = Array(LogHead.words(size, root, signedAt).utf8)
    crypto_sign_detached(&signature, nil, words, UInt64(words.count), secret)
    return LogHead(
      size: size, root: root, signedAt: signedAt, key: publicKey,
      signature: Digest.hexadecimal(signature))
  }

  private static func unreadable(_ file: String) -> Problem {
    Problem(
      "log.key-unreadable", .error, Wording("签名密钥无法读写", "the signing key cannot be read or made"),
      at: Place(file: file),
      suggestion: Wording(
        "检查文件夹权限；密钥文件应为 32 字节", "check the folder's permissions; the key has 32 bytes"))
  }
}

extension LogHead {
  static func words(_ size: Int, _ root: MerkleHash, _ signedAt: String) -> String {
    "\(size)\n\(root)\n\(signedAt)"
  }

  /// Whether the signature belongs to the key that the head names.
  public var isSigned: Bool {
    guard let key = Digest.bytes(hexadecimal: key), key.count == 32,
      let signature = Digest.bytes(hexadecimal: signature), signature.count == 64
    else { return false }
    let words = Array(Self.words(size, root, signedAt).utf8)
    return crypto_sign_verify_detached(signature, words, UInt64(words.count), key) == 0
  }
}
