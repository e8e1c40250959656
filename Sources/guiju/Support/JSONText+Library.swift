import Foundation
import Diagnostics
import Provisions
import Store

extension JSONText {
  static func date(_ date: CalendarDate?) -> JSONText { string(optional: date?.description) }

  static func document(_ document: DocumentSummary) -> JSONText {
    .object([
      "id": .string(document.id), "code": .string(document.code),
      "title": string(optional: document.title),
      "title_is_printed": .bool(document.titleIsPrinted),
      "number": string(optional: document.number), "issuers": strings(document.issuers),
      "issued": date(document.issued), "effective": date(document.effective),
      "validity": .object([
        "from": date(document.validity?.from), "to": date(document.validity?.to),
      ]), "force": .string(document.force.rawValue), "version": .int(document.version),
      "versions": .int(document.versions), "provisions": .int(document.provisions),
      "unsure": .int(document.unsure), "statements": .int(document.statements),
      "duties": .int(document.duties), "references": .int(document.citations),
      "pages": document.pages.map { .array([.int($0.first), .int($0.last)]) } ?? .null,
    ])
  }

  static func statement(_ found: FoundStatement) -> JSONText {
    let statement = found.effective
    return .object([
      "code": .string(found.code), "id": .string(found.statement.id),
      "document": .string(found.document), "document_title": string(optional: found.documentTitle),
      "provision": .string(found.key.provision),
      "heading": string(optional: found.provisionHeading),
      "kind": .string(statement.kind.rawValue), "role": .string(statement.role.rawValue),
      "metric": .string(statement.metric), "scope": string(optional: statement.scope),
      "operator": .string(statement.comparator.rawValue),
      "value": statement.value.map(number) ?? .null, "date": date(statement.date),
      "unit": .string(statement.unit), "horizon": int(optional: statement.horizon),
      "frequency": string(optional: statement.frequency), "quote": .string(found.quote),
      "page": int(optional: found.page), "confidence": .double(statement.confidence),
      "mark": found.mark.map(mark) ?? .null,
    ])
  }

  static func mark(_ mark: Mark) -> JSONText {
    .object([
      "verdict": .string(mark.verdict.rawValue), "reader": .string(mark.reader),
      "at": .string(mark.at.formatted(.iso8601)), "note": string(optional: mark.note),
    ])
  }

  static func citation(_ found: ResolvedCitation) -> JSONText {
    .object([
      "document": .string(found.document), "provision": .string(found.provision),
      "form": .string(found.citation.form.rawValue), "text": .string(found.citation.text),
      "page": int(optional: found.page),
      "target": string(optional: found.target.map { $0.provision ?? $0.document }),
    ])
  }

  static func duty(_ found: FoundDuty) -> JSONText {
    .object([
      "document": .string(found.document), "document_title": string(optional: found.documentTitle),
      "provision": .string(found.duty.provision),
      "heading": string(optional: found.provisionHeading), "agency": .string(found.duty.agency),
      "full_name": string(optional: found.duty.fullName),
      "part": .string(found.duty.part.rawValue), "text": .string(found.duty.text),
      "page": int(optional: found.page),
    ])
  }

  static func problem(_ problem: Problem) -> JSONText {
    .object([
      "code": .string(problem.code), "severity": .string(problem.severity.rawValue),
      "message": .string(problem.message[.ofThisRun]),
      "place": problem.place.map { place in
        .object([
          "file": .string(place.file), "line": int(optional: place.line),
          "column": int(optional: place.column), "page": int(optional: place.page),
          "sheet": string(optional: place.sheet),
        ])
      } ?? .null, "notes": strings(problem.notes.map { $0[.ofThisRun] }),
      "suggestion": string(optional: problem.suggestion?[.ofThisRun]),
    ])
  }

  static func reference(_ reference: ProvisionReference) -> JSONText {
    .object([
      "id": .string(reference.id), "code": .string(reference.code),
      "level": string(optional: reference.level?.rawValue),
      "block": string(optional: reference.block?.rawValue),
      "number": string(optional: reference.number), "heading": string(optional: reference.heading),
    ])
  }

  static func provision(_ detail: ProvisionDetail) -> JSONText {
    .object([
      "provision": reference(detail.reference), "document": .string(detail.document),
      "document_title": string(optional: detail.documentTitle),
      "text": .string(detail.head + detail.body), "page": int(optional: detail.page),
      "line": int(optional: detail.line), "doubts": strings(detail.doubts.map(\.rawValue)),
      "ancestors": .array(detail.ancestors.map(reference)),
      "children": .array(detail.children.map(reference)),
      "statements": .array(detail.statements.map(statement)),
      "references": .array(detail.cites.map(citation)),
      "cited_by": .array(detail.citedBy.map(citation)),
      "duties": .array(detail.duties.map(duty)),
    ])
  }

  static func difference(_ difference: VersionDifference) -> JSONText {
    .object([
      "document": .string(difference.document), "from": .int(difference.from),
      "to": .int(difference.to),
      "fields": .array(
        difference.fields.map {
          .object([
            "name": .string($0.name), "old": string(optional: $0.old),
            "new": string(optional: $0.new),
          ])
        }),
      "changes": .array(
        difference.changes.map { change in
          .object([
            "kind": .string(change.kind.rawValue), "old": string(optional: change.old),
            "new": string(optional: change.new), "heading": .string(change.heading),
            "edits": .array(
              change.edits.map {
                .object(["kind": .string($0.kind.rawValue), "text": .string($0.text)])
              }),
          ])
        }),
    ])
  }
}
