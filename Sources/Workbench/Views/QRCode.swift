internal import CQREncode

/// A QR code as a drawing.
enum QRCode {
  /// The code of a text as SVG, `nil` where the text is too long for one.
  static func svg(_ text: String) -> String? {
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let modules = code.pointee.data else { return nil }
    var path = ""
    for y in 0..<width {
      var x = 0
      while x < width {
        let start = x
        while x < width, modules[y * width + x] & 1 == 1 { x += 1 }
        if x > start { path += "M\(start) \(y)h\(x - start)v1h-\(x - start)z" }
        x += 1
      }
    }
    // Four modules of quiet zone, as ISO/IEC 18004 asks for.
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 \(width + 8) \(width + 8)" \
      shape-rendering="crispEdges" role="img"><path fill="#fff" \
      d="M-4-4h\(width + 8)v\(width + 8)h-\(width + 8)z"/><path d="\(path)"/></svg>
      """
  }
}
