/// Puts values into the text of a part of a Word document.
///
/// Word splits a paragraph into runs wherever spelling or formatting changes, also inside `{{名称}}`. So
/// a paragraph's texts are joined, the values put in, and the result divided among its runs again: what
/// is not changed stays in its run, a value stands in the run in which its place began.
enum WordParagraphs {
  static func filled(_ xml: String, _ values: [String: String], _ lacking: inout Set<String>)
    -> String
  {
    var out = ""
    var rest = xml[...]
    while let begin = rest.firstRange(of: "<w:p") {
      // `<w:pPr>` and others begin alike.
      let after = rest[begin.upperBound...].first
      guard after == ">" || after == " ",
        let end = rest[begin.upperBound...].firstRange(of: "</w:p>")
      else {
        out += rest[..<begin.upperBound]
        rest = rest[begin.upperBound...]
        continue
      }
      out += rest[..<begin.lowerBound]
      out += paragraph(rest[begin.lowerBound..<end.upperBound], values, &lacking)
      rest = rest[end.upperBound...]
    }
    return out + rest
  }

  private static func paragraph(
    _ xml: Substring, _ values: [String: String], _ lacking: inout Set<String>
  ) -> String {
    let runs = texts(xml)
    let whole = runs.map { unescaped(xml[$0]) }.joined()
    guard whole.contains("{{") else { return String(xml) }
    var pieces = [String](repeating: "", count: runs.count)
    // The run of each character of the joined text.
    let owners = runs.indices.flatMap { index in
      [Int](repeating: index, count: unescaped(xml[runs[index]]).count)
    }
    let characters = Array(whole)
    var index = 0
    while index < characters.count {
      if characters[index...].starts(with: "{{"),
        let close = characters[index...].firstRange(of: Array("}}"))
      {
        let name = String(characters[(index + 2)..<close.lowerBound]).filter { !$0.isWhitespace }
        if let value = values[name] {
          pieces[owners[index]] += value
          index = close.upperBound
          continue
        }
        lacking.insert(name)
      }
      pieces[owners[index]].append(characters[index])
      index += 1
    }
    var out = ""
    var position = xml.startIndex
    for (run, piece) in zip(runs, pieces) {
      out += xml[position..<run.lowerBound]
      out += WordDocument.escaped(piece)
      position = run.upperBound
    }
    return out + xml[position...]
  }

  /// Where the texts of runs stand: between `<w:t …>` and `</w:t>`.
  private static func texts(_ xml: Substring) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var position = xml.startIndex
    while let begin = xml[position...].firstRange(of: "<w:t") {
      position = begin.upperBound
      guard let after = xml[position...].first, after == ">" || after == " ",
        let open = xml[position...].firstIndex(of: ">"),
        let close = xml[open...].firstRange(of: "</w:t>")
      else { continue }
      guard xml[xml.index(before: open)] != "/" else { continue }
      found.append(xml.index(after: open)..<close.lowerBound)
      position = close.upperBound
    }
    return found
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
      "&quot;", with: "\""
    )
    .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
