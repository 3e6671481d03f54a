import type { z } from 'zod';
import type { InputOf } from '../../../contract/index.ts';
import type {
  FeedbackRule,
  InteractionColumnNames,
  interactionGuessSchema,
  ItemColumnNames,
  itemGuessSchema,
} from '../../../contract/recommend-data.ts';
import type { TableOptions, TableSource } from '../../../contract/tables.ts';

export type InteractionGuess = z.infer<typeof interactionGuessSchema>;
export type ItemGuess = z.infer<typeof itemGuessSchema>;
type InteractionRoles = InteractionGuess['columns'];
type ItemRoles = ItemGuess['columns'];

/** A table a person looks at before it is taken in; null where they leave it as it was guessed. */
export interface TableDraft<Roles> {
  readonly name: string;
  readonly source: TableSource;
  readonly options: TableOptions;
  readonly columns: Roles | null;
}

export interface ImportDraft {
  readonly interactions: TableDraft<InteractionRoles>;
  readonly rule: FeedbackRule | null;
  readonly items: TableDraft<ItemRoles> | null;
}

export const interactionRoles = ['user', 'item', 'value', 'time'] as const;
export const itemRoles = ['id', 'title', 'text', 'category', 'price', 'tags', 'inStock'] as const;
type Role = (typeof interactionRoles)[number] | (typeof itemRoles)[number] | 'none';

/** A table just dropped. */
export const newTable = (name: string, source: TableSource) => ({ name, source, options: {}, columns: null });

/** What a column is taken for. */
export function roleOf(columns: InteractionRoles | ItemRoles, column: string): Role {
  for (const [role, name] of Object.entries(columns))
    if (Array.isArray(name) ? name.includes(column) : name === column) return role as Role;
  return 'none';
}

/** The columns after one was given another role; who had that role loses it, but for texts, of which there can be several. */
export function withRole<Roles extends InteractionRoles | ItemRoles>(
  columns: Roles,
  column: string,
  role: Role,
): Roles {
  const next: Record<string, string | string[] | null> = {};
  for (const [name, now] of Object.entries<string | string[] | null>(columns))
    next[name] = Array.isArray(now) ? now.filter((other) => other !== column) : now === column ? null : now;
  if (role !== 'none') {
    const now = next[role];
    next[role] = Array.isArray(now) ? [...now, column] : column;
  }
  return next as Roles;
}

/** Why a draft can't be imported yet, or what the backend is asked. */
export function importInput(
  projectId: string,
  draft: ImportDraft,
  guess: InteractionGuess,
  itemGuess: ItemGuess | null,
): { missing: 'needsUser' | 'needsItem' | 'needsId' } | { input: InputOf<'recommend.importDataset'> } {
  const columns = draft.interactions.columns ?? guess.columns;
  if (columns.user === null) return { missing: 'needsUser' };
  if (columns.item === null) return { missing: 'needsItem' };
  const itemColumns = draft.items && itemGuess ? (draft.items.columns ?? itemGuess.columns) : null;
  if (itemColumns?.id === null) return { missing: 'needsId' };
  const { source, options } = draft.interactions;
  return {
    input: {
      projectId,
      interactions: {
        source,
        options,
        columns: columns as InteractionColumnNames,
        rule: columns.value === null ? { kind: 'each-once' } : (draft.rule ?? guess.rule),
      },
      items:
        draft.items && itemColumns
          ? {
              source: draft.items.source,
              options: draft.items.options,
              columns: itemColumns as ItemColumnNames,
            }
          : null,
    },
  };
}
