import Diagnostics
import Hummingbird
import NIOCore
import Store

extension Site {
  /// Style, script and icon, built into the program.
  func asset(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let name = context.parameters.get("name") ?? ""
    let (bytes, type): ([UInt8], String) =
      switch name {
      case "workbench.css": (PackageResources.workbench_css, "text/css; charset=utf-8")
      case "workbench.js": (PackageResources.workbench_js, "text/javascript; charset=utf-8")
      case "icon.svg": (PackageResources.icon_svg, "image/svg+xml")
      default: throw PageProblem.notFound(name)
      }
    return Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A browser library that set-up brought.
  func vendorFile(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let name = context.parameters.get("name") ?? ""
    guard let bytes = vendor[name] else { throw PageProblem.notFound(name) }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/javascript; charset=utf-8", .cacheControl: "max-age=86400",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// The QR code of a permanent address.
  func qr(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let link = try link(context.parameters.get("code"), request)
    guard let svg = QRCode.svg(address(link.code, request)) else {
      throw PageProblem.notFound(link.target)
    }
    return Response(
      status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: svg)))
  }

  /// What the keys do, and how to cite.
  func help(_ request: Request, _ context: WorkbenchContext) -> Response {
    page(request, context, .help, title: Wording("帮助", "Help"), [String: String]())
  }
}
