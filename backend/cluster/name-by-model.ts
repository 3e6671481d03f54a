import { z } from 'zod';
import type { Idea } from '../../contract/ideation.ts';
import { familyOf } from '../wording/family.ts';
import { isContentWord, wordsOf } from '../wording/content-words.ts';
import { languageOfMost } from './name-groups.ts';
import type { NamingModels } from './ports.ts';

/** As many as the model was taught to be shown. */
const shown = 5;
/** Names written side by side for a group; the first that passes is taken. */
const candidates = 6;
const sampling = { temperature: 0.7, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1 } as const;
const maxTokens = 60;
/** A longer name is a sentence, or one that was cut off. */
const mostWords = 6;
const seed = 11;
/** Words that a name may add to the ideas' own: they say how or for what, and name no thing that nobody spoke of. */
const helpers: ReadonlySet<string> = new Set(
  `fewer less easier easy quicker quick faster simpler simple safer safe smoother clearer shorter longer earlier sooner
  help helping helped helps support supporting supported keeping together around across along near inside outside among
  towards toward ahead instead`.split(/\s+/u),
);
const draftSchema = z.object({ name: z.string() });

type NameEvent =
  | { readonly type: 'progress'; phase: 'waiting' | 'naming'; share: number | null; remainingMs: null }
  | { readonly type: 'named'; at: number; name: string | null };

/**
 * Asks the model to name groups of ideas, one after the other. A name counts only when each of its words that says something
 * is one of the ideas' own or a helper: what the model adds of itself is dropped with the name. The model is taught in English: groups in
 * another language get none. Rejects with `cancelled`.
 */
export async function nameByModel(
  models: NamingModels,
  projectId: string,
  groups: readonly (readonly Idea[])[],
  signal: AbortSignal,
  emit: (event: NameEvent) => void,
): Promise<void> {
  const modelId = models.writerOf(projectId);
  const task = (await models.conventions(modelId)).tasks['cluster'];
  emit({ type: 'progress', phase: 'waiting', share: null, remainingMs: null });
  const taken = new Set<string>();
  for (const [at, ideas] of groups.entries()) {
    const texts = ideas.map(({ title, pitch }) => `${title} ${pitch}`);
    if (!task || ideas.length === 0 || languageOfMost(texts) !== 'en') {
      emit({ type: 'named', at, name: null });
      continue;
    }
    // The layout has one line for an idea; there is one for each that is shown.
    const line = '- {title}: {pitch}';
    const lines = ideas.slice(0, shown).map(({ title, pitch }) => `- ${title}: ${pitch}`);
    const turn = task.user.split(line).join(lines.join('\n'));
    const { drafts } = await models.borrowTextModel(modelId, signal, (model) =>
      model.draft({
        prompt: { system: task.system, stem: '', turn },
        keys: ['name'],
        openings: Array.from({ length: candidates }, () => ''),
        sampling,
        seed,
        maxTokens,
        signal,
      }),
    );
    const names = drafts.flatMap(({ text, complete }) => (complete ? nameIn(text) : []));
    // The title of one idea says nothing of the others.
    const titles = new Set(ideas.map(({ title }) => title.trim().toLowerCase()));
    const isFree = (one: string) => !taken.has(one.toLowerCase()) && !titles.has(one.toLowerCase());
    const name = names.find((one) => isFree(one) && isOwn(one, texts)) ?? null;
    if (name) taken.add(name.toLowerCase());
    emit({ type: 'named', at, name });
    emit({ type: 'progress', phase: 'naming', share: (at + 1) / groups.length, remainingMs: null });
  }
}

function nameIn(text: string): string[] {
  try {
    const name = draftSchema
      .parse(JSON.parse(text))
      .name.trim()
      .replace(/[\s,;:.]+$/u, '');
    return name === '' || name.split(/\s+/u).length > mostWords ? [] : [name];
  } catch {
    return [];
  }
}

/** Whether a name says something, in the words of the texts and at most with helpers between them. */
export function isOwn(name: string, texts: readonly string[]): boolean {
  const own = new Set(texts.flatMap(partsOf).map(familyOf));
  const words = partsOf(name).filter((word) => isContentWord(word, 'en'));
  const isFromTexts = (word: string) => own.has(familyOf(word));
  return words.some(isFromTexts) && words.every((word) => isFromTexts(word) || helpers.has(word));
}

/** The words of a text, those joined by hyphens apart: "leaving-by-noon" says "noon". */
function partsOf(text: string): string[] {
  return wordsOf(text, 'en').flatMap((word) => word.split('-'));
}
