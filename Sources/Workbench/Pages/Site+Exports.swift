import Diagnostics
import Hummingbird
import NIOCore
import Provisions
import Store

extension Site {
  /// The whole library as JSON.
  func exportLibrary(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let text = LibraryExporter().json(try library.resolvedDocuments())
    return download(
      ByteBuffer(string: text), type: "application/json", name: "文库-\(Moment.today).json")
  }

  /// A document as JSON, Markdown or Akoma Ntoso.
  func exportDocument(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let link = try link(context.parameters.get("code"), request)
    let format = context.parameters.get("format") ?? ""
    guard let read = try library.resolvedDocuments(only: link.document).first else {
      throw PageProblem.notFound(link.target)
    }
    let name = link.document.replacing("/", with: "_")
    switch format {
    case "json":
      return download(
        ByteBuffer(string: LibraryExporter().json([read])), type: "application/json",
        name: name + ".json")
    case "md":
      return download(
        ByteBuffer(string: MarkdownExporter().markdown(read)),
        type: "text/markdown; charset=utf-8", name: name + ".md")
    case "akn":
      let exporter = AkomaNtosoExporter(library: try library.wholeDocuments().map(\.document))
      return download(
        ByteBuffer(string: exporter.xml(read)), type: "application/akn+xml", name: name + ".xml")
    default: throw PageProblem.notFound(format)
    }
  }
}
