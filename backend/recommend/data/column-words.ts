/** What a column can mean. */
export type ColumnRole =
  'user' | 'item' | 'value' | 'time' | 'title' | 'text' | 'category' | 'price' | 'tags' | 'inStock';

/** Names by which columns go, in English and Chinese, the likelier first; compared without case and separators. */
export const columnWords: Readonly<Record<ColumnRole, readonly string[]>> = {
  user: [
    ...['userid', 'user', 'customerid', 'customer', 'clientid', 'client', 'memberid', 'member', 'visitorid'],
    ...[
      'accountid',
      'account',
      'buyerid',
      'buyer',
      'readerid',
      'reader',
      'listenerid',
      'uid',
      'sessionid',
      'username',
    ],
    ...[
      '用户id',
      '用户编号',
      '用户',
      '客户id',
      '客户编号',
      '客户',
      '会员id',
      '会员编号',
      '会员',
      '顾客',
      '买家',
      '读者',
    ],
  ],
  item: [
    ...[
      'itemid',
      'item',
      'productid',
      'product',
      'sku',
      'articleid',
      'article',
      'movieid',
      'movie',
      'songid',
      'song',
    ],
    ...[
      'trackid',
      'track',
      'bookid',
      'book',
      'isbn',
      'asin',
      'parentasin',
      'artistid',
      'contentid',
      'postid',
      'videoid',
    ],
    ...['stockcode', 'productcode', 'goodsid', 'iid', 'id'],
    ...[
      '商品id',
      '商品编号',
      '商品',
      '物品id',
      '物品',
      '产品id',
      '产品编号',
      '产品',
      '货号',
      '歌曲id',
      '歌曲',
      '文章id',
      '文章',
    ],
    ...['电影id', '电影', '书籍', '图书', '条目', '编号'],
  ],
  value: [
    ...[
      'rating',
      'ratings',
      'score',
      'stars',
      'star',
      'weight',
      'plays',
      'playcount',
      'count',
      'counts',
      'quantity',
    ],
    ...['qty', 'amount', 'views', 'listens', 'times', 'strength', 'preference'],
    ...['评分', '打分', '星级', '分数', '权重', '播放次数', '次数', '数量', '件数', '购买数量', '浏览次数'],
  ],
  time: [
    ...[
      'timestamp',
      'time',
      'datetime',
      'date',
      'createdat',
      'eventtime',
      'orderdate',
      'purchasedate',
      'invoicedate',
    ],
    ...['ts', 'playedat', 'ratedat', 'when'],
    ...[
      '时间戳',
      '时间',
      '日期',
      '下单时间',
      '购买时间',
      '购买日期',
      '播放时间',
      '评分时间',
      '创建时间',
      '阅读时间',
    ],
  ],
  title: [
    ...[
      'title',
      'name',
      'itemname',
      'productname',
      'itemtitle',
      'producttitle',
      'movietitle',
      'songtitle',
      'booktitle',
    ],
    ...['标题', '名称', '商品名称', '商品名', '产品名称', '歌名', '书名', '片名', '题名', '品名'],
  ],
  text: [
    ...[
      'description',
      'text',
      'summary',
      'abstract',
      'body',
      'content',
      'details',
      'plot',
      'overview',
      'features',
    ],
    ...['描述', '简介', '说明', '内容', '正文', '摘要', '详情', '商品描述'],
  ],
  category: [
    ...[
      'category',
      'categories',
      'genre',
      'genres',
      'type',
      'department',
      'section',
      'class',
      'maincategory',
      'brand',
    ],
    ...['类别', '分类', '品类', '类目', '类型', '流派', '栏目', '品牌'],
  ],
  price: [...['price', 'unitprice', 'cost', 'listprice', 'saleprice', '价格', '单价', '售价', '定价']],
  tags: [...['tags', 'tag', 'keywords', 'keyword', 'labels', 'topics', '标签', '关键词', '关键字', '话题']],
  inStock: [
    ...[
      'instock',
      'stock',
      'available',
      'availability',
      'inventory',
      'isavailable',
      '库存',
      '有货',
      '是否有货',
      '在售',
    ],
  ],
};

/** A name as it is compared: lower case, without separators, and without the types of RecBole's headers. */
export function plainName(name: string): string {
  return name
    .replace(/:(?:token|float|token_seq|float_seq)$/u, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.#()（）]+/gu, '');
}

/** How well a name fits a role: lower is better; null where it doesn't. */
export function nameRank(name: string, role: ColumnRole): number | null {
  const rank = columnWords[role].indexOf(plainName(name));
  return rank < 0 ? null : rank;
}
