import { randomInt } from 'node:crypto';
import type { EventOf, ParsedInputOf } from '../../contract/index.ts';
import type { RewriteAction } from '../../contract/compose-texts.ts';
import type { Sampling } from '../../contract/ideation.ts';
import { InklingError } from '../../contract/errors.ts';
import { abilitiesOf, requireAbility } from './abilities.ts';
import { createBan } from './banned.ts';
import { checkText } from './check-text.ts';
import { diffWords } from './diff-words.ts';
import { EventQueue } from '../streams/event-queue.ts';
import type { ComposeModels } from './ports.ts';
import { rewriteByModel, type Rewritten } from './rewrite-model.ts';
import { rewriteByRules } from './rules/index.ts';
import { samplingWith } from './sampling.ts';

type Input = ParsedInputOf<'compose.rewrite'>;
type Event = Exclude<EventOf<'compose.rewrite'>, { type: 'failed' }>;

/** Close to what it was taught: an edit is no place for surprises. */
const usualSampling: Sampling = { temperature: 0.6, topK: 0, topP: 1, minP: 0.08, repetitionPenalty: 1 };

/** Actions whose rules say nothing that the model could have meant otherwise. */
const polished: readonly RewriteAction[] = ['simplify', 'plain', 'formal', 'correct'];

/** Which tasks of the conventions the default model was taught. */
export async function taughtTasks(models: ComposeModels): Promise<string[]> {
  const tasks = ['compose', 'rewrite'] as const;
  const layouts = await Promise.all(tasks.map((task) => models.layout(task)));
  return tasks.filter((_, i) => layouts[i] !== null);
}

/** A proposal for a selection: by the model where it can and finds something sound, else by rules; never forced. */
export async function* rewrite(
  models: ComposeModels,
  input: Input,
  signal: AbortSignal,
): AsyncGenerator<Event, void, void> {
  const { text, action, language } = input;
  if (action === 'translate' && (input.into === undefined || input.into === language))
    throw new InklingError(
      'invalid-input',
      'Say which language to translate into: another than the one it is in.',
      'Choose the language.',
    );
  const abilities = abilitiesOf(models.languages(), await taughtTasks(models));
  const { by } = requireAbility(abilities, action, language);
  const seed = input.seed ?? randomInt(2 ** 32);
  const byModel = by !== 'rules';
  yield { type: 'started', seed, modelId: byModel ? models.modelId() : null };

  let rewritten: Rewritten | null = null;
  const layout = await models.layout('rewrite');
  if (byModel && layout) {
    const queue = new EventQueue<Event>();
    const compose = await models.layout('compose');
    const work = models.borrowWriter(signal, async (model, embed) => {
      rewritten = await rewriteByModel(model, embed, { rewrite: layout, compose }, text, action, {
        ...input,
        sampling: samplingWith(usualSampling, input.sampling),
        seed,
        signal,
        onText: (written) => queue.push({ type: 'text', text: written }),
      });
    });
    yield* queue.during(work);
  }
  yield doneWith(input, rewritten, by === 'model');
}

function doneWith(input: Input, rewritten: Rewritten | null, modelOnly: boolean): Event {
  const { text, action } = input;
  const ban = createBan(input.bannedWords);
  const before = new Set(ban.find(text));
  // A word that the selection had is the person's; one that comes in is not taken.
  const isAllowed = (proposal: string) => ban.find(proposal).every((word) => before.has(word));
  const notes: string[] = [];
  let proposal = text;
  let by: 'model' | 'rules' | null = null;
  if (rewritten && rewritten.failed < rewritten.pieces && rewritten.text !== text) {
    // Rules only change what is certain, so they go over the model's text too.
    proposal = polished.includes(action) ? rewriteByRules(rewritten.text, action) : rewritten.text;
    if (!isAllowed(proposal)) proposal = rewritten.text;
    by = 'model';
    if (rewritten.failed > 0)
      notes.push(
        `${rewritten.failed} of ${rewritten.pieces} pieces stayed as they were: nothing sound was found for them.`,
      );
  } else if (!modelOnly) {
    const byRules = rewriteByRules(text, action);
    if (rewritten)
      notes.push(`What the model wrote was not sound (${summary(rewritten.faults)}), so rules were used.`);
    if (byRules !== text && isAllowed(byRules)) {
      proposal = byRules;
      by = 'rules';
    } else notes.push('Nothing was found to change.');
  } else {
    const why = rewritten && rewritten.faults.length > 0 ? ` (${summary(rewritten.faults)})` : '';
    notes.push(
      `The model found nothing sound${why}; the text is as it was. Try another seed, or a shorter selection.`,
    );
  }
  return {
    type: 'done',
    proposal,
    changes: diffWords(text, proposal),
    by,
    checks: checkText(proposal, { ...input, lengthTarget: null, facts: [text] }),
    note: notes.join(' '),
  };
}

/** The most frequent reasons. */
function summary(faults: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const fault of faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([fault]) => fault)
    .join(', ');
}
