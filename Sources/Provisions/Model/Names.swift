public import Diagnostics

extension Statement.Kind {
  /// The kind as a person reads it.
  public var name: Wording {
    switch self {
    case .targetStock: Wording("目标·存量", "target, stock")
    case .targetAnnual: Wording("目标·年度", "target, annual")
    case .targetCumulative: Wording("目标·累计", "target, cumulative")
    case .threshold: Wording("门槛", "threshold")
    case .benefit: Wording("支持", "benefit")
    case .deadline: Wording("期限", "deadline")
    case .validity: Wording("效力", "validity")
    case .other: Wording("其他", "other")
    }
  }
}

extension Duty.Part {
  /// The part as a person reads it.
  public var name: Wording {
    switch self {
    case .lead: Wording("牵头", "lead")
    case .support: Wording("配合", "support")
    case .subject: Wording("责任", "subject")
    }
  }
}

extension Provision.Doubt {
  /// The doubt as a person reads it.
  public var name: Wording {
    switch self {
    case .headingGluedToBody: Wording("标题与正文相连", "heading runs into the body")
    case .numberOutOfOrder: Wording("编号不连续", "number out of order")
    case .numberMayBeText: Wording("编号可能是正文", "number may be text")
    }
  }
}

extension Block.Kind {
  /// The kind as a person reads it.
  public var name: Wording {
    switch self {
    case .letterhead: Wording("版头", "letterhead")
    case .title: Wording("标题", "title")
    case .adoption: Wording("题注", "adoption note")
    case .number: Wording("发文字号", "document number")
    case .addressees: Wording("主送机关", "addressees")
    case .notice: Wording("通知", "notice")
    case .attachmentTitle: Wording("附件标题", "title of the attachment")
    case .preamble: Wording("引言", "preamble")
    case .fragment: Wording("残段", "fragment")
    case .closing: Wording("结语", "closing")
    case .effect: Wording("施行条款", "clause of effect")
    case .signature: Wording("落款", "signature")
    case .date: Wording("成文日期", "date")
    case .publicationNote: Wording("附注", "publication note")
    case .contents: Wording("目录", "contents")
    case .enclosures: Wording("附件说明", "list of enclosures")
    case .annex: Wording("附录", "annex")
    }
  }
}

extension CaptureLayout.LineKind {
  /// The kind as a person reads it.
  public var name: Wording {
    switch self {
    case .text: Wording("正文", "text")
    case .blank: Wording("空行", "blank")
    case .pageMarker: Wording("页码标记", "page marker")
    case .runningHeader: Wording("页眉页脚", "running header")
    case .pageNumber: Wording("页码", "page number")
    case .webFurniture: Wording("网页附件", "web furniture")
    case .duplicate: Wording("重复文字", "duplicate")
    case .compilationHeading: Wording("汇编标题", "compilation heading")
    }
  }
}
