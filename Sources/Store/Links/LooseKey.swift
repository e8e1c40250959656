import Provisions

/// What stays of an identifier or a name when its ways of typing are taken off.
///
/// `浙政发[2023]4号 二（三）10` and `浙政发〔2023〕4号 二(三)10.` have one key.
enum LooseKey {
  /// The key of an identifier.
  static func identifier(_ text: String) -> String {
    var key = folded(text)
    while let last = key.unicodeScalars.last, ".、,。".unicodeScalars.contains(last) {
      key.unicodeScalars.removeLast()
    }
    return key
  }

  /// The key of a title or a document number.
  static func name(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    let marks = "《》〈〉<>“”\"'‘’「」".unicodeScalars
    for scalar in folded(text).unicodeScalars where !marks.contains(scalar) {
      key.append("—–-－~至".unicodeScalars.contains(scalar) ? "-" : scalar)
    }
    return String(key).replacing("--", with: "-")
  }

  private static func folded(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in SearchText.joined(text).unicodeScalars {
      switch scalar {
      case "〔", "[", "【": key.append("(")
      case "〕", "]", "】": key.append(")")
      default: key.append(scalar)
      }
    }
    return String(key)
  }

  /// The keys under which other documents may cite a document: its number, its titles as
  /// citations are reduced (without issuer and the wrapping 关于印发…的通知), each also without a
  /// period in parentheses at its end.
  static func names(of document: PolicyDocument) -> Set<String> {
    let candidate = CitationResolver.Candidate(document)
    var keys = Set([document.number.map(CitationKey.number), document.id].compactMap { $0 })
    for title in candidate.titles.map(CitationKey.title) {
      keys.insert(title)
      if title.hasSuffix(")"), let open = title.lastIndex(of: "("),
        title[open...].contains(where: \.isNumber)
      {
        keys.insert(String(title[..<open]))
      }
    }
    return Set(keys.map(name)).filter { $0.unicodeScalars.count >= 4 }
  }
}
