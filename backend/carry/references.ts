import { InklingError } from '../../contract/errors.ts';
import type { CarriedTable, Row, TableShape, Value } from './ports.ts';

/**
 * Sees to it that a file hangs together by itself: one project, nothing that refers to a row it does not hold, no row
 * twice. Nothing of a file can so reach the rows of another project, whatever ids it names.
 */
export function createReferenceCheck(shapes: ReadonlyMap<string, TableShape>, projectId: string) {
  const seen = new Map<string, Set<Value>>();
  const awaited: { readonly table: string; readonly id: Value }[] = [];
  const targets = new Set(
    [...shapes.values()].flatMap(({ references }) => references.map(({ table }) => table)),
  );
  return {
    /** Throws `file-damaged`. */
    check(table: CarriedTable, rows: readonly Row[]): void {
      const shape = shapes.get(table.name);
      const [key] = shape?.key ?? [];
      if (!shape || key === undefined) throw brokenReference();
      const known = seen.get(table.name) ?? new Set<Value>();
      seen.set(table.name, known);
      for (const row of rows) {
        const id = row[key] ?? null;
        if (table.name === 'project' && (known.size > 0 || id !== projectId)) throw brokenReference();
        if (targets.has(table.name)) {
          if (known.has(id)) throw brokenReference();
          known.add(id);
        }
        for (const { column, table: other } of shape.references) {
          const target = row[column] ?? null;
          if (target === null) continue;
          if (other === table.name) awaited.push({ table: other, id: target });
          else if (!seen.get(other)?.has(target)) throw brokenReference();
        }
      }
    },
    /** To be asked when all was seen. Throws `file-damaged`. */
    finish(): void {
      if (seen.get('project')?.size !== 1) throw brokenReference();
      for (const { table, id } of awaited) if (!seen.get(table)?.has(id)) throw brokenReference();
    },
  };
}

function brokenReference(): InklingError {
  return new InklingError(
    'file-damaged',
    'This project file does not hang together. Nothing of it was taken over.',
    'Export the project anew where it came from.',
  );
}
