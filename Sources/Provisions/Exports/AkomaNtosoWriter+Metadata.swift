/// Identification, life and what was read out of the text.
extension AkomaNtosoWriter {
  func metadata<Output>(of component: Component, to stream: inout XMLStream<Output>) {
    stream.element("meta") { stream in
      identification(of: component, to: &stream)
      guard component == .main else { return }
      lifecycle(to: &stream)
      references(to: &stream)
      proprietary(to: &stream)
    }
  }

  private func identification<Output>(
    of component: Component, to stream: inout XMLStream<Output>
  ) {
    stream.element("identification", ["source": "#guiju"]) { stream in
      let (work, expression) = (resource.work, resource.expression)
      stream.element("FRBRWork") { stream in
        core("\(work)/\(component.name)", work, to: &stream)
        stream.empty("FRBRcountry", ["value": resource.country])
        if let number = document.number { stream.empty("FRBRnumber", ["value": number]) }
        if let title = title(of: component) { stream.empty("FRBRname", ["value": title]) }
      }
      stream.element("FRBRExpression") { stream in
        core("\(expression)/\(component.name)", expression, to: &stream)
        stream.empty("FRBRlanguage", ["language": "zho"])
      }
      stream.element("FRBRManifestation") { stream in
        core("\(expression)/\(component.name).xml", "\(expression).akn", to: &stream)
        stream.empty("FRBRformat", ["value": "application/akn+xml"])
      }
    }
  }

  private func core<Output>(_ this: String, _ uri: String, to stream: inout XMLStream<Output>) {
    stream.empty("FRBRthis", ["value": this])
    stream.empty("FRBRuri", ["value": uri])
    stream.empty("FRBRdate", ["date": resource.date, "name": resource.dateName])
    let isIssued = !document.issuers.isEmpty
    stream.empty("FRBRauthor", ["href": isIssued ? "#org_1" : "#guiju"])
  }

  private func title(of component: Component) -> String? {
    let attached = document.blocks.first { $0.kind == .attachmentTitle }
    if component == .attachment, let attached { return plain(attached.span) }
    return document.title.map(LibraryExporter.joined)
  }

  /// Signature, entry into force and the day after the last.
  private func lifecycle<Output>(to stream: inout XMLStream<Output>) {
    let start = document.validity?.from ?? document.effective
    let end = document.validity?.to?.next
    var events: [(id: String, date: CalendarDate, type: String, name: String)] = []
    if let issued = document.issued { events.append(("evt_1", issued, "generation", "issued")) }
    if let start { events.append(("evt_2", start, "generation", "entryIntoForce")) }
    if let end { events.append(("evt_3", end, "repeal", "endOfTerm")) }
    guard !events.isEmpty else { return }
    stream.element("lifecycle", ["source": "#guiju"]) { stream in
      for event in events {
        stream.empty(
          "eventRef",
          [
            "eId": event.id, "date": event.date.description, "source": "#guiju",
            "type": event.type, "refersTo": "#\(event.name)",
          ])
      }
    }
    guard start != nil || end != nil else { return }
    stream.element("temporalData", ["source": "#guiju"]) { stream in
      stream.element("temporalGroup", ["eId": "period_1"]) { stream in
        stream.empty(
          "timeInterval",
          [
            "start": start == nil ? nil : "#evt_2", "end": end == nil ? nil : "#evt_3",
            "refersTo": "#inForce",
          ])
      }
    }
  }

  private func references<Output>(to stream: inout XMLStream<Output>) {
    stream.element("references", ["source": "#guiju"]) { stream in
      for (name, word) in [
        ("inForce", "现行有效"), ("issued", "成文"), ("entryIntoForce", "施行"), ("endOfTerm", "失效"),
      ] {
        stream.empty(
          "TLCConcept", ["eId": name, "href": "/ontology/concept/\(name)", "showAs": word])
      }
      stream.empty(
        "TLCOrganization",
        ["eId": "guiju", "href": "/ontology/organization/guiju", "showAs": "规矩"])
      for (position, name) in organizations.enumerated() {
        stream.empty(
          "TLCOrganization",
          [
            "eId": "org_\(position + 1)",
            "href": "/ontology/organization/cn/\(ResourceIdentifier.encoded(name))",
            "showAs": name,
          ])
      }
      for index in citations.indices where !isResolved(citations[index]) {
        stream.empty(
          "TLCReference",
          [
            "eId": "cited_\(index + 1)", "name": citations[index].form.rawValue,
            "href": "/ontology/reference/cn/\(ResourceIdentifier.encoded(citations[index].key))",
            "showAs": citations[index].text,
          ])
      }
    }
  }

  /// Issuers first, then the bodies that duties name, each once.
  private var organizations: [String] {
    var seen: Set<String> = []
    let bodies = document.issuers + read.duties.map { $0.fullName ?? $0.agency }
    return bodies.filter { seen.insert($0).inserted }
  }

  private func proprietary<Output>(to stream: inout XMLStream<Output>) {
    guard !read.statements.isEmpty || !read.duties.isEmpty else { return }
    stream.element("proprietary", ["source": "#guiju"]) { stream in
      for statement in read.statements {
        stream.line(
          "gj:statement",
          [
            "id": statement.id, "about": identifiers[statement.provision].map { "#\($0)" },
            "kind": statement.kind.rawValue, "role": statement.role.rawValue,
            "metric": statement.metric, "scope": statement.scope,
            "operator": statement.comparator.rawValue, "value": statement.value,
            "date": statement.date?.description, "unit": statement.unit,
            "horizon": statement.horizon.map(String.init), "frequency": statement.frequency,
            "confidence": "\(statement.confidence)",
          ], text: plain(statement.quote))
      }
      let organizations = self.organizations
      for duty in read.duties {
        let position = organizations.firstIndex(of: duty.fullName ?? duty.agency)
        stream.line(
          "gj:duty",
          [
            "about": identifiers[duty.provision].map { "#\($0)" }, "part": duty.part.rawValue,
            "agency": position.map { "#org_\($0 + 1)" },
          ], text: LibraryExporter.joined(duty.text))
      }
    }
  }

  /// What a citation refers to: an element here, a document of the library, or an entry of the metadata.
  func reference(_ index: Int) -> String {
    let citation = citations[index]
    guard let target = citation.target else { return "#cited_\(index + 1)" }
    if let eId = identifiers[target] { return "#\(eId)" }
    if target == document.id { return resource.work }
    return targets[target] ?? "#cited_\(index + 1)"
  }

  private func isResolved(_ citation: Citation) -> Bool {
    guard let target = citation.target else { return false }
    return identifiers[target] != nil || target == document.id || targets[target] != nil
  }
}

extension CalendarDate {
  /// The day after, or `nil` after the calendar's last.
  var next: CalendarDate? {
    CalendarDate(year: year, month: month, day: day + 1)
      ?? CalendarDate(year: year, month: month + 1, day: 1)
      ?? CalendarDate(year: year + 1, month: 1, day: 1)
  }
}
