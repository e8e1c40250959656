import DMN
import Diagnostics
import Foundation
import Testing

@Suite("Reading and writing of models")
struct XMLRoundTripTests {
  @Test(
    "every model of the kit is the same after writing and reading it again",
    .enabled(if: Kit.isPresent, "the kit is not beside the project"))
  func kitModels() throws {
    let files = Kit.files(".dmn")
    #expect(files.count > 90)
    for file in files {
      let first = try DMNReader().read(contentsOf: file).model
      let text = DMNWriter().text(first)
      let second = try DMNReader().read(Data(text.utf8), file: "again.dmn").model
      #expect(first == second, "\(file.lastPathComponent)")
      #expect(DMNWriter().text(second) == text, "\(file.lastPathComponent)")
    }
  }

  @Test(
    "written models conform to the schema of DMN 1.5",
    .enabled(if: Kit.isPresent && Schema.isPresent, "xmllint or the schema is missing"))
  func kitModelsConform() throws {
    let schema = try Schema()
    defer { schema.remove() }
    for file in Kit.files(".dmn") {
      let original = try schema.problems(of: file)
      let text = DMNWriter().text(try DMNReader().read(contentsOf: file).model)
      let written = schema.folder.appending(path: "written.dmn")
      try text.write(to: written, atomically: true, encoding: .utf8)
      let found = try schema.problems(of: written)
      #expect(found.count <= original.count, "\(file.lastPathComponent): \(found)")
    }
  }

  @Test(
    "a model of every boxed expression, made by the project, conforms to the schema",
    .enabled(if: Kit.isPresent && Schema.isPresent, "xmllint or the schema is missing"))
  func ownModelsConform() throws {
    let schema = try Schema()
    defer { schema.remove() }
    let table = TableModel(
      inputs: [("分", "number", "[0..100]")],
      outputs: [("档", "\"甲\", \"乙\"", "\"乙\""), ("率", nil, nil)],
      policy: "PRIORITY", rules: ["> 60 => \"甲\" | 1", "<= 60 => \"乙\" | 2"])
    let literal = LiteralModel.literal("[1, 2]")
    let boxed = [
      "<for iteratorVariable=\"i\"><in>\(literal)</in><return>\(literal)</return></for>",
      "<filter><in>\(literal)</in><match>\(literal)</match></filter>",
      "<conditional><if>\(literal)</if><then>\(literal)</then><else>\(literal)</else></conditional>",
      "<relation><column name=\"a\"/><row>\(literal)</row></relation>", "<list>\(literal)</list>",
    ]
    let literals = LiteralModel(
      inputs: [("甲", "number")],
      decisions: boxed.enumerated().map { ("d\($0)", $1, ["甲"]) })
    for text in [Self.rich, table.xml, literals.xml] {
      let model = try DMNReader().read(Data(text.utf8), file: "m.dmn").model
      let written = schema.folder.appending(path: "written.dmn")
      try DMNWriter().text(model).write(to: written, atomically: true, encoding: .utf8)
      #expect(try schema.problems(of: written) == [])
    }
  }

  @Test("comments, extensions, foreign attributes and diagrams are kept")
  func carriedThings() throws {
    let model = try DMNReader().read(Data(Self.rich.utf8), file: "rich.dmn").model
    let text = DMNWriter().text(model)
    for kept in [
      "<!-- 头 -->", "<!-- 结论说明 -->", "<!-- 尾 -->", "tool:colour=\"red\"", "<tool:note level=\"2\">",
      "单位能耗 &lt; 0.52", "<di:waypoint", "locationURI=\"urn:示例\"", "<annotation name=\"依据\"/>",
      "<textAnnotation id=\"t1\">",
    ] {
      #expect(text.contains(kept), "\(kept) in\n\(text)")
    }
    #expect(try DMNReader().read(Data(text.utf8), file: "again.dmn").model == model)
  }

  @Test(
    "models of older versions are read, and written as 1.5", arguments: DMNVersion.allCases)
  func versions(_ version: DMNVersion) throws {
    var old = Self.rich.replacingOccurrences(
      of: DMNVersion.version15.modelNamespace, with: version.modelNamespace)
    if let diagram = version.diagramNamespace, let newest = DMNVersion.version15.diagramNamespace {
      old = old.replacingOccurrences(of: newest, with: diagram)
    }
    let read = try DMNReader().read(Data(old.utf8), file: "old.dmn")
    #expect(read.model.version == version)
    let text = DMNWriter().text(read.model)
    #expect(text.contains(DMNVersion.version15.modelNamespace))
    let again = try DMNReader().read(Data(text.utf8), file: "new.dmn").model
    #expect(again == read.model)
    #expect(again.version == .version15)
  }

  @Test("a place in an expression is a place in the file, entities and CDATA counted")
  func places() throws {
    let xml = """
      <definitions xmlns="\(DMNVersion.version15.modelNamespace)" name="m" namespace="urn:m">
        <decision name="甲乙"><literalExpression><text>a &lt; <!-- x --><![CDATA[b<]]>丙
      丁</text></literalExpression></decision>
      </definitions>
      """
    let model = try DMNReader().read(Data(xml.utf8), file: "m.dmn").model
    guard case .decision(let decision) = model.elements.first,
      case .literal(let literal) = decision.expression, let text = literal.text
    else {
      Issue.record("no literal expression")
      return
    }
    #expect(text.text == "a < b<丙\n丁")
    let column = 51
    func place(_ offset: Int) -> TextPosition {
      text.source.position(ofScalar: offset, in: text.text)
    }
    #expect(decision.info.position == TextPosition(line: 2, column: 3))
    #expect(place(0) == TextPosition(line: 2, column: column - 3))
    #expect(place(2) == TextPosition(line: 2, column: column - 1))
    #expect(place(4) == TextPosition(line: 2, column: column - 3 + 7 + 10 + 9))
    #expect(place(8) == TextPosition(line: 3, column: 1))
  }

  static let rich = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- 头 -->
    <definitions xmlns="\(DMNVersion.version15.modelNamespace)" xmlns:tool="urn:tool" \
    xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/" \
    xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" \
    xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" \
    name="准入" namespace="urn:准入" tool:colour="red">
      <extensionElements><tool:note level="2">改 &amp; 存</tool:note></extensionElements>
      <inputData id="i1" name="单位能耗"><variable name="单位能耗" typeRef="number"/></inputData>
      <!-- 结论说明 -->
      <decision id="d1" name="结论">
        <description>按能耗定</description>
        <variable name="结论" typeRef="string"/>
        <informationRequirement><requiredInput href="#i1"/></informationRequirement>
        <authorityRequirement><requiredAuthority href="#k1"/></authorityRequirement>
        <decisionTable hitPolicy="FIRST">
          <input><inputExpression><text>单位能耗 &lt; 0.52</text></inputExpression></input>
          <output/>
          <annotation name="依据"/>
          <rule>
            <inputEntry><text>true</text></inputEntry>
            <outputEntry><text>"允许"</text></outputEntry>
            <annotationEntry><text>甲条</text></annotationEntry>
          </rule>
        </decisionTable>
      </decision>
      <knowledgeSource id="k1" name="示例办法 三(五)" locationURI="urn:示例"><type>条款</type></knowledgeSource>
      <textAnnotation id="t1"><text>旁注</text></textAnnotation>
      <dmndi:DMNDI>
        <dmndi:DMNDiagram id="g1">
          <dmndi:DMNShape id="s1" dmnElementRef="i1">
            <dc:Bounds height="60" width="150" x="1" y="2"/>
          </dmndi:DMNShape>
          <dmndi:DMNEdge id="e1" dmnElementRef="d1"><di:waypoint x="1" y="2"/></dmndi:DMNEdge>
        </dmndi:DMNDiagram>
      </dmndi:DMNDI>
      <!-- 尾 -->
    </definitions>
    """
}
