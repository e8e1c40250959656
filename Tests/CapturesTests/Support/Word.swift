import Foundation

/// DOCX files made for a test, with only the members that a test is about.
struct Word {
  var body: String
  var numbering: String?
  var styles: String?
  var footnotes: String?

  static let namespaces =
    #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#
    + #"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#
    + #"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#

  /// A paragraph; `properties` go into `w:pPr`.
  static func paragraph(_ text: String, _ properties: String = "") -> String {
    let own = properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>"
    return "<w:p>\(own)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  /// The paragraph properties that make a paragraph an item of a list.
  static func item(_ list: Int, level: Int = 0) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
  }

  func data() throws -> Data {
    func member(_ root: String, _ content: String) -> Data {
      Data(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:\(root) \(Self.namespaces)>\(content)</w:\(root)>"
          .utf8)
    }
    var members = [
      ("[Content_Types].xml", Data("<Types/>".utf8)),
      ("word/document.xml", member("document", "<w:body>\(body)</w:body>")),
    ]
    if let numbering { members.append(("word/numbering.xml", member("numbering", numbering))) }
    if let styles { members.append(("word/styles.xml", member("styles", styles))) }
    if let footnotes { members.append(("word/footnotes.xml", member("footnotes", footnotes))) }
    return try Archive.data(members)
  }

  /// A list of three levels as Chinese documents number them: 一、 (一) 1.
  static let chineseNumbering = """
    <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
    <w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
    <w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
    <w:lvlText w:val="%3."/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="8">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
    <w:lvlText w:val="第%1条"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
    <w:lvlText w:val="%1.%2"/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
    """
}
