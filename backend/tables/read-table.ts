import path from 'node:path';
import type { TableKind, TableNote, TableOptions, TableSource } from '../../contract/tables.ts';
import { tooLarge, unsupported } from '../documents/file-errors.ts';
import { packedKindOf, textKindOf } from '../documents/kind-of.ts';
import { limits } from '../documents/limits.ts';
import { openByteSource, type ByteSource } from './byte-source.ts';
import { tableLimits } from './limits.ts';
import { charactersReplaced, encodingUncertain, wrongExtension } from './notes.ts';
import { readDelimited } from './read-delimited.ts';
import { readJson } from './read-json.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readXlsx } from './read-xlsx.ts';
import type { TableContext, TableFacts, TableSink } from './table.ts';
import { findEncoding, textChunks } from './text-chunks.ts';

const beginningBytes = 2 ** 16;
/** Below this a person had better look. */
const sureEnough = 0.8;
const remedy = 'Save the table as CSV, TSV, JSON or XLSX, and choose that.';

/**
 * Reads a table from top to bottom and tells the sink; what it is, is found by its content. Texts are read piece by
 * piece and never held whole (a JSON list is). Blocks: meant for a worker's thread. Throws `file-unreadable`,
 * `file-empty`, `file-too-large`, `file-unsupported`, `file-damaged`, `file-encrypted`, and what context and sink throw.
 */
export function readTable(
  source: TableSource,
  options: TableOptions,
  sink: TableSink,
  context: TableContext,
): TableFacts {
  const bytes = openByteSource(source);
  try {
    return readOpened(bytes, options, sink, context);
  } finally {
    bytes.close();
  }
}

function readOpened(
  source: ByteSource,
  options: TableOptions,
  sink: TableSink,
  context: TableContext,
): TableFacts {
  const { name, sizeBytes } = source;
  const beginning = source.read(0, beginningBytes);
  const isZip = beginning[0] === 0x50 && beginning[1] === 0x4b && (beginning[2] ?? 9) < 6;
  if (isZip && sizeBytes > limits.fileBytes)
    throw tooLarge(
      name,
      `it has more than the ${limits.fileBytes / 2 ** 20} MB that are read of a workbook.`,
    );
  const whole = isZip ? source.read(0, sizeBytes) : beginning;
  const packed = packedKindOf(whole, name);
  if (packed === 'xlsx') {
    const facts = readXlsx(whole, name, options, sink, context);
    return { ...facts, name, encoding: null, notes: [...misnamed(name, 'xlsx'), ...facts.notes] };
  }
  if (packed !== null)
    throw unsupported(name, packed === 'pdf' ? 'a PDF and no table' : 'a Word document and no table', remedy);
  if (sizeBytes > tableLimits.textBytes)
    throw tooLarge(name, `it has more than the ${tableLimits.textBytes / 2 ** 30} GB that are read.`);

  const { encoding, confidence, isBinary } = findEncoding(source, options.encoding);
  if (isBinary) throw unsupported(name, 'no text, and no workbook either', remedy);
  const chunks = () => textChunks(source, encoding);
  const [first] = textChunks({ ...source, sizeBytes: beginning.length }, encoding);
  const kind = textTableKind(first!.text, name);
  const text = { name, sizeBytes, chunks: chunks() };
  const { replaced, ...facts } =
    kind === 'json'
      ? readJson(text, sink, context)
      : kind === 'json-lines'
        ? readJsonLines({ ...text, chunks }, sink, context)
        : readDelimited(text, options, sink, context);
  const notes: TableNote[] = [...misnamed(name, kind)];
  if (confidence < sureEnough) notes.push(encodingUncertain(encoding, confidence));
  if (replaced > 0) notes.push(charactersReplaced(encoding, replaced));
  return { ...facts, name, encoding, notes: [...notes, ...facts.notes] };
}

function textTableKind(beginning: string, name: string): Exclude<TableKind, 'xlsx'> {
  if (textKindOf(beginning, '') === 'html') throw unsupported(name, 'a web page and no table', remedy);
  const start = beginning.trimStart();
  if (/^\[\s*(?:\{|\]|$)/u.test(start)) return 'json';
  if (!/^\{\s*["}]/u.test(start)) return 'delimited';
  const [line] = start.split('\n', 1);
  try {
    JSON.parse(line!);
    return 'json-lines';
  } catch {
    // An object over several lines, or one line that is too long or broken; then the next one tells.
    const next = start.slice(line!.length).trimStart();
    return next.startsWith('{') ? 'json-lines' : 'json';
  }
}

const kindsByExtension: Readonly<Record<string, readonly TableKind[]>> = {
  csv: ['delimited'],
  tsv: ['delimited'],
  tab: ['delimited'],
  json: ['json', 'json-lines'],
  jsonl: ['json-lines'],
  ndjson: ['json-lines'],
  xlsx: ['xlsx'],
  xlsm: ['xlsx'],
  xls: [],
};
const kindNames: Readonly<Record<TableKind, string>> = {
  delimited: 'a table in text (CSV)',
  json: 'JSON',
  'json-lines': 'JSON, one object a line',
  xlsx: 'an Excel workbook',
};

function misnamed(name: string, kind: TableKind): TableNote[] {
  const extension = path.extname(name).slice(1).toLowerCase();
  const expected = kindsByExtension[extension];
  return expected && !expected.includes(kind) ? [wrongExtension(extension, kindNames[kind])] : [];
}
