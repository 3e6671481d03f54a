import type { ErrorCode } from '../../contract/errors.ts';

/** What happened and what to do, in Chinese, for each code the backend can answer with. */
export const zhProblems: Readonly<Record<ErrorCode, { readonly message: string; readonly remedy: string }>> =
  {
    'invalid-input': { message: '输入的内容不符合要求，未作改动。', remedy: '请按下面的说明修改后重试。' },
    'not-found': { message: '找不到这一项，它可能已在别处被删除。', remedy: '返回项目列表，重新打开。' },
    cancelled: { message: '已停止。之前完成的内容都已保留。', remedy: '随时可以重新开始。' },
    'brief-empty': {
      message: '简报还是空的，模型没有可以回应的内容。',
      remedy: '请先写下问题，哪怕只有一句话。',
    },
    'model-missing': {
      message: '缺少模型文件，暂时无法生成。已有的内容不受影响。',
      remedy: '请重新安装 Inkling，再到“模型”页校验。',
    },
    'model-damaged': {
      message: '模型文件与随应用附带的校验值不符，因此没有加载。',
      remedy: '请重新安装 Inkling，再到“模型”页校验。',
    },
    'model-failed': {
      message: '模型运行出错。之前写出的内容都已保留。',
      remedy: '请再试一次；如仍失败，请重启 Inkling。',
    },
    'data-folder': { message: '无法写入数据文件夹。', remedy: '请检查该文件夹的权限和磁盘，然后重试。' },
    'database-newer': {
      message: '数据库由更新版本的 Inkling 写成，为免损坏，没有打开。',
      remedy: '请安装更新版本的 Inkling。',
    },
    'database-damaged': {
      message: '数据库已损坏，没有打开，也没有被改动。',
      remedy: '请到“隐私”页恢复最近的完好备份。',
    },
    'database-locked': { message: '数据库正被另一个 Inkling 使用。', remedy: '请关闭另一个窗口后重试。' },
    'passphrase-needed': {
      message: '数据库已上锁，没有打开，也没有被改动。',
      remedy: '请用口令或恢复密钥解锁。',
    },
    'passphrase-wrong': {
      message: '口令或恢复密钥不对。没有任何改动。',
      remedy: '请留意大小写和输入法，稍候再试；也可以使用恢复密钥。',
    },
    'disk-full': {
      message: '磁盘已满，这次改动没有保存。之前的内容都还在。',
      remedy: '请腾出一些空间后重试。',
    },
    'start-failed': {
      message: '打开数据时出错，Inkling 无法启动。已保存的内容都在。',
      remedy: '请重启电脑后再试；如仍失败，请恢复备份，或把数据文件夹改名后重新启动（原文件夹请保留）。',
    },
    'file-unreadable': {
      message: '无法读取这个文件，没有导入其中任何内容；其他文件不受影响。',
      remedy: '请确认文件还在、并且您有权打开，然后重新添加。',
    },
    'file-too-large': {
      message: '文件超出了大小限制，没有导入其中任何内容；其他文件不受影响。',
      remedy: '请拆分文件，或只保存需要的部分，再重新添加。',
    },
    'file-unsupported': {
      message: '不支持这种文件，没有导入其中任何内容；其他文件不受影响。',
      remedy: '请另存为 PDF、DOCX、XLSX、CSV、HTML、Markdown 或纯文本，再重新添加。',
    },
    'file-empty': {
      message: '文件里没有文字，没有导入任何内容；其他文件不受影响。',
      remedy: '请确认选对了文件，并且内容已经保存。',
    },
    'file-encrypted': {
      message: '文件有密码保护，没有导入其中任何内容；其他文件不受影响。',
      remedy: '请用密码打开文件，另存一份不带密码的副本，再添加该副本。',
    },
    'file-damaged': {
      message: '文件已损坏或不完整，没有导入其中任何内容；其他文件不受影响。',
      remedy: '请用原来的程序打开并重新保存，再添加新的副本。',
    },
    'file-scanned': {
      message: '文件里只有图片、没有文字，很可能是扫描件；没有导入任何内容，其他文件不受影响。',
      remedy: '请在“模型”中导入一个能读图片的模型后重新添加，或先用其他程序识别文字。',
    },
    'table-unusable': {
      message: '这张表格不能按这样的列来使用；没有导入任何内容。',
      remedy: '请检查各列的含义是否选对，再试一次。',
    },
    'not-enough-data': {
      message: '数据太少，这样比较不出结果。已有的内容没有改变。',
      remedy: '请换一种划分方式，或导入更多数据。',
    },
    'backend-lost': {
      message: 'Inkling 中运行模型的部分停止了。已保存的内容都在。',
      remedy: '它正在重新启动，请稍候再试。',
    },
    'port-taken': {
      message: '这个端口正被其他程序使用，因此没有发布。',
      remedy: '请换一个端口后重试。',
    },
    'hub-unreachable': {
      message: '连不上模型站点，或连接一再中断。已下载的部分都已保留。',
      remedy: '请检查网络后继续；也可在“模型”页设置镜像。',
    },
    'hub-refused': {
      message: '模型站点没有提供所需的文件，没有下载任何内容。',
      remedy: '请核对站点地址；也可在浏览器中下载文件后再导入。',
    },
    'download-damaged': {
      message: '收到的内容与应有的校验值不符，没有保留。',
      remedy: '请稍后再试，或改用默认站点。',
    },
    'update-unreachable': {
      message: '无法连接更新服务器，或连接中断。没有任何改动。',
      remedy: '请检查网络后重试。',
    },
    'update-refused': {
      message: '更新服务器给出的内容无法使用，因此没有采用。没有任何改动。',
      remedy: '请改日再试，或从您获取 Inkling 的地方下载新版本。',
    },
    'update-damaged': {
      message: '收到的文件与服务器公布的校验值不符，已丢弃。',
      remedy: '请再试一次；如仍如此，请不要安装这个版本。',
    },
    'update-not-placed': {
      message: '无法替换正在运行的程序文件。当前版本仍然完好。',
      remedy: '请确认您可以写入该文件夹，然后重试。',
    },
    'engine-unreachable': {
      message: '连不上引擎，或连接中断、对方太忙。之前完成的内容都已保留。',
      remedy: '请确认引擎正在运行后重试；也可在“模型”页改为由本机书写。',
    },
    'engine-refused': {
      message: '引擎拒绝了请求，没有完成。之前完成的内容都已保留。',
      remedy: '请在“模型”页核对它的地址、密钥和模型。',
    },
    'engine-unusable': {
      message: '引擎的回答无法使用，没有保留。',
      remedy: '请在“模型”页试一下这个引擎，或换一个模型。',
    },
    'engine-withdrawn': {
      message: '书写途中，引擎或使用它的许可有变动，因此没有再发送任何内容。之前完成的内容都已保留。',
      remedy: '请先在“模型”页查看这个项目现在由什么书写，再重新开始。',
    },
    offline: {
      message: 'Inkling 已锁定为离线，因此没有执行。',
      remedy: '请先在“隐私”中解除锁定。',
    },
    'worker-ended': {
      message: '处理这项工作的部分停止了，已保存的内容没有改动。',
      remedy: '请减少一次处理的内容后重试，例如换一个小一些的文件。',
    },
    internal: {
      message: 'Inkling 内部出错。已保存的内容都在。',
      remedy: '请再试一次；如仍失败，请重启 Inkling。',
    },
  };
