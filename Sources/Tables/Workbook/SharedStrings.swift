/// Collects the texts that the cells of a workbook share.
final class SharedStrings: XMLReceiver {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var isInText = false
  private var phonetic = 0

  func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "t": isInText = phonetic == 0
    case "rPh": phonetic += 1
    default: break
    }
  }

  func close(_ name: String) {
    switch name {
    case "t": isInText = false
    case "rPh": phonetic -= 1
    case "si": ends.append(bytes.count)
    default: break
    }
  }

  func text(_ text: String) { if isInText { bytes.append(contentsOf: text.utf8) } }

  var count: Int { ends.count - 1 }

  /// Runs over the bytes of a text, 0 ..< `count`.
  func withText<Result>(_ index: Int, _ body: (CellBytes) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(CellBytes(rebasing: $0[ends[index]..<ends[index + 1]])) }
  }
}
