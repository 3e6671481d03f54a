/** The Chinese texts of a locked or damaged database. */
export const doorZhCN = {
  locked: 'Inkling 已上锁',
  reasons: {
    passphrase: '请输入口令打开您的项目。口令没有保存在任何地方，因此谁也无法告诉您。',
    keychain:
      '这台电脑的钥匙串打不开这个数据库的密钥。文件夹被移到别的电脑或账号、或钥匙串被重置时会这样。内容没有丢失：用恢复密钥可以打开。',
    'key-gone': '存放数据库密钥的文件不见了，或被改动过。内容没有丢失：用恢复密钥可以打开。',
  },
  forgotten: '忘记口令时，可以用恢复密钥打开您的项目。',
  recoveryForm: '九组字母和数字，每组四个；大小写、空格和连字符都不影响。',
  renew: '新口令',
  renewForgotten: '可以顺便设一个新口令，代替忘记的那个。留空则保留原来的口令。',
  renewMoved:
    '可以为这台电脑设一个口令。留空则由本机的钥匙串保管密钥；没有钥匙串时，每次启动都会询问恢复密钥。',
  unlock: '解锁',
  opening: '正在打开…',
  useRecoveryKey: '使用恢复密钥',
  usePassphrase: '使用口令',
  wait: '{{seconds}} 秒后可以再试',
  folder: '数据位于 {{folder}}',
  damaged: '数据库已损坏',
  damagedLead:
    '它现在无法打开，但没有被改动；在您选择之前，什么都不会发生。您也可以关闭 Inkling，把自己保存的副本放回原处。',
  noBackup: '没有可以打开的备份。',
  startEmpty: '从空白开始',
  keptAside: '无论选择哪一项，损坏的文件都会保留在“backups”文件夹中。',
};

/** Who opens the database, and changing that. */
export const guardZhCN = {
  passphrase: '口令',
  newPassphrase: '新口令',
  again: '再输入一次',
  current: '现在的口令或恢复密钥',
  advice: '至少 {{count}} 个字符。四五个互不相干的词，好记又难猜。',
  differs: '两次输入不一致。',
  show: '显示输入的内容',
  hide: '隐藏输入的内容',
  byPassphrase:
    '您的口令，每次启动时询问。密钥不放在别处：没有口令和恢复密钥，谁也读不了数据库，包括您自己。',
  byRecoveryKey: '只有恢复密钥，每次启动时询问。设一个口令会更方便。',
  scrambles:
    '这个会话没有钥匙环：Electron 只提供“basic_text”，它用公开的密码打乱内容。Inkling 不把它当作钥匙串。',
  set: '设置口令',
  change: '更改口令',
  remove: '移除口令',
  removeLead: '此后密钥由系统的钥匙串保管；没有钥匙串时，放在数据库旁边的文件里。',
  removed: '口令已移除。',
  saved: '口令已设置，下次启动时询问。',
  working: '请稍候…',
  recoveryTitle: '恢复密钥',
  recoveryKey: '恢复密钥',
  recoveryNone: '还没有。有了它，忘记口令、把文件夹移到别的电脑、或丢失钥匙串时，仍能打开您的项目。',
  recoveryMade: '制作于{{day}}。别的办法都不行时，用它打开数据库；拿到它和这个文件夹的人可以读到全部内容。',
  makeRecovery: '制作恢复密钥',
  renewRecovery: '重新制作',
  removeRecovery: '移除',
  renewLead: '您手上的那个将失效。',
  recoveryOnce:
    '这是您的恢复密钥，只显示这一次，不会保存在任何地方。请抄下或打印，并放在远离这台电脑的地方。',
  copy: '复制',
  copied: '已复制。在复制别的内容之前，它会留在剪贴板里。',
  print: '存为 PDF 以便打印',
  printTitle: 'Inkling 恢复密钥',
  printBody:
    '忘记口令或丢失钥匙串时，用这个密钥打开 Inkling 数据文件夹 `{{folder}}`。制作于{{day}}。请保存在纸上，远离这台电脑。',
  printFailed: '页面未能保存：{{reason}}',
  kept: '我已保存好',
};

/** The backups of the database. */
export const backupsZhCN = {
  title: '备份',
  lead: 'Inkling 运行时每天备份一次，用同一密钥加密，完整读回后才算数：保留七天，以及此前四周各一份。备份就放在数据文件夹里，磁盘丢失时帮不上忙。',
  make: '立即备份',
  making: '正在备份数据库',
  checking: '正在读回副本',
  made: '备份已完成。',
  none: '还没有备份。',
  restore: '恢复',
  restoreOf: '恢复{{when}}的备份',
  confirmTitle: '恢复这份备份？',
  confirmLead: '一切回到{{when}}的样子，正在进行的工作会停止。现在的数据库会留在这个列表里，随时可以换回来。',
  restoring: '正在恢复…',
  delete: '删除',
  deleteOf: '删除{{when}}的备份',
  deleteAll: '删除全部备份',
  deleteAllTitle: '删除全部备份？',
  deleteAllLead: '全部 {{count}} 份都会删除，包括留存的和更新前的。此操作无法撤销。',
  holdDeleted:
    '您在项目中删除的内容，仍留在此前的备份里，直到备份本身被删除：每日备份约五周后自动删除，其余的由您决定。',
  projects_one: '{{count}} 个项目',
  projects_other: '{{count}} 个项目',
  ideas_one: '{{count}} 个想法',
  ideas_other: '{{count}} 个想法',
  kinds: {
    daily: '每日',
    asked: '手动',
    'before-migration': '更新前',
    'set-aside': '留存',
  },
  states: {
    newer: '由更新版本的 Inkling 制作',
    unreadable: '无法打开',
  },
  skipped: {
    'disk-full': '{{when}}的备份没有做：磁盘空间不足。',
    damaged:
      '{{when}}的备份无法读回：数据库有一部分已损坏。请先把数据文件夹复制到安全的地方，再恢复最近的备份。',
    failed: '{{when}}的备份没有成功，半小时内会再试。',
  },
};
