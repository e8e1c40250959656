import Foundation

/// What the output goes to.
enum Terminal {
  /// Whether standard error is a terminal that shows colours and moves the cursor.
  static var errorIsTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The columns that a text takes on a terminal: two for a Chinese character.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) {
      $0 + ($1.value >= 0x1100 && $1.properties.isEmojiModifier == false ? 2 : 1)
    }
  }

  /// A text filled with blanks to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Self.width(text)))
  }
}
