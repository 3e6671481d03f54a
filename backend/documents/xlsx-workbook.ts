import { attribute, readXml } from './xml-events.ts';

/** What a sheet needs to know of its workbook. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  readonly sharedStrings: readonly string[];
  /** By the number of a cell's style: how its number is meant. */
  readonly formats: readonly ('number' | 'date' | 'time' | 'percent')[];
  /** True when days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
}

/** Reads the parts of a workbook beside its sheets (ECMA-376 part 1, sections 18.2, 18.4 and 18.8). */
export function readWorkbook(part: (name: string) => string | null): Workbook {
  const workbook = part('xl/workbook.xml') ?? '';
  const targets = readTargets(part('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: { name: string; part: string; isHidden: boolean }[] = [];
  let from1904 = false;
  readXml(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attribute(attributes, 'r:id') ?? '');
      sheets.push({
        name: attribute(attributes, 'name') ?? `Sheet ${sheets.length + 1}`,
        part: target ?? `xl/worksheets/sheet${sheets.length + 1}.xml`,
        isHidden: /hidden/iu.test(attribute(attributes, 'state') ?? ''),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return {
    sheets,
    from1904,
    sharedStrings: readSharedStrings(part('xl/sharedStrings.xml') ?? ''),
    formats: readFormats(part('xl/styles.xml') ?? ''),
  };
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      targets.set(attribute(attributes, 'Id') ?? '', part);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

/** Of a string with formatting, its pieces; of one with readings of its characters, the characters. */
function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let isText = false;
  let isReading = false;
  let value = '';
  readXml(xml, {
    open(name) {
      if (name === 'si') value = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    close(name) {
      if (name === 'si') strings.push(value);
      if (name === 'rPh') isReading = false;
      isText = false;
    },
    text(text) {
      if (isText) value += text;
    },
  });
  return strings;
}

function readFormats(xml: string): Workbook['formats'] {
  const codes = new Map<number, string>();
  const formats: Workbook['formats'][number][] = [];
  let isCellFormat = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') {
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      }
      if (name === 'cellXfs') isCellFormat = true;
      if (name !== 'xf' || !isCellFormat) return;
      const id = Number(attribute(attributes, 'numFmtId'));
      formats.push(formatOf(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false;
    },
    text: () => undefined,
  });
  return formats;
}

/** ECMA-376 part 1, section 18.8.30, names the formats below 164. */
function formatOf(id: number, code: string | undefined): Workbook['formats'][number] {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
  if (code === undefined) return 'number';
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
  if (/[ymd]/iu.test(bare) && /y|d/iu.test(bare)) return 'date';
  if (/[hs]/iu.test(bare)) return 'time';
  return bare.includes('%') ? 'percent' : 'number';
}
