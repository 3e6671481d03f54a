import { exactCsvLine } from '../../contract/csv.ts';
import { InklingError } from '../../contract/errors.ts';
import { testFieldsSchema, type TestFields } from '../../contract/tests.ts';
import { parseCsv } from './parse-csv.ts';

const columns = ['question', 'kind', 'answer', 'source', 'passage'] as const;
const needed = ['question', 'kind'] as const;

/** What was read of a CSV of tests. */
export interface ReadTests {
  readonly tests: TestFields[];
  readonly problems: { line: number; message: string }[];
}

/** Reads tests from CSV; a bad row is told with its line. Throws `invalid-input` when there is nothing to read. */
export function readTests(csv: string): ReadTests {
  const [head, ...rows] = parseCsv(csv);
  if (!head) throw refused('This file is empty. Nothing was read.');
  if (csv.includes('\uFFFD') || csv.includes('\0'))
    throw refused('This file is not UTF-8 text. Nothing was read.', 'Save it as CSV in UTF-8.');
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw refused(`The columns ${missing.join(' and ')} are not there. Nothing was read.`);
  if (rows.length === 0) throw refused('This file has columns but no row. Nothing was read.');
  const tests: TestFields[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const { line, cells } of rows) {
    const values = Object.fromEntries(columns.map((name) => [name, cells[names.indexOf(name)] ?? '']));
    const kind = (values['kind'] ?? '').trim().toLowerCase();
    const parsed = testFieldsSchema.safeParse({ ...values, kind });
    if (parsed.success) tests.push(parsed.data);
    else {
      const issue = parsed.error.issues[0];
      const message =
        issue?.path[0] === 'kind'
          ? `“${kind.slice(0, 40)}” is no kind; there are golden, unanswerable and handoff.`
          : (issue?.message ?? 'This row can’t be read.');
      problems.push({ line, message });
    }
  }
  if (tests.length === 0) throw refused(`No row is good. Line ${problems[0]?.line}: ${problems[0]?.message}`);
  return { tests, problems };
}

/** Tests as CSV that `readTests` reads back. */
export function writeTests(tests: readonly TestFields[]): string {
  const rows = tests.map((test) => columns.map((name) => test[name]));
  return [columns, ...rows].map(exactCsvLine).join('');
}

function refused(
  message: string,
  remedy = 'The columns are question, kind, answer, source, passage.',
): InklingError {
  return new InklingError('invalid-input', message, remedy);
}
