/// The numbers that paragraph styles of a Word document bring: `styles.xml`.
final class WordStyles: XMLReceiver {
  private struct Style {
    var basedOn: String?
    var list: String?
    var level: Int?
  }

  private var styles: [String: Style] = [:]
  private var openStyle: String?

  func open(_ name: String, _ attributes: [String: String]) {
    if name == "w:style" {
      openStyle = attributes["w:styleId"]
      if let openStyle { styles[openStyle] = Style() }
      return
    }
    guard let openStyle else { return }
    let value = attributes["w:val"]
    switch name {
    case "w:basedOn": styles[openStyle]?.basedOn = value
    case "w:numId": styles[openStyle]?.list = value
    case "w:ilvl": styles[openStyle]?.level = value.flatMap { Int($0) }
    default: break
    }
  }

  func close(_ name: String) { if name == "w:style" { openStyle = nil } }

  func text(_ text: String) {}

  /// The list and level of a style or of what it is based on.
  func numbering(of style: String) -> (list: String, level: Int)? {
    var name: String? = style
    var level: Int?
    for _ in 0..<16 {
      guard let current = name, let found = styles[current] else { return nil }
      level = level ?? found.level
      if let list = found.list { return (list, level ?? 0) }
      name = found.basedOn
    }
    return nil
  }
}
