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

  /// The keys under which other documents may cite a document: its number, its titles, and the
  /// title of what a notice issues (`关于印发《…》的通知`).
  static func names(of document: PolicyDocument) -> Set<String> {
    var titles = [document.title, document.inferredTitle?.value].compactMap { $0 }
    for block in document.blocks where block.kind == .attachmentTitle || block.kind == .title {
      titles.append(document.text[block.span])
    }
    var keys = Set([document.number, document.id].compactMap { $0 }.map(name))
    for title in titles { keys.formUnion(variants(of: name(title))) }
    return keys.filter { $0.unicodeScalars.count >= 4 }
  }

  /// A title's key, without the issuer before 关于, without 印发…的通知, without a period in
  /// parentheses at its end.
  private static func variants(of title: String) -> Set<String> {
    var variants: Set = [title]
    if let range = title.firstRange(of: "关于") {
      variants.insert(String(title[range.lowerBound...]))
    }
    for verb in ["印发", "发布", "公布", "转发"] {
      guard let start = title.firstRange(of: verb), title.hasSuffix("的通知") else { continue }
      variants.insert(String(title[start.upperBound...].dropLast(3)))
    }
    for variant in variants where variant.hasSuffix(")") {
      guard let open = variant.lastIndex(of: "("), variant[open...].contains(where: \.isNumber)
      else { continue }
      variants.insert(String(variant[..<open]))
    }
    return variants
  }
}
