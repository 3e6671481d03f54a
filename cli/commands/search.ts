import { composeLanguages } from '../../contract/compose-templates.ts';
import { searchKinds, searchLimit, type SearchHit } from '../../contract/search.ts';
import type { EventOf } from '../../contract/index.ts';
import type { Command, Invocation } from '../command.ts';
import { findProject } from '../leave/find.ts';
import { printJson, printLine, wrap } from '../print.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { oneOf, wholeNumber } from '../whole-number.ts';

type Found = Extract<EventOf<'search.everything'>, { type: 'done' }>;

/** `search WORDS`: anything of any project, by words and by meaning. */
export const searchCommand: Command = {
  name: 'search',
  usage: 'search WORDS --data DIR [--project PROJECT] [--limit N] [--language en|zh-CN]',
  summary:
    'finds ideas, passages of documents, developed documents, texts, conversations, briefs, plans and templates of all projects',
  notes: [
    `--limit N of each kind (5; at most ${searchLimit}); with --json the places that match are given too`,
  ],
  options: {
    project: { type: 'string' },
    limit: { type: 'string' },
    language: { type: 'string' },
  },

  check(words, options, dataFolder) {
    if (words.join(' ').trim() === '')
      throw new UsageError('Say what you look for: search WORDS --data DIR.');
    if (dataFolder === undefined) throw new UsageError('Say with --data DIR where to look.');
    requestOf(options);
  },

  async run({ client, words, options, json, signal }) {
    const { project, ...request } = requestOf(options);
    const projectId = project === undefined ? null : (await findProject(client, project)).id;
    const progress = createProgress();
    let done: Found | null = null;
    const events = client.stream(
      'search.everything',
      { query: words.join(' '), projectId, ...request },
      signal,
    );
    for await (const event of events)
      if (event.type === 'indexing') progress.say(`indexing ${event.done} of ${event.total}`);
      else if (event.type === 'done') done = event;
    progress.clear();
    const { hits, more } = done!;
    if (json) printJson({ hits, more });
    else print(hits, more);
    return 0;
  },
};

/** Throws UsageError. */
function requestOf({ project, limit, language }: Invocation['options']) {
  const chosen = oneOf('language', language, composeLanguages);
  return {
    ...(typeof project === 'string' ? { project } : {}),
    ...(limit === undefined ? {} : { limit: wholeNumber('limit', limit, 1, searchLimit) }),
    ...(chosen === undefined ? {} : { language: chosen }),
  };
}

function print(hits: readonly SearchHit[], more: Found['more']): void {
  if (hits.length === 0) printLine('Nothing was found.');
  for (const kind of searchKinds) {
    const ofKind = hits.filter(({ target }) => target.kind === kind);
    if (ofKind.length > 0) printLine(`${kind}${more.includes(kind) ? ' (there are more)' : ''}`);
    for (const { title, excerpt, projectName, by } of ofKind) {
      const notes = [projectName, by === 'meaning' ? 'by meaning' : ''].filter((note) => note !== '');
      printLine(`  ${title.text}${notes.length > 0 ? `  [${notes.join(', ')}]` : ''}`);
      if (excerpt.text !== '') printLine(wrap(excerpt.text, '    '));
    }
  }
}
