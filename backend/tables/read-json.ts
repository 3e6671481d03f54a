import { damagedFile, emptyFile, tooLarge, unsupported } from '../documents/file-errors.ts';
import { requireFewColumns, uniqueColumnNames } from './column-names.ts';
import { isTooDeep } from './json-depth.ts';
import { cellsOf, createKeyCollector, isPlainObject } from './json-rows.ts';
import { tableLimits } from './limits.ts';
import { columnsRenamed } from './notes.ts';
import type { FactsOfKind, TableContext, TableSink } from './table.ts';
import type { TextChunk } from './text-chunks.ts';

/**
 * Reads a JSON list of objects, or an object with such a list under one of its keys. Rows are places in the list, from
 * 1. Throws `file-too-large`, `file-damaged` with the place where it stops being JSON, and `file-unsupported`.
 */
export function readJson(
  { name, sizeBytes, chunks }: { name: string; sizeBytes: number; chunks: Iterable<TextChunk> },
  sink: TableSink,
  context: TableContext,
): FactsOfKind & { readonly replaced: number } {
  if (sizeBytes > tableLimits.jsonBytes)
    throw tooLarge(
      name,
      `it has ${Math.ceil(sizeBytes / 2 ** 20)} MB, and ${tableLimits.jsonBytes / 2 ** 20} MB of JSON are read; as CSV or with one object a line there is no such limit.`,
    );
  let text = '';
  let replaced = 0;
  for (const chunk of chunks) {
    context.checkpoint();
    text += chunk.text;
    ({ replaced } = chunk);
  }
  if (isTooDeep(text)) throw damagedFile(name, 'JSON with lists in lists without end,');
  const entries = listIn(parse(text, name), name);
  const keys = createKeyCollector();
  for (const entry of entries) if (isPlainObject(entry)) keys.add(entry);
  const names = keys.keys();
  if (names.length === 0) throw emptyFile(name);
  requireFewColumns(name, names.length);
  const columns = uniqueColumnNames(names);
  sink.columns(columns);
  let read = 0;
  for (const [at, entry] of entries.entries()) {
    read = at;
    if (at % 10_000 === 0) {
      context.checkpoint();
      context.progress(at, at / entries.length);
    }
    const goesOn = isPlainObject(entry)
      ? sink.row(cellsOf(entry, names), at + 1, false)
      : sink.row([JSON.stringify(entry)], at + 1, true);
    if (!goesOn) break;
    read = at + 1;
  }
  const renamed = columnsRenamed(columns);
  return {
    ...{ kind: 'json', delimiter: null, sheets: [], sheet: null, shareRead: read / entries.length, replaced },
    notes: renamed ? [renamed] : [],
  };
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
    const line = place === undefined ? null : text.slice(0, Number(place)).split('\n').length;
    throw damagedFile(name, line === null ? 'JSON' : `JSON up to line ${line}`, error);
  }
}

function listIn(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isPlainObject(value)) {
    const lists = Object.values(value).filter((entry) => Array.isArray(entry) && entry.some(isPlainObject));
    if (lists.length === 1) return lists[0] as readonly unknown[];
  }
  throw unsupported(
    name,
    'JSON, but no list of objects',
    'Save it as a list, [{…}, {…}], or as CSV, and choose that.',
  );
}
