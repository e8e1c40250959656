import Foundation

/// A line on a terminal that tells how far a batch has come; nothing where there is no terminal.
struct ProgressBar {
  /// The number of pieces of work.
  let total: Int
  private let isShown: Bool

  init(total: Int) {
    self.total = total
    isShown = total > 1 && Terminal.errorIsTerminal
  }

  /// Tells that `done` pieces are done and which one is under way.
  func show(_ done: Int, _ name: String) {
    guard isShown else { return }
    let width = 24
    let filled = done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
    let shown = name.count > 40 ? "…" + name.suffix(39) : name
    ProblemOutput.write("\r\u{1B}[K\(bar) \(done)/\(total) \(shown)")
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    ProblemOutput.write("\r\u{1B}[K")
  }
}
