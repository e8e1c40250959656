import Diagnostics
import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("ODT files") struct OpenDocumentTests {
  private func file(_ body: String, styles: String = "", manifest: String? = nil) throws -> Data {
    let namespaces =
      #"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#
      + #"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#
      + #"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#
      + #"xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#
      + #"xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0""#
    let content =
      "<office:document-content \(namespaces)><office:automatic-styles>\(styles)"
      + "</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>"
      + "</office:document-content>"
    var members = [
      ("mimetype", Data("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Data(content.utf8)),
    ]
    if let manifest { members.append(("META-INF/manifest.xml", Data(manifest.utf8))) }
    return try Archive.data(members)
  }

  private let lists = """
    <text:list-style style:name="L1">
    <text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>
    <text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）"
    style:num-format="一, 二, 三, ..."/></text:list-style>
    <style:style style:name="P9"><style:paragraph-properties fo:break-before="page"/></style:style>
    """

  @Test("lists are numbered as they are printed, page breaks are form feeds")
  func listsAreNumbered() throws {
    let body = """
      <text:list text:style-name="L1"><text:list-item><text:p>总体要求</text:p>
      <text:list><text:list-item><text:p>主要目标</text:p></text:list-item>
      <text:list-item><text:p>基本<text:s text:c="2"/>原则</text:p></text:list-item></text:list>
      </text:list-item><text:list-item><text:p>保障措施</text:p></text:list-item></text:list>
      <text:p text:style-name="P9">附则</text:p>
      """
    #expect(
      try Reading.text(file(body, styles: lists), "a.odt")
        == "一、总体要求\n（一）主要目标\n（二）基本  原则\n二、保障措施\n\u{C}附则")
  }

  @Test("tables, notes and tracked deletions are read as in DOCX")
  func partsAreRead() throws {
    let body = """
      <text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion>
      </text:changed-region></text:tracked-changes>
      <text:p>正文<text:note><text:note-body><text:p>注释</text:p></text:note-body></text:note>续</text:p>
      <table:table><table:table-row><table:table-cell><text:p>任务</text:p></table:table-cell>
      <table:table-cell><text:p>单位</text:p></table:table-cell></table:table-row></table:table>
      """
    #expect(try Reading.text(file(body), "a.odt") == "正文续\n任务\t单位\n注释")
  }

  @Test("an encrypted file says how to open it")
  func encryptedIsRefused() throws {
    let data = try file("<text:p>密文</text:p>", manifest: "<m><manifest:encryption-data/></m>")
    #expect(Reading.problem(data, "a.odt")?.code == "capture.encrypted")
  }
}
