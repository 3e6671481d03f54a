import Papa from 'papaparse';
import type { ParsedDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { limits } from './limits.ts';
import type { ParseContext } from './parse-context.ts';
import { rowsLeftOut, rowsUneven } from './problems.ts';
import { createRowWriter } from './row-writer.ts';

/** Reads a table in text: comma, semicolon, tab or bar between its fields, by what fits its first lines. */
export function parseCsv(
  text: string,
  encoding: ParsedDocument['encoding'],
  context: ParseContext,
): ParsedDocument {
  const builder = createDocumentBuilder();
  const writer = createRowWriter(builder);
  let rows = 0;
  let cells = 0;
  const failures: unknown[] = [];
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
    step({ data }, parser) {
      try {
        cells += data.length;
        if (cells > limits.cells || builder.isFull) {
          builder.problem(rowsLeftOut(rows, null));
          parser.abort();
          return;
        }
        writer.add(data);
        rows++;
        if (rows % 1000 === 0) {
          context.checkpoint();
          context.progress({ done: rows, total: null, unit: 'rows' });
        }
      } catch (error) {
        // papaparse would go on after a step that throws.
        failures.push(error);
        parser.abort();
      }
    },
  });
  for (const failure of failures) throw failure;
  writer.end();
  if (writer.uneven > 0) builder.problem(rowsUneven(writer.uneven));
  return builder.finish('csv', null, encoding);
}
