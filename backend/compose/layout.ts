import type { Turn } from './ports.ts';

/** What a model is sent for a task, as its conventions.json says. */
export interface Layout {
  readonly system: string;
  readonly user: string;
}

/** The turn that asks for a text from facts: the layout's one line for a fact is repeated for each. */
export function fillLayout(
  { system, user }: Layout,
  wish: {
    readonly kind: string;
    readonly facts: readonly string[];
    readonly tone: string;
    readonly words: number;
  },
): Turn {
  const turn = user
    .split('\n')
    .flatMap((line) =>
      line.includes('{fact}') ? wish.facts.map((fact) => line.replace('{fact}', () => fact)) : [line],
    )
    .map((line) =>
      line
        .replace('{kind}', () => wish.kind)
        .replace('{tone}', () => wish.tone)
        .replace('{n}', String(wish.words)),
    )
    .join('\n');
  return { system, turn };
}

/** The turn that asks for a change to a text. */
export function fillRewriteLayout({ system, user }: Layout, text: string, change: string): Turn {
  return { system, turn: user.replace('{text}', () => text).replace('{change}', () => change) };
}
