/** The Chinese texts of looking for newer versions. */
export const updatesZhCN = {
  title: '更新',
  noAddress:
    '当前版本为 {{version}}。这一份在制作时没有写入更新地址，因此不会询问任何人。请从您获取它的地方下载新版本。',
  version: '当前版本为 {{version}}。',
  looks: '检查更新',
  off: '关闭',
  on: '开启',
  offNote: '不询问任何人。开启后，Inkling 每天向 {{host}} 询问一次最新版本。',
  onNote:
    'Inkling 每天向 {{host}} 询问一次最新版本。对方会得知您的网络地址和系统种类。未经您同意，不会下载或替换任何内容。',
  askedAt: '上次询问：{{time}}。',
  never: '还没有询问过。',
  look: '立即检查',
  looking: '正在询问…',
  newest: '没有更新的版本。',
  found: '有新版本 {{version}}。',
  foundBytes: '有新版本 {{version}}：最多 {{size}}，来自 {{host}}。',
  elsewhere: '只有 AppImage 形式的 Inkling 能替换自己的文件。请从您获取它的地方下载这个版本。',
  fetch: '下载版本 {{version}}',
  partsNote: '如果文件只有一部分是新的，就只下载那一部分。',
  fetching: '正在下载版本 {{version}}',
  fetchedBytes: '{{done}} / {{total}}',
  fetched:
    '版本 {{version}} 已下载，校验值（SHA-512）与 {{host}} 公布的一致。这能防止下载出错，但不能防止服务器本身作假。',
  place: '替换程序文件',
  placeNote: 'Inkling 会照常运行，下次启动就是新版本。您的项目原样保留。',
  placed: '版本 {{version}} 已就位，下次启动时生效。',
};
