import Foundation

/// The terminal without line editing of its own, until it is restored.
struct RawTerminal {
  private let saved: termios

  /// Takes the terminal; nil if standard input is none.
  init?() {
    var state = termios()
    guard tcgetattr(STDIN_FILENO, &state) == 0 else { return nil }
    saved = state
    cfmakeraw(&state)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &state) == 0 else { return nil }
  }

  /// Gives the terminal back as it was.
  func restore() {
    var state = saved
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &state)
  }
}
