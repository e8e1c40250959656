/// Makes a plain Word document (ECMA-376) of lines.
enum WordDocument {
  /// The members of the document.
  ///
  /// - Parameter text: Lines; one after `# ` is a title in the middle, one after `> ` stands to the
  ///   right as signatures do, every other is a paragraph with its first line indented.
  /// - Returns: The members of the ZIP.
  static func members(lines text: String) -> [(name: String, data: [UInt8])] {
    let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      paragraph($0.last == "\r" ? $0.dropLast() : $0)
    }
    let document = """
      \(head)<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
      <w:body>\(paragraphs.joined())<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
      <w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" \
      w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>
      """
    return [
      ("[Content_Types].xml", Array(types.utf8)), ("_rels/.rels", Array(relations.utf8)),
      ("word/document.xml", Array(document.utf8)),
    ]
  }

  /// Text as XML holds it; characters that XML has no place for are left out.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "\"": out += "&quot;"
      case _ where scalar.value < 0x20 && scalar != "\t": continue
      case "\u{FFFE}", "\u{FFFF}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func paragraph(_ line: Substring) -> String {
    if line.hasPrefix("# ") {
      return made(line.dropFirst(2), "<w:jc w:val=\"center\"/>", size: 44, isBold: true)
    }
    if line.hasPrefix("> ") { return made(line.dropFirst(2), "<w:jc w:val=\"right\"/>", size: 32) }
    return made(line, "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", size: 32)
  }

  private static func made(_ text: Substring, _ form: String, size: Int, isBold: Bool = false)
    -> String
  {
    let font = isBold ? "方正小标宋简体" : "仿宋_GB2312"
    return """
      <w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/>\(form)</w:pPr><w:r><w:rPr>\
      <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="\(font)"/>\
      <w:sz w:val="\(size)"/></w:rPr>\
      <w:t xml:space="preserve">\(escaped(String(text)))</w:t></w:r></w:p>
      """
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  private static let types = """
    \(head)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" \
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
    </Types>
    """

  private static let relations = """
    \(head)<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" \
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
    Target="word/document.xml"/></Relationships>
    """
}
