/// A ledger of land quota with a guard of each kind.
enum QuotaPack {
  static let ledger = """
    name: quota
    title: 用地计划指标
    provision: 试〔2024〕1号 一
    unit: 亩
    decimals: 2
    owners: region
    purposes: [工业, 其他]
    accounts:
      - {name: 上级, source: true}
      - {name: 可用}
      - {name: 已用}
      - {name: 失效}
    postings:
      - {name: 下达, kind: allot, from: 上级, to: 可用, roles: [land]}
      - name: 奖励
        kind: allot
        from: 上级
        to: 可用
        facts:
          - {name: 盘活面积, type: number, unit: 亩, required: true}
          - {name: 已验收, type: boolean}
        amount: {rule: 盘活面积 * 奖励比例, provision: 试〔2024〕1号 二}
        round: down
        guards:
          - {rule: 已验收, message: 盘活项目须已验收, provision: 试〔2024〕1号 三}
          - {rule: 全部.奖励 + 金额 <= 3000, message: 全省全年奖励不超过3000亩}
      - {name: 使用, kind: use, from: 可用, to: 已用}
      - {name: 核减, kind: return, from: 已用, to: 可用}
      - {name: 调剂, kind: transfer, from: 可用, to: 可用, across: [owner]}
      - {name: 结转, kind: carry, from: 可用, to: 可用, across: [year]}
      - {name: 作废, kind: expire, from: 可用, to: 失效}
    yearEnd:
      - {account: 可用, posting: 作废}
    """

  static let parameters = """
    name: quota
    title: 参数
    parameters:
      - {name: 奖励比例, value: 0.3, note: 省里按合理比例奖励，比例由各地定}
    """

  static let files = ["ledgers/quota.yaml": ledger, "parameters/quota.yaml": parameters]
}
