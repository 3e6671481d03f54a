/** One record of a delimited text. */
export interface DelimitedRecord {
  readonly cells: string[];
  /** Its first line; the first of the text is 1. */
  readonly line: number;
  /** A quotation mark opens in it that nothing closes; it was parted as if there were none. */
  readonly isUnclosed: boolean;
}

/** A field with more lines than this is a quotation mark that somebody forgot to close. */
const mostLinesInField = 200;

/** Parts a text that comes in pieces into records. Empty lines are passed over. */
export interface RecordReader {
  /** Hands over the records that are whole now. `onRecord` answers false to end; then so does this. */
  feed(text: string, onRecord: (record: DelimitedRecord) => boolean): boolean;
  /** Characters that are waiting for the end of their record. */
  pending(): number;
  /** Hands over what is left. */
  end(onRecord: (record: DelimitedRecord) => boolean): boolean;
}

/**
 * Reads records as RFC 4180 has them, with any delimiter and line end. Quotation marks inside an unquoted field, or after
 * a quoted one, stand for themselves. One that opens a field and is never closed costs its own line only.
 */
export function createRecordReader(delimiter: string): RecordReader {
  let rest = '';
  let line = 1;

  const consume = (isEnd: boolean, onRecord: (record: DelimitedRecord) => boolean): boolean => {
    let at = 0;
    let goesOn = true;
    while (goesOn && at < rest.length) {
      const end = lineEnd(rest, at, isEnd);
      if (end === null) break;
      const text = rest.slice(at, end.textEnd);
      if (!text.includes('"')) {
        at = end.next;
        if (text !== '') goesOn = onRecord({ cells: text.split(delimiter), line, isUnclosed: false });
        line++;
        continue;
      }
      const quoted = readQuoted(rest, at, delimiter, isEnd);
      if (quoted === 'more') break;
      if (quoted === 'unclosed') {
        at = end.next;
        goesOn = onRecord({ cells: text.split(delimiter), line, isUnclosed: true });
        line++;
      } else {
        at = quoted.next;
        goesOn = onRecord({ cells: quoted.cells, line, isUnclosed: false });
        line += quoted.lines;
      }
    }
    rest = rest.slice(at);
    return goesOn;
  };

  return {
    feed: (text, onRecord) => {
      rest += text;
      return consume(false, onRecord);
    },
    pending: () => rest.length,
    end: (onRecord) => consume(true, onRecord),
  };
}

/** Where the line ends, and where the next begins; null while that isn't known. Also a lone CR ends a line. */
function lineEnd(text: string, from: number, isEnd: boolean): { textEnd: number; next: number } | null {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  const ret = text.slice(from, end).indexOf('\r');
  if (ret >= 0) {
    const at = from + ret;
    if (at + 1 < text.length) return { textEnd: at, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
    return isEnd ? { textEnd: at, next: at + 1 } : null;
  }
  if (feed >= 0) return { textEnd: feed, next: feed + 1 };
  return isEnd ? { textEnd: text.length, next: text.length } : null;
}

type Quoted = { readonly cells: string[]; readonly next: number; readonly lines: number };

/** A record in which there are quotation marks. */
function readQuoted(
  text: string,
  from: number,
  delimiter: string,
  isEnd: boolean,
): Quoted | 'more' | 'unclosed' {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    if (text[at] === '"') {
      const field = readQuotedField(text, at, delimiter, isEnd);
      if (typeof field === 'string') return field;
      cells.push(field.value);
      lines += field.lineEnds;
      at = field.next;
    } else {
      let end = at;
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
      if (end === text.length && !isEnd) return 'more';
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (text[at] === '\r' && at + 1 === text.length && !isEnd) return 'more';
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    return { cells, next: Math.min(at + 1, text.length), lines };
  }
}

function readQuotedField(
  text: string,
  from: number,
  delimiter: string,
  isEnd: boolean,
): { value: string; next: number; lineEnds: number } | 'more' | 'unclosed' {
  let lineEnds = 0;
  let scanned = from + 1;
  for (let search = from + 1; ;) {
    const quote = text.indexOf('"', search);
    const end = quote < 0 ? text.length : quote;
    for (; scanned < end; scanned++)
      if (text[scanned] === '\n' && ++lineEnds > mostLinesInField) return 'unclosed';
    if (quote < 0) return isEnd ? 'unclosed' : 'more';
    const after = text[quote + 1];
    if (after === undefined && !isEnd) return 'more';
    if (after === '"') {
      search = quote + 2;
      scanned = quote + 2;
    } else if (after === undefined || after === delimiter || after === '\n' || after === '\r') {
      const value = text.slice(from + 1, quote);
      return { value: value.includes('""') ? value.replaceAll('""', '"') : value, next: quote + 1, lineEnds };
    } else {
      search = quote + 1;
    }
  }
}
