import Foundation

/// PDF files of text made for a test, with a cross-reference table that is right to the byte.
struct Portable {
  /// The text of each page; `nil` is a page with a drawing and no text.
  var pages: [String?]
  /// Whether the file says that it is encrypted.
  var isEncrypted = false

  func data() -> Data {
    var objects: [String] = ["<< /Type /Catalog /Pages 2 0 R >>", "", ""]
    var kids: [String] = []
    objects[2] =
      "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
      + "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    objects.append(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 "
        + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        + "/FontDescriptor 6 0 R >>")
    objects.append(stream(Self.toUnicode))
    objects.append(
      "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] "
        + "/ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 900 /StemV 80 >>")
    for page in pages {
      let content = objects.count + 2
      kids.append("\(objects.count + 1) 0 R")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(content) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append(stream(page.map(Self.content) ?? "100 100 200 200 re f"))
    }
    objects[1] =
      "<< /Type /Pages /Kids [\(kids.joined(separator: " "))] /Count \(kids.count) >>"
    var file = Data("%PDF-1.7\n%âãÏÓ\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.count)
      file += Data("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let start = file.count
    file += Data("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      file += Data((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    let key = String(repeating: "00", count: 32)
    let encryption =
      isEncrypted
      ? "/Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >> "
        + "/ID [<00><00>] " : ""
    file += Data(
      ("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(encryption)>>\n"
        + "startxref\n\(start)\n%%EOF\n").utf8)
    return file
  }

  private func stream(_ content: String) -> String {
    "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }

  /// Each character by its code: the map below says that codes are Unicode.
  private static func content(_ text: String) -> String {
    var content = "BT /F1 14 Tf 18 TL 60 780 Td\n"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let codes = line.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }
      content += "<\(codes.joined())> Tj T*\n"
    }
    return content + "ET"
  }

  private static let toUnicode = """
    /CIDInit /ProcSet findresource begin 12 dict begin begincmap
    /CMapType 2 def
    1 begincodespacerange <0000> <FFFF> endcodespacerange
    1 beginbfrange <0000> <FFFF> <0000> endbfrange
    endcmap end end
    """
}
