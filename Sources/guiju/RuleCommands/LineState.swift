/// The text of a line under edit.
struct LineState {
  var text: [Unicode.Scalar] = []
  var cursor = 0
  private let history: [String]
  private var position: Int
  private var draft: [Unicode.Scalar] = []

  init(history: [String]) {
    self.history = history
    position = history.count
  }

  mutating func apply(_ key: LineKey) {
    switch key {
    case .character(let scalar):
      text.insert(scalar, at: cursor)
      cursor += 1
    case .backspace where cursor > 0:
      cursor -= 1
      text.remove(at: cursor)
    case .delete where cursor < text.count, .end where cursor < text.count:
      text.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home: cursor = 0
    case .lineEnd: cursor = text.count
    case .clearBefore:
      text.removeSubrange(..<cursor)
      cursor = 0
    case .clearBehind: text.removeSubrange(cursor...)
    case .up: recall(position - 1)
    case .down: recall(position + 1)
    default: break
    }
  }

  private mutating func recall(_ wanted: Int) {
    guard (0...history.count).contains(wanted) else { return }
    if position == history.count { draft = text }
    position = wanted
    text = wanted == history.count ? draft : Array(history[wanted].unicodeScalars)
    cursor = text.count
  }
}
