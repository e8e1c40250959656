import Foundation

/// Browser libraries that set-up brought to a folder; pages work, plainer, without them.
struct VendorFiles: Sendable {
  private let files: [String: Data]

  /// The names that pages ask for.
  static let names = ["htmx.min.js"]

  /// Loads what the folder has of the libraries.
  init(folder: String?) {
    var files: [String: Data] = [:]
    for name in Self.names {
      guard let folder else { break }
      files[name] = FileManager.default.contents(atPath: folder + "/" + name)
    }
    self.files = files
  }

  /// Whether a library is there.
  func has(_ name: String) -> Bool { files[name] != nil }

  /// The bytes of a library.
  subscript(name: String) -> Data? { files[name] }
}
