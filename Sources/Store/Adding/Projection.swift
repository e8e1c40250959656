import GRDB
import Provisions

/// Writes the tables that queries use from the current reading of a document.
struct Projection {
  let db: Database

  func project(_ read: ReadDocument, document: Int64, version: Int64, reading: Int64) throws {
    for table in ["name", "provision", "statement", "citation", "duty"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE document_id = ?", arguments: [document])
    }
    try front(read.document, document, version, reading)
    try passages(read.document, document)
    try statements(read, document)
    try citations(read, document)
    try duties(read, document)
  }

  private func front(
    _ front: PolicyDocument, _ document: Int64, _ version: Int64, _ reading: Int64
  ) throws {
    try db.execute(
      sql: """
        UPDATE document SET version_id = ?, reading_id = ?, title = ?, issued = ?, front = ?
        WHERE id = ?
        """,
      arguments: [
        version, reading, front.shownTitle, front.issued?.description,
        try JSON.text(FrontMatter(front)), document,
      ])
    for name in LooseKey.names(of: front).sorted() {
      try db.execute(
        sql: "INSERT INTO name (key, document_id) VALUES (?, ?)", arguments: [name, document])
    }
    try LinkTable(db: db).add(front.id, document: document)
  }

  private func passages(_ front: PolicyDocument, _ document: Int64) throws {
    let provisions = front.provisions.map { provision in
      let words = PassageText(provision, in: front.text)
      return (words: words, provision: Provision?.some(provision), block: Block?.none)
    }
    let blocks = front.blocks.map { block in
      (
        words: PassageText(block, in: front.text), provision: Provision?.none,
        block: Block?.some(block)
      )
    }
    let passages = (provisions + blocks).sorted { $0.words.start < $1.words.start }
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO provision (document_id, key, parent, ordinal, level, block, number, heading,
          head, body, page, line, doubts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (ordinal, passage) in passages.enumerated() {
      let place = front.text.place(at: passage.words.start)
      guard let id = passage.provision?.id ?? passage.block?.id else { continue }
      try insert.execute(arguments: [
        document, id, passage.provision?.parent, ordinal, passage.provision?.level.rawValue,
        passage.block?.kind.rawValue, passage.provision?.number, passage.provision?.heading,
        passage.words.head, passage.words.body, place?.page, place?.line,
        try JSON.text(passage.provision?.doubts ?? []),
      ])
      try LinkTable(db: db).add(id, document: document)
    }
  }

  private func statements(_ read: ReadDocument, _ document: Int64) throws {
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO statement (document_id, provision, code, quote_key, ordinal, kind, role, unit,
          horizon, page, quote, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    var seen: [StatementKey: Int] = [:]
    for statement in read.statements {
      let quote = read.document.text[statement.quote]
      var key = StatementKey(provision: statement.provision, quote: quote)
      seen[key, default: 0] += 1
      key.ordinal = seen[StatementKey(provision: statement.provision, quote: quote)] ?? 1
      try insert.execute(arguments: [
        document, statement.provision, key.code, key.quote, key.ordinal, statement.kind.rawValue,
        statement.role.rawValue, statement.unit, statement.horizon,
        read.document.text.place(at: statement.quote.start)?.page, quote,
        try JSON.text(statement),
      ])
    }
  }

  private func citations(_ read: ReadDocument, _ document: Int64) throws {
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO citation (document_id, provision, form, text, key, target, page, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for citation in read.citations {
      try insert.execute(arguments: [
        document, citation.provision, citation.form.rawValue, citation.text,
        LooseKey.name(citation.key.isEmpty ? citation.text : citation.key), citation.target,
        read.document.text.place(at: citation.span.start)?.page, try JSON.text(citation),
      ])
    }
  }

  private func duties(_ read: ReadDocument, _ document: Int64) throws {
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO duty (document_id, provision, agency, full_name, part, text, page, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for duty in read.duties {
      try insert.execute(arguments: [
        document, duty.provision, duty.agency, duty.fullName, duty.part.rawValue, duty.text,
        read.document.text.place(at: duty.span.start)?.page, try JSON.text(duty),
      ])
    }
  }
}
