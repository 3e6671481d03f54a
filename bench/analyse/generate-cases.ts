import { createRandom, type Random } from '../../backend/numerics/random.ts';

type Fill = (random: Random, isTest: boolean) => string;

const pickOf =
  (list: readonly string[]): Fill =>
  (random) =>
    list[Math.floor(random() * list.length)]!;
/** Names by turns for the two halves, so that a rule fitted to those of one isn't measured on them. */
const halfOf =
  (list: readonly string[]): Fill =>
  (random, isTest) => {
    const own = list.filter((_, at) => at % 2 === (isTest ? 1 : 0));
    return own[Math.floor(random() * own.length)]!;
  };
const digits = (count: number, random: Random) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const split = (text: string) => text.split(' ');

const given = halfOf(
  split(
    'Olivia Thomas Aisha Henrik Giulia Pedro Yuki Farid Claire Bartosz Nadia Victor Ingrid Sean Leila Marcus Wei Tunde',
  ),
);
const family = halfOf(
  split(
    'Baxter Okafor Lindqvist Ferrari Moreno Tanaka Rahman Dubois Nowak Haddad Fischer Doyle Castillo Whitfield Nguyen Adeyemi',
  ),
);
const surnameZh = halfOf(split('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭'));
const givenZh = halfOf(
  split('伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 杰 涛 明 霞 秀英 建华 志强 晓东 雨桐 子涵 文博 思远 佳怡'),
);
const street = halfOf(split('Maple Church Victoria Mill Albert Orchard Windsor Harbour Chestnut Kingsley'));
const kindOfStreet = pickOf(split('Street Road Avenue Lane Drive Close'));
const town = halfOf(['Leeds', 'Portland', 'Cardiff', 'Galway', 'Boulder', 'Perth', 'Halifax']);
const cityZh = halfOf(split('北京市海淀区 上海市徐汇区 广州市越秀区 武汉市江岸区 西安市雁塔区 苏州市姑苏区'));
const roadZh = halfOf(split('中山路 解放大道 人民路 延安西路 长江路 和平街 文一路'));

/** A number that makes the whole pass the check of cards. */
function card(random: Random): string {
  const body = `4${digits(14, random)}`;
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const doubled = Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  const all = body + String((10 - (sum % 10)) % 10);
  return random() < 0.5 ? all : all.replace(/(\d{4})(?=\d)/gu, '$1 ');
}

function iban(random: Random): string {
  const account = digits(18, random);
  // DE is 1314; the check digits make the whole 1 modulo 97.
  const check = String(98n - (BigInt(`${account}131400`) % 97n)).padStart(2, '0');
  const all = `DE${check}${account}`;
  return random() < 0.5 ? all : all.replace(/(.{4})(?=.)/gu, '$1 ');
}

function chineseId(random: Random): string {
  const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
  const body = `3${digits(1, random)}01${two(9)}19${60 + Math.floor(random() * 39)}${two(12)}${two(28)}${digits(3, random)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11]!;
}

const fills: Readonly<Record<string, Fill>> = {
  name: (random, isTest) => `${given(random, isTest)} ${family(random, isTest)}`,
  family,
  nameZh: (random, isTest) => surnameZh(random, isTest) + givenZh(random, isTest),
  surnameZh,
  email: (random, isTest) =>
    `${given(random, isTest).toLowerCase()}.${family(random, isTest).toLowerCase()}${digits(2, random)}@${pickOf(['example.com', 'mail.example.org', 'example.co.uk'])(random, isTest)}`,
  phone: (random, isTest) =>
    pickOf([
      `+44 20 7${digits(3, random)} ${digits(4, random)}`,
      `+49 30 ${digits(7, random)}`,
      `(20${digits(1, random)}) 555-${digits(4, random)}`,
      `+1 303 555 ${digits(4, random)}`,
      `0${2 + Math.floor(random() * 7)}0 ${digits(3, random)} ${digits(4, random)}`,
    ])(random, isTest),
  mobileZh: (random) => {
    const number = `13${digits(9, random)}`;
    return random() < 0.5 ? number : number.replace(/^(.{3})(.{4})/u, '$1-$2-');
  },
  iban,
  card,
  chineseId,
  address: (random, isTest) =>
    `${1 + Math.floor(random() * 240)} ${street(random, isTest)} ${kindOfStreet(random, isTest)}, ${town(random, isTest)}`,
  addressZh: (random, isTest) =>
    `${cityZh(random, isTest)}${roadZh(random, isTest)}${1 + Math.floor(random() * 400)}号`,
  ip: (random) =>
    random() < 0.7
      ? `${10 + Math.floor(random() * 200)}.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}.${1 + Math.floor(random() * 254)}`
      : `2001:db8:${digits(4, random)}::${digits(3, random)}`,
  number: (random) => digits(6 + Math.floor(random() * 3), random),
  badCard: (random) => {
    const good = card(random).replaceAll(' ', '');
    return good.slice(0, -1) + String((Number(good.at(-1)) + 1) % 10);
  },
  badIban: (random) => {
    const good = iban(random).replaceAll(' ', '');
    return good.slice(0, -1) + String((Number(good.at(-1)) + 1) % 10);
  },
  product: (random, isTest) => `${street(random, isTest)}-${digits(3, random)}`,
  town,
  price: (random) => `${digits(2, random)}.${digits(2, random)}`,
};

/** `{fill}` is put in as it is; `{kind=fill}` is personal data of that kind. */
const templates: readonly string[] = [
  'This is {name=name}, please ring me on {phone=phone}.',
  'Hello, {name=name} here; my mail is {email=email}.',
  'Refund {name=name} to {iban=iban}, please.',
  'The charge on {card=card} is wrong.',
  'I moved to {address=address} last month.',
  'New address: {address=address}.',
  'Requests from {ip-address=ip} were blocked.',
  'Login failed, client {ip-address=ip}, user {email=email}.',
  'Mr {name=family} called twice about order {number}.',
  'Mrs. {name=family} of {address=address} wants her money back.',
  'Write to {email=email} or {email=email}.',
  'You can reach me at {phone=phone}, not by mail.',
  'My IBAN is {iban=iban}.',
  'Bank details: {iban=iban}, {name=name}.',
  'Card {card=card}, please cancel it.',
  'I typed {card=card} into the form.',
  '{name=name} left the parcel at {address=address}.',
  'Kind regards, {name=name}',
  '我叫{name=nameZh}，手机{chinese-mobile=mobileZh}。',
  '联系人：{name=nameZh}，{address=addressZh}',
  '身份证号是{chinese-id=chineseId}。',
  '证件{chinese-id=chineseId}已经过期。',
  '{name=surnameZh}女士住在{address=addressZh}。',
  '请寄到{address=addressZh}，收件人{name=nameZh}。',
  '请打{chinese-mobile=mobileZh}找{name=surnameZh}先生。',
  '{name=surnameZh}经理的电话是{chinese-mobile=mobileZh}。',
  '服务器{ip-address=ip}连不上。',
  '邮箱{email=email}收不到验证码。',
  'Order {number} costs {price} euros.',
  'The {product} is out of stock.',
  'Card {badCard} has a typo.',
  'The account {badIban} does not exist.',
  '订单{number}已经发货，价格{price}元。',
  '商品{product}缺货。',
  'Version {price}.1 of part {number} arrived in {town}.',
  'Batch {number}-{number} was recalled.',
];

/** Cases in the annotation of personal-cases.txt, each with the number of its template. */
export function generateCases(count: number, seed: number): { text: string; template: number }[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const template = i % templates.length;
    const text = templates[template]!.replace(
      /\{(?:([a-z-]+)=)?(\w+)\}/gu,
      (_all, kind: string | undefined, fill: string) => {
        const value = fills[fill]!(random, template % 2 === 1);
        return kind === undefined ? value : `[[${kind}:${value}]]`;
      },
    );
    return { text, template };
  });
}
