import type { TableSource } from '../contract/tables.ts';

/** Where the backend finds a file; one that has no place on the disk (dragged from a mail, say) is read here. */
export async function sourceOfFile(file: File): Promise<TableSource> {
  const path = window.inkling.pathOf(file);
  return path === '' ? { kind: 'pasted', name: file.name, text: await file.text() } : { kind: 'file', path };
}

/** What a dialogue offers as tables. */
export const tableEndings = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx';
