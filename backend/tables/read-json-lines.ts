import { damagedFile, emptyFile } from '../documents/file-errors.ts';
import { requireFewColumns, uniqueColumnNames } from './column-names.ts';
import { isTooDeep } from './json-depth.ts';
import { cellsOf, createKeyCollector, isPlainObject } from './json-rows.ts';
import { longestRecord } from './limits.ts';
import { columnsLeftOut, columnsRenamed } from './notes.ts';
import type { FactsOfKind, TableContext, TableSink } from './table.ts';
import type { TextChunk } from './text-chunks.ts';

/** Columns are what the objects of the first so many lines have. */
const linesForColumns = 10_000;

/**
 * Reads one JSON object a line, piece by piece. A line that is none is a broken row. Throws `file-empty`,
 * `file-too-large` and `file-damaged`.
 */
export function readJsonLines(
  { name, sizeBytes, chunks }: { name: string; sizeBytes: number; chunks: () => Iterable<TextChunk> },
  sink: TableSink,
  context: TableContext,
): FactsOfKind & { readonly replaced: number } {
  const keys = createKeyCollector();
  for (const { value, line } of lines(chunks(), name)) {
    if (isPlainObject(value)) keys.add(value);
    if (line >= linesForColumns) break;
  }
  const names = keys.keys();
  if (names.length === 0) throw emptyFile(name);
  requireFewColumns(name, names.length);
  const known = new Set(names);
  const late = new Set<string>();
  const columns = uniqueColumnNames(names);
  sink.columns(columns);
  let charactersRead = 0;
  let replaced = 0;
  for (const { value, text, line, chunk } of lines(chunks(), name)) {
    ({ replaced } = chunk);
    charactersRead += text.length + 1;
    if (line % 10_000 === 0) {
      context.checkpoint();
      context.progress(line, chunk.bytesRead / sizeBytes);
    }
    if (isPlainObject(value)) for (const key of Object.keys(value)) if (!known.has(key)) late.add(key);
    const goesOn = isPlainObject(value)
      ? sink.row(cellsOf(value, names), line, false)
      : sink.row([text], line, true);
    if (!goesOn) break;
  }
  const renamed = columnsRenamed(columns);
  return {
    ...{
      kind: 'json-lines',
      delimiter: null,
      sheets: [],
      sheet: null,
      shareRead: Math.min(1, charactersRead / sizeBytes),
      replaced,
    },
    notes: [...(renamed ? [renamed] : []), ...(late.size > 0 ? [columnsLeftOut([...late])] : [])],
  };
}

interface JsonLine {
  readonly text: string;
  /** Undefined for a line that is no JSON. */
  readonly value: unknown;
  readonly line: number;
  readonly chunk: TextChunk;
}

function* lines(chunks: Iterable<TextChunk>, name: string): Generator<JsonLine, void, void> {
  let rest = '';
  let line = 0;
  let last: TextChunk | null = null;
  for (const chunk of chunks) {
    last = chunk;
    const parts = (rest + chunk.text).split('\n');
    rest = parts.pop()!;
    if (rest.length > longestRecord) throw damagedFile(name, 'JSON without an end of line,');
    for (const text of parts) {
      line++;
      if (text.trim() !== '') yield { text, value: parsed(text), line, chunk };
    }
  }
  if (last && rest.trim() !== '') yield { text: rest, value: parsed(rest), line: line + 1, chunk: last };
}

function parsed(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The caller counts it as a broken row.
    return undefined;
  }
}
