import Cases
import Diagnostics
import FEEL
import Hummingbird
import Land
import Packs
import Registers
import Rulings
import Store
import Vocabulary

private struct ChainRow {
  let day: String
  let kind: String
  let className: String
  let what: String
  let detail: String
  let address: String
  let source: String
  let sourceAddress: String
}

private struct ChainMembership {
  let register: String
  let address: String
  let state: String
  let className: String
  let since: String
}

private struct ChainCase {
  let id: Int64
  let title: String
  let state: String
  let steps: String
}

private struct ChainValue {
  let name: String
  let value: String
  let unit: String
  let isMasked: Bool
}

private struct ChainRecord {
  let title: String
  let address: String
  let values: [ChainValue]
}

private struct ChainZone {
  let type: String
  let key: String
  let words: String
  let address: String
  let mu: String
  let percent: String
}

private struct NeighbourPath {
  let path: String
  let isThis: Bool
  let address: String
  let title: String
}

private struct ParcelView {
  let key: String
  let region: String
  let chain: [ChainRow]
  let hasChain: Bool
  let memberships: [ChainMembership]
  let hasMemberships: Bool
  let cases: [ChainCase]
  let hasCases: Bool
  let records: [ChainRecord]
  let zones: [ChainZone]
  let hasZones: Bool
  let hasMap: Bool
  let width: String
  let height: String
  let paths: [NeighbourPath]
  let mapAddress: String
  let stated: String
  let drawnSquareMetres: String
  let drawnMu: String
  let drawnHectares: String
  let zone: String
}

extension Site {
  /// One parcel from its approval to today: records, registers, cases.
  func parcelChain(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let language = context.language
    let viewer = viewer(context)
    let key = parameter("key", request) ?? ""
    let subjects = try subjects(ofParcel: key, viewer: viewer)
    var chain: [(day: Day, order: Int, row: ChainRow)] = []
    var records: [ChainRecord] = []
    for subject in subjects {
      let record = subject.entry.record
      guard
        let found = try RecordFacts.ofOne(
          subject.key, record, packs: subject.entry.packs, in: library),
        viewer.role != .enterprise || viewer.sees(recordOf: found.owner)
      else { continue }
      let address =
        "/records/\(HTML.percentEncoded(record.name))/record?key=\(HTML.percentEncoded(subject.key))"
      var values: [ChainValue] = []
      for field in record.fields {
        guard let fact = found.facts[field.name], !fact.value.isNull, field.kind != .geojson
        else { continue }
        let isMasked = !viewer.sees(grade: fact.grade)
        if case .date(let date) = fact.value, !isMasked,
          let day = Day(year: date.year, month: date.month, day: date.day)
        {
          chain.append(
            (
              day, 0,
              ChainRow(
                day: day.description, kind: subject.title,
                className: day > today ? "future" : "record",
                what: field.title, detail: "", address: address,
                source: fact.origin.map { origin in
                  origin.file
                    + (origin.line.map { language(" 第 \($0) 行", " line \($0)") } ?? "")
                } ?? "", sourceAddress: fact.origin.map { "/batches/\($0.batch)" } ?? "")
            ))
          continue
        }
        values.append(
          ChainValue(
            name: field.title, value: isMasked ? "" : Self.text(fact.value, language),
            unit: field.unit.map { "\($0)" == "1" ? "" : "\($0)" } ?? "", isMasked: isMasked))
      }
      records.append(ChainRecord(title: subject.title, address: address, values: values))
    }
    guard !records.isEmpty else { throw PageProblem.notFound(key) }
    var memberships: [ChainMembership] = []
    for (engines, register) in engines.registers {
      for subject in subjects where subject.entry.record.name == register.subject {
        for item in try engines.registers.items(
          ofSubject: subject.key, in: register.name, viewer: viewer)
        {
          let address = "/registers/\(HTML.percentEncoded(register.name))/items/\(item.id)"
          memberships.append(
            ChainMembership(
              register: register.title, address: address, state: item.state.name[language],
              className: item.state.rawValue, since: item.since?.description ?? ""))
          for event in item.events {
            chain.append(
              (
                event.day, 1,
                ChainRow(
                  day: event.day.description, kind: register.title, className: "register",
                  what: Self.word(event.kind, language), detail: event.reason ?? "",
                  address: address, source: event.provision ?? "",
                  sourceAddress: Self.search(event.provision))
              ))
          }
        }
      }
    }
    var cases: [ChainCase] = []
    let told: Set<String> = [
      "opened", "done", "stopped", "started", "closed", "reopened", "overdue",
    ]
    for (engines, procedure) in engines.procedures {
      for subject in subjects where subject.entry.record.name == procedure.subject {
        for file in try engines.cases.files(
          procedure: procedure.name, subject: subject.key, viewer: viewer)
        {
          let follows = try engines.cases.procedure(of: file)
          cases.append(
            ChainCase(
              id: file.id, title: file.title,
              state: file.isOpen
                ? language("在办", "open") : language("办结：", "closed: ") + (file.outcome ?? ""),
              steps: file.open.map { follows.step($0.step)?.title ?? $0.step }
                .joined(separator: language("、", ", "))))
          for event in file.events where told.contains(event.kind) {
            let step = event.step.map { follows.step($0)?.title ?? $0 } ?? ""
            let detail = event.kind == "closed" ? file.outcome ?? "" : event.reason ?? ""
            chain.append(
              (
                event.day, 2,
                ChainRow(
                  day: event.day.description, kind: procedure.title, className: "case",
                  what: Self.word(event.kind, language) + (step.isEmpty ? "" : "：\(step)"),
                  detail: detail, address: "/cases/\(file.id)", source: event.provision ?? "",
                  sourceAddress: Self.search(event.provision))
              ))
          }
        }
      }
    }
    let sorted = chain.enumerated().sorted { a, b in
      (a.element.day, a.element.order, a.offset) < (b.element.day, b.element.order, b.offset)
    }.map(\.element.row)
    return page(
      request, context, .parcel, title: Wording(key), section: .land,
      try view(
        key, sorted, records, memberships, cases, viewer))
  }

  private func view(
    _ key: String, _ chain: [ChainRow], _ records: [ChainRecord],
    _ memberships: [ChainMembership], _ cases: [ChainCase], _ viewer: RecordViewer
  ) throws -> ParcelView {
    let layer = try parcelEntry.map {
      try parcels.layer($0.record, viewer: viewer, in: library)
    }
    let parcel = layer.flatMap { layer in layer.place(of: key).map { layer.parcels[$0] } }
    var paths: [NeighbourPath] = []
    var mapAddress = "/land/map"
    var drawn: LandArea?
    var zone = ""
    var zones: [ChainZone] = []
    if let layer, let parcel {
      zones = try self.zones(over: parcel.shape, viewer: viewer).map {
        ChainZone(
          type: $0.type, key: $0.key, words: $0.words.joined(separator: " · "), address: $0.address,
          mu: $0.area.mu, percent: $0.percent)
      }
      let box = parcel.shape.box
      let around = box.widened(by: max(box.width, box.height))
      let frame = MapFrame(around)
      mapAddress += "?box=" + HTML.percentEncoded(MapFrame.text(around.widened(by: box.width * 3)))
      paths = layer.index.places(meeting: frame.box).prefix(300).map { place in
        let other = layer.parcels[place]
        return NeighbourPath(
          path: frame.path(other.shape), isThis: other.key == key,
          address: "/land/parcel?key=\(HTML.percentEncoded(other.key))", title: other.key)
      }
      if let projection = ZoneProjection.around(parcel.shape) {
        drawn = projection.area(parcel.shape)
        zone = "\(projection.zone.number)（\(projection.zone.meridian)°）"
      }
    }
    return ParcelView(
      key: key, region: Self.region(parcel?.region), chain: chain, hasChain: !chain.isEmpty,
      memberships: memberships, hasMemberships: !memberships.isEmpty, cases: cases,
      hasCases: !cases.isEmpty, records: records, zones: zones, hasZones: !zones.isEmpty,
      hasMap: !paths.isEmpty,
      width: MapFrame.number(MapFrame.width), height: MapFrame.number(MapFrame.height),
      paths: paths, mapAddress: mapAddress, stated: parcel?.area?.squareMetres ?? "",
      drawnSquareMetres: drawn?.squareMetres ?? "", drawnMu: drawn?.mu ?? "",
      drawnHectares: drawn?.hectares ?? "", zone: zone)
  }
}
