import { createRandom } from '../../backend/numerics/random.ts';

/**
 * Purchases of a shop with two kinds of customer, as a CSV: each buys nine times in ten from its own half of the items.
 * Ids have spaces, leading zeros and Chinese characters, as real ones do.
 */
export function purchasesCsv(users = 60, items = 20, each = 8): string {
  const random = createRandom(7, 0);
  const rows = ['customer,product,quantity,bought at'];
  for (let user = 0; user < users; user++) {
    for (let i = 0; i < each; i++) {
      const half = random() < 0.9 ? user % 2 : 1 - (user % 2);
      const item = half * (items / 2) + Math.floor(random() * (items / 2));
      const day = String(1 + ((user + i) % 28)).padStart(2, '0');
      rows.push(
        `客户 ${String(user).padStart(4, '0')},${String(item).padStart(3, '0')},${1 + (i % 3)},2026-03-${day}T10:00:00Z`,
      );
    }
  }
  return `${rows.join('\n')}\n`;
}

/** What the items of {@link purchasesCsv} are. */
export function productsCsv(items = 20): string {
  const kinds = ['wool', 'yarn', 'needle', 'hook', 'button'];
  const rows = Array.from({ length: items }, (_, item) => {
    const kind = kinds[item % kinds.length]!;
    return `${String(item).padStart(3, '0')},"${kind}, no. ${item}",${item < items / 2 ? 'knitting' : 'sewing'},${item}.50,yes`;
  });
  return `sku,name,category,price,in stock\n${rows.join('\n')}\n`;
}
