import Provisions
import Testing

@Suite("What stands before and behind the provisions of a document")
struct FrontAndBackTests {
  private func document(_ text: String) throws -> PolicyDocument {
    let reading = try PolicyReader().read(SourceText(name: "test", text: text))
    try #require(reading.documents.count == 1)
    return reading.documents[0].document
  }

  private func blocks(_ document: PolicyDocument) -> [String] {
    document.blocks.map {
      "\($0.kind.rawValue) " + document.text[$0.span].filter { !$0.isWhitespace }
    }
  }

  private func addresses(_ document: PolicyDocument) -> [String] {
    document.provisions.map { $0.id.replacing(document.id + " ", with: "") }
  }

  @Test(
    "a red letterhead, a title in lines, enclosures, annexes with addresses of their own, a colophon"
  )
  func officialFormIsRead() throws {
    let document = try document(
      """
      000012
      特急
      云溪县人民政府文件

      云政发〔2026〕15号                    签发人：张三

      云溪县人民政府
      关于加快推进先进制造业
      高质量发展的若干意见

      各乡镇人民政府、街道办事处，县政府各部门：
      　　为加快发展，提出如下意见。
      　　一、总体要求
      　　（一）指导思想。坚持稳中求进。
      　　二、保障措施
      　　（一）加强领导。县经信局牵头。
      　　本意见自2026年7月1日起施行，有效期5年。

      　　附件：1.重点项目清单
      　　　　　2.任务分工表

                                      云溪县人民政府
                                      2026年6月3日
      （此件公开发布）

      附件1
      重点项目清单
      一、泵阀项目
      （一）泵阀产业园
      附件2
      任务分工表
      序号 任务 责任单位
      抄送：县委各部门，县人大常委会办公室。
      云溪县人民政府办公室                2026年6月3日印发
      """)
    #expect(document.id == "云政发〔2026〕15号")
    #expect(document.title == "云溪县人民政府关于加快推进先进制造业高质量发展的若干意见")
    #expect(document.issuers == ["云溪县人民政府"])
    #expect(document.issued == CalendarDate(year: 2026, month: 6, day: 3))
    #expect(document.validity?.to == CalendarDate(year: 2031, month: 6, day: 30))
    #expect(document.form == .single)
    #expect(
      addresses(document) == ["一", "一(一)", "二", "二(一)", "附件1 一", "附件1 一(一)"])
    #expect(
      blocks(document) == [
        "letterhead 000012特急云溪县人民政府文件", "number 云政发〔2026〕15号", "letterhead 签发人：张三",
        "title 云溪县人民政府关于加快推进先进制造业高质量发展的若干意见",
        "addressees 各乡镇人民政府、街道办事处，县政府各部门：", "preamble 为加快发展，提出如下意见。",
        "effect 本意见自2026年7月1日起施行，有效期5年。", "enclosures 附件：1.重点项目清单2.任务分工表",
        "signature 云溪县人民政府", "date 2026年6月3日", "publicationNote （此件公开发布）",
        "annex 附件1重点项目清单", "annex 附件2任务分工表序号任务责任单位",
        "publicationNote 抄送：县委各部门，县人大常委会办公室。云溪县人民政府办公室2026年6月3日印发",
      ])
  }

  @Test(
    "the first annex of a notice without numbers is what it issues, and has the plain addresses")
  func issuedTextIsRead() throws {
    let document = try document(
      """
      云溪县工业和信息化局关于印发泵阀产业指南的通知
      各乡镇：
      现将《泵阀产业指南》印发给你们，请认真执行。
      附件：泵阀产业指南
      云溪县工业和
      信息化局
      2026年5月1日
      附件
      泵阀产业指南
      一、总则
      适用于泵阀企业。
      """)
    #expect(document.form == .noticeWithAttachment)
    #expect(document.issuers == ["云溪县工业和信息化局"])
    #expect(addresses(document) == ["一"])
    #expect(blocks(document).contains("attachmentTitle 附件泵阀产业指南"))
  }

  @Test("metadata and furniture of a web page, a trail, a title in two lines")
  func pageIsRead() throws {
    let document = try document(
      """
      首页 > 政策 > 文件
      索 引 号：000014349/2026-00042\t主题分类：工业、交通
      发文机关：云溪县人民政府办公室\t成文日期：2026年05月16日
      发文字号：云政办发〔2026〕21号\t发布日期：2026年05月20日
      主 题 词：
      云溪县人民政府办公室关于促进
      泵阀产业集群发展的通知
      发布时间：2026-05-20 16:00 来源：县政府办 浏览次数：
      各乡镇人民政府：
      为促进发展，通知如下：
      一、建设平台。建成公共检测平台3个。
      扫一扫在手机打开当前页
      【打印】 【关闭】
      """)
    #expect(document.number == "云政办发〔2026〕21号")
    #expect(document.title == "云溪县人民政府办公室关于促进泵阀产业集群发展的通知")
    #expect(document.issuers == ["云溪县人民政府办公室"])
    #expect(document.issued == CalendarDate(year: 2026, month: 5, day: 16))
    #expect(document.addressees == ["各乡镇人民政府"])
    #expect(!document.text.string.contains("扫一扫"))
  }

  @Test(
    "a table of contents is set apart, with page numbers and without",
    arguments: ["……………3", ""])
  func contentsAreSetApart(leader: String) throws {
    let document = try document(
      """
      云溪县泵阀产业规划
      目  录
      一、发展基础\(leader)
      （一）产业规模\(leader)
      二、发展目标\(leader)
      前言写在目录之后。
      一、发展基础
      （一）产业规模
      产值一百亿元。
      二、发展目标
      到2028年，产值达到二百亿元。
      """)
    #expect(addresses(document) == ["一", "一(一)", "二"])
    #expect(blocks(document).contains("preamble 前言写在目录之后。"))
    #expect(document.blocks.map(\.kind) == [.title, .contents, .preamble])
  }

  @Test("lines that a fixed width broke are joined, beside paragraphs that were not broken")
  func brokenLinesAreJoined() throws {
    let wide = String(repeating: "深入推进产业结构调整和数字化改造，", count: 8) + "形成合力。"
    let document = try document(
      """
      一、总体要求
      持续推进泵阀产业数字化改造是提升县域制造业竞
      争力的重要举措，也是落实全县推进大会部署的内在要求
      。为深入推进产业转型升级，推动企业上云用数赋智转型
      ，进一步增强企业创新能力，促进泵阀产业集群做大做强
      ，加快建设国内领先的泵阀产业基地，结合我县实际情况
      ，提出如下意见。以泵阀龙头企业为引领，实施强链补链
      工程，开展产业链供需对接，推动上下游企业协同创新发
      展，形成大中小企业融通发展的良好格局。
      （一）加强统筹协调，健全县乡两级协同推进的工作机制，
      压实各方责任。
      \(wide)
      """)
    let body = document.text.string
    #expect(body.contains("提升县域制造业竞争力的重要举措"))
    #expect(body.contains("落实全县推进大会部署的内在要求。为深入推进"))
    #expect(body.contains("工作机制，压实各方责任。\n深入推进"))
  }
}
