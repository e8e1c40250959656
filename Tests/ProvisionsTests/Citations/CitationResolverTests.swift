import Provisions
import Testing

@Suite struct CitationResolverTests {
  private let plan = DocumentSketch.document(
    id: "青政发〔2031〕7号", number: "青政发〔2031〕7号", title: "青禾县人民政府关于印发青禾县窑炉改造方案（2031—2033 年）的通知",
    "@attachmentTitle 青禾县窑炉改造方案(2031—2033年)\n一、总体要求")
  private let rules = DocumentSketch.document(
    id: "青禾县节水办法", number: nil, title: "青禾县节水办法", form: .articles, "第一条为了节水。\n第二条用水要计量。")

  private func targets(_ text: String, over documents: [PolicyDocument]) -> [String?] {
    let citing = DocumentSketch.document(id: "x", number: nil, text)
    let citations = CitationReader().citations(in: citing)
    return CitationResolver(documents: documents).resolve(citations).map(\.target)
  }

  @Test(
    "a number or a title in another print is the same document",
    arguments: [
      "按青政发[2031]7 号办理", "落实《青禾县窑炉改造方案(2031-2033年)》", "落实《关于印发青禾县窑炉改造方案（2031—2033年）的通知》",
      "落实《青禾县人民政府关于印发〈青禾县窑炉改造方案（2031—2033年）〉的通知》",
    ])
  func sameDocument(text: String) { #expect(targets(text, over: [plan, rules]) == [plan.id]) }

  @Test("a title that the library does not know is settled by the number behind it")
  func titleByNumber() {
    #expect(targets("根据《窑炉改造老方案》（青政发〔2031〕7号）", over: [plan]) == [plan.id, plan.id])
  }

  @Test("an article of another document is resolved to the provision")
  func article() throws {
    let second = try #require(rules.provisions.last)
    #expect(targets("依照《青禾县节水办法》第二条", over: [rules]).last == second.id)
  }

  @Test("a title that two documents bear settles nothing")
  func ambiguous() {
    var other = rules
    other.id = "另一个"
    #expect(targets("依照《青禾县节水办法》办理", over: [rules, other]) == [nil])
  }

  @Test("what the library does not hold has no target")
  func unknown() { #expect(targets("依照《无人知晓办法》办理", over: [plan]) == [nil]) }
}
