/// The difference of two texts by words.
///
/// A run of Latin letters or digits is a word, with its decimal point; every other character is
/// one. Where single characters survive between two changes, they go with the changes, so that a
/// person reads phrases and not letters.
enum WordDifference {
  /// How many words a side may have left after what begins and ends alike is taken off; beyond
  /// that the whole middle is shown as replaced, because comparing costs the product of the sides.
  static let limit = 3_000

  static func edits(from old: String, to new: String) -> [TextEdit] {
    let (a, b) = (words(of: old), words(of: new))
    var head = 0
    while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] {
      tail += 1
    }
    let (oldMiddle, newMiddle) = (a[head..<a.count - tail], b[head..<b.count - tail])
    var edits = [TextEdit(kind: .kept, text: a[..<head].joined())]
    if max(oldMiddle.count, newMiddle.count) > limit {
      edits.append(TextEdit(kind: .removed, text: oldMiddle.joined()))
      edits.append(TextEdit(kind: .inserted, text: newMiddle.joined()))
    } else {
      edits += middle(Array(oldMiddle), Array(newMiddle))
    }
    edits.append(TextEdit(kind: .kept, text: a[(a.count - tail)...].joined()))
    return tidy(edits)
  }

  static func words(of text: String) -> [String] {
    var words: [String] = []
    var run = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let joins =
        scalar.properties.isAlphabetic && scalar.value < 0x2E80
        || ("0"..."9").contains(scalar) || (scalar == "." && !run.isEmpty)
      if joins {
        run.append(scalar)
        continue
      }
      if !run.isEmpty { words.append(String(run)) }
      run.removeAll()
      words.append(String(scalar))
    }
    if !run.isEmpty { words.append(String(run)) }
    return words
  }

  private static func middle(_ a: [String], _ b: [String]) -> [TextEdit] {
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in b.difference(from: a) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [TextEdit] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if removed.contains(i), i < a.count {
        edits.append(TextEdit(kind: .removed, text: a[i]))
        i += 1
      } else if inserted.contains(j), j < b.count {
        edits.append(TextEdit(kind: .inserted, text: b[j]))
        j += 1
      } else {
        edits.append(TextEdit(kind: .kept, text: a[i]))
        i += 1
        j += 1
      }
    }
    return edits
  }

  /// Joins neighbours, and takes kept single characters between two changes into the changes.
  private static func tidy(_ edits: [TextEdit]) -> [TextEdit] {
    var joined: [TextEdit] = []
    for edit in edits where !edit.text.isEmpty {
      if let last = joined.last, last.kind == edit.kind {
        joined[joined.count - 1].text += edit.text
      } else {
        joined.append(edit)
      }
    }
    var result: [TextEdit] = []
    var (old, new) = ("", "")
    func flush() {
      if !old.isEmpty { result.append(TextEdit(kind: .removed, text: old)) }
      if !new.isEmpty { result.append(TextEdit(kind: .inserted, text: new)) }
      (old, new) = ("", "")
    }
    for (index, edit) in joined.enumerated() {
      switch edit.kind {
      case .removed: old += edit.text
      case .inserted: new += edit.text
      case .kept:
        let isInside = index > 0 && index < joined.count - 1
        if isInside && edit.text.unicodeScalars.count == 1 {
          old += edit.text
          new += edit.text
        } else {
          flush()
          result.append(edit)
        }
      }
    }
    flush()
    return result
  }
}
