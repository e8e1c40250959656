import Foundation

/// Edits a line on a terminal: arrows, Home and End, deletion, and the history.
///
/// The whole line is redrawn after every key; Chinese characters take two columns, so the place of the
/// cursor is counted in columns, not in characters.
struct LineEditor {
  private(set) var history: [String]
  private let historyFile: URL?
  private let prompt: String

  /// Creates an editor with the history of a file; nil keeps it in memory only.
  init(prompt: String, historyFile: URL?) {
    self.prompt = prompt
    self.historyFile = historyFile
    let text = historyFile.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    history = text.split(separator: "\n").map(String.init)
  }

  /// The file of the history: below `XDG_STATE_HOME`, or `~/.local/state`.
  static func historyFile(_ name: String) -> URL? {
    let environment = ProcessInfo.processInfo.environment
    let base: URL
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      base = URL(filePath: state)
    } else if let home = environment["HOME"], !home.isEmpty {
      base = URL(filePath: home).appending(path: ".local/state")
    } else {
      return nil
    }
    return base.appending(path: "guiju").appending(path: name)
  }

  /// Keeps a line for later sessions; the last thousand are kept.
  mutating func remember(_ line: String) {
    guard !line.isEmpty, history.last != line else { return }
    history.append(line)
    history = Array(history.suffix(1_000))
    guard let historyFile else { return }
    // A history that cannot be written is no reason to stop a session.
    try? FileManager.default.createDirectory(
      at: historyFile.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? (history.joined(separator: "\n") + "\n").write(
      to: historyFile, atomically: true, encoding: .utf8)
  }

  /// Reads a line; nil at the end of the input.
  func readLine() -> String? {
    guard isatty(STDIN_FILENO) == 1, let terminal = RawTerminal() else {
      return Swift.readLine(strippingNewline: true)
    }
    defer { terminal.restore() }
    var state = LineState(history: history)
    draw(state)
    while let key = LineKey.read() {
      switch key {
      case .enter:
        write("\r\n")
        return String(String.UnicodeScalarView(state.text))
      case .end where state.text.isEmpty:
        write("\r\n")
        return nil
      case .interrupt:
        write("^C\r\n")
        return ""
      default: state.apply(key)
      }
      draw(state)
    }
    return nil
  }

  private func draw(_ state: LineState) {
    let line = String(String.UnicodeScalarView(state.text))
    let behind = state.text[state.cursor...].reduce(0) { $0 + Self.width($1) }
    write("\r\(prompt)\(line)\u{1B}[K" + (behind > 0 ? "\u{1B}[\(behind)D" : ""))
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// The columns that a character takes: two for East Asian wide ones, none for combining ones.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
