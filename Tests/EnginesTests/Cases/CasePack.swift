/// A procedure with branches, a join, a wait and an end that wants evidence.
enum CasePack {
  static let remedy = """
    name: remedy
    title: 低效用地整治
    version: "1"
    provision: 试〔2024〕1号 五
    subject: plot
    open: [land]
    start: 受理
    facts:
      - {name: 责任人, type: string, required: true}
      - {name: 电话, type: string, grade: 3}
    steps:
      - name: 受理
        roles: [land]
        within: {working: 5}
        remind: 2
        escalate: {after: {working: 3}, roles: [evaluation]}
        takes: {least: 1, likely: 2, most: 6}
        fork: [查勘, 评估]
      - name: 查勘
        person: 责任人
        within: {days: 10}
        evidence: [{name: 现场照片, types: [jpg, png]}]
        takes: {least: 2, likely: 4, most: 12}
        next: [{to: 汇总}]
      - name: 评估
        roles: [evaluation]
        within: {months: 1}
        facts:
          - {name: 得分, type: number, unit: "1"}
        takes: {least: 5, likely: 10, most: 40}
        next: [{to: 汇总}]
      - name: 汇总
        kind: join
        of: [查勘, 评估]
        next:
          - {to: 公告, when: 得分 < 及格分 and 对象.面积 > 0, share: 0.6}
          - {to: 免予整治, share: 0.4}
      - name: 公告
        kind: wait
        within: {days: 7}
        next: [{to: 验收}]
      - name: 验收
        roles: [land]
        within: {working: 10}
        facts: [{name: 通过, type: boolean, required: true}]
        takes: {least: 1, likely: 1, most: 1}
        next:
          - {to: 完成, when: 通过, share: 0.8}
          - {to: 公告, share: 0.2}
      - {name: 完成, kind: end, outcome: 整治完成, requires: [验收报告]}
      - {name: 免予整治, kind: end}
    stops:
      - {name: 补正材料, provision: 试〔2024〕1号 六}
    reopen: {to: 验收, roles: [land]}
    letters:
      - {name: 告知书, title: 整治告知书, file: letters/notice.txt}
      - {name: 认定书, file: letters/form.docx}
    staff: {land: 2}
    arrivals: 0.5
    """

  static let notice = """
    # 整治告知书

    {{案由}}：你单位宗地 {{宗地号}}（{{面积}} 平方米）评估得分 {{ 得分 }}，由 {{责任人}} 负责。
    > {{日期}}
    """

  static let parameters = """
    name: cases
    title: 参数
    parameters: [{name: 及格分, value: 60, unit: "1"}]
    """

  static let files = [
    "procedures/remedy.yaml": remedy, "letters/notice.txt": notice,
    "parameters/cases.yaml": parameters, "records/plot.yaml": RegisterPack.parcel,
    "letters/form.docx": "",
  ]

  static let jpg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]
}
