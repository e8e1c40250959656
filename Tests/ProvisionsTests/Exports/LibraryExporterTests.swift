import Foundation
import Provisions
import Testing

@Suite struct LibraryExporterTests {
  @Test("every key of the contract stands in its place, with nulls written out")
  func contract() {
    let json = LibraryExporter().json([SampleReading.plan])
    #expect(
      json.hasPrefix(
        """
        {"documents":[
        {"id":"青政发〔2031〕7号","number":"青政发〔2031〕7号","title":"青禾县窑炉改造方案","issuers":["青禾县人民政府"],"issued":"2031-02-01","effective":null,"validity":{"from":null,"to":null},"pages":[3,4],"provisions":[
        {"id":"青政发〔2031〕7号 一、","parent":null,"level":"章","number":"一、","heading":"窑炉“更新”","page":3,"line":3,"unsure":false},
        """))
    #expect(
      json.contains(
        """
        {"id":"青政发〔2031〕7号 一、(一)#1","provision":"青政发〔2031〕7号 一、(一)","kind":"target_cumulative","role":"main","metric":"电窑","scope":null,"operator":">=","value":1200000000000000000.05,"unit":"座","horizon":2033,"frequency":null,"quote":"新建电窑 1200座以上","page":3,"confidence":0.9}
        """))
    #expect(json.contains("\"date\":\"2031-06-30\"}"))
    #expect(
      json.contains(
        """
        {"provision":"青政发〔2031〕7号 一、(一)","agency":"县经信局","part":"lead","text":"电窑"}
        """))
  }

  @Test("the export is JSON that reads back into the same facts")
  func readsBack() throws {
    let json = LibraryExporter().json([SampleReading.plan, SampleReading.bare])
    let export = try JSONDecoder().decode(LibraryExport.self, from: Data(json.utf8))
    #expect(export.documents.map(\.id) == ["青政发〔2031〕7号", "无题\"\\\u{1}"])
    let first = try #require(export.documents.first)
    #expect(first.provisions.count == SampleReading.plan.document.provisions.count)
    #expect(first.statements.map(\.operator) == [">=", "<="])
    #expect(first.statements.map(\.date) == [nil, CalendarDate(year: 2031, month: 6, day: 30)])
    #expect(first.references.first?.target == nil)
    let last = try #require(export.documents.last)
    #expect(last.pages == nil && last.number == nil && last.issuers.isEmpty)
  }

  @Test("an empty library is an empty list")
  func empty() { #expect(LibraryExporter().json([]) == "{\"documents\":[]}\n") }

  @Test("the same library gives the same bytes")
  func deterministic() {
    let documents = [SampleReading.plan, SampleReading.bare]
    #expect(LibraryExporter().json(documents) == LibraryExporter().json(documents))
  }

  @Test(
    "values are written by their digits",
    arguments: [
      ("0.1", "0.1"), ("10000000000000000000001", "10000000000000000000001"), ("007", "7"),
      ("-0.50", "-0.50"), ("1/3", "null"), ("", "null"), ("+5", "5"),
    ])
  func numbers(digits: String, written: String) {
    var read = SampleReading.plan
    read.statements[0].value = digits
    #expect(LibraryExporter().json([read]).contains("\"value\":\(written),\"unit\":\"座\""))
  }
}
