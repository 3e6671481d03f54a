/** The Chinese texts of the models that can be had. */
export const catalogueZhCN = {
  title: '可以下载的模型',
  lead: '按本应用的用途挑选，由小到大。下载之前就会说明它在这台电脑上表现如何。',
  machine: {
    here: '本机：{{facts}}。',
    cores_other: '{{count}} 个核心',
    coresWith_other: '{{count}} 个核心（{{instructions}}）',
    memory: '内存 {{all}}，其中 {{free}} 可用',
    disk: '磁盘可用 {{free}}',
    speed: '内置模型在本机每秒写 {{speed}} 个 token；其他模型的速度由此推算。',
    noSpeed: '测过本机之后才能说明每个模型写得多快：内置模型会写三秒钟。',
    measure: '测量本机',
    again: '重新测量',
    measuring: '正在测量本机',
    measured: '内置模型每秒写 {{speed}} 个 token。',
  },
  verdicts: {
    fits: '合适',
    tight: '勉强',
    'wont-fit': '不合适',
  },
  reasons: {
    memory: '需要 {{memory}} 内存',
    'free-memory': '请先关闭其他程序：需要 {{memory}} 内存',
    disk: '导入期间需要 {{disk}} 磁盘空间',
    slow: '比阅读还慢',
  },
  facts: {
    fetched: '下载 {{size}}',
    fetchedAbout: '下载约 {{size}}',
    memory: '内存 {{size}}',
    speed: '每秒约 {{speed}} 个 token',
  },
};
