import Diagnostics
import Store

/// Tells a person how two versions differ.
struct DifferenceOutput {
  let say: Language

  func text(_ difference: VersionDifference) -> String {
    var lines = [
      say(
        "版本 \(difference.from) → \(difference.to)：",
        "version \(difference.from) → \(difference.to): ")
        + VersionDifference.Kind.allCases.map {
          "\($0.name[say]) \(difference.count($0))"
        }.joined(separator: say("，", ", "))
    ]
    for field in difference.fields {
      lines.append("  \(field.name): \(field.old ?? "—") → \(field.new ?? "—")")
    }
    for change in difference.changes {
      var line =
        "  \(change.kind.name[say])  \(change.new ?? change.old ?? "")  \(change.heading)"
      if change.kind == .moved, let old = change.old { line += "  ← \(old)" }
      lines.append(line)
      if !change.edits.isEmpty { lines.append("    " + words(change.edits)) }
    }
    return lines.joined(separator: "\n")
  }

  /// Changed words between `[-` and `-]`, `{+` and `+}`; long kept words are cut.
  private func words(_ edits: [TextEdit]) -> String {
    edits.map { edit in
      switch edit.kind {
      case .removed: return "[-\(edit.text)-]"
      case .inserted: return "{+\(edit.text)+}"
      case .kept:
        let words = Array(edit.text.replacing("\n", with: " "))
        guard words.count > 24 else { return String(words) }
        return String(words.prefix(10)) + "…" + String(words.suffix(10))
      }
    }.joined()
  }
}
