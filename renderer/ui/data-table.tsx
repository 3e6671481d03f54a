import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface TableColumn<Row> {
  readonly id: string;
  readonly heading: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** What the column is sorted by; without it, it isn't. */
  readonly sortBy?: (row: Row) => number | string;
  readonly isNumber?: boolean;
}

interface DataTableProps<Row> {
  /** Its name, for those who can't see it. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** Longer tables have a height of their own, and draw only the rows in sight. */
const longRows = 60;
const rowHeight = 29;
const longHeight = 420;

/** A dense table: headers that sort, figures that stand below each other, as long as it must be. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  const [order, setOrder] = useState<{ id: string; down: boolean } | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => {
    const by = columns.find(({ id }) => id === order?.id)?.sortBy;
    if (!by) return rows;
    const sign = order?.down ? -1 : 1;
    return rows.toSorted((a, b) => sign * compare(by(a), by(b)));
  }, [columns, rows, order]);
  const long = sorted.length > longRows;
  // The compiler can't see through the virtualiser; nothing here is memoised by it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: sorted.length,
    enabled: long,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const seen = virtual.getVirtualItems();
  const shown = long ? seen.map(({ index }) => sorted[index]!) : sorted;
  const above = long ? (seen[0]?.start ?? 0) : 0;
  const below = long ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0;

  return (
    <div
      ref={scroll}
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-auto"
      style={long ? { maxHeight: longHeight } : undefined}
    >
      <table
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        className="w-full border-collapse text-small"
      >
        <thead className="sticky top-0 bg-paper">
          <tr>
            {columns.map(({ id, heading, sortBy, isNumber }) => (
              <th
                key={id}
                scope="col"
                aria-sort={order?.id === id ? (order.down ? 'descending' : 'ascending') : undefined}
                className={classNames(
                  'border-b border-hairline-strong py-1.5 pr-4 align-bottom font-medium whitespace-nowrap text-ink-3 last:pr-0',
                  isNumber ? 'text-right' : 'text-left',
                )}
              >
                {sortBy ? (
                  <button
                    type="button"
                    className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
                    onClick={() =>
                      setOrder((now) => ({ id, down: now?.id === id ? !now.down : (isNumber ?? false) }))
                    }
                  >
                    {heading}
                    {order?.id === id &&
                      (order.down ? <ArrowDown size={11} aria-hidden /> : <ArrowUp size={11} aria-hidden />)}
                  </button>
                ) : (
                  heading
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map((row) => (
            <tr key={rowKey(row)} className="border-b border-hairline last:border-b-0">
              {columns.map(({ id, cell, isNumber }) => (
                <td
                  key={id}
                  className={classNames(
                    'py-1.5 pr-4 align-baseline last:pr-0',
                    isNumber
                      ? 'text-right whitespace-nowrap tabular-nums'
                      : 'max-w-80 [overflow-wrap:anywhere]',
                  )}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
