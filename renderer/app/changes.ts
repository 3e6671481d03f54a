import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../../contract/client.ts';
import type { EventOf } from '../../contract/index.ts';
import { problemOf, type Backend } from '../backend.ts';

type Change = Extract<EventOf<'system.changes'>, { type: 'changed' }>;

const lineageAsked = ['lineage.revisions', 'lineage.runs', 'lineage.compare'];

/** The questions whose answers a change touches. */
const askedAgain: Readonly<Record<Change['what'], readonly string[]>> = {
  projects: ['projects.list', 'compose.fill', 'carry.imports', 'trash.list'],
  knowledge: ['sources.list'],
  brief: ['briefs.get', 'ideation.tellNeeds', 'projects.list', 'compose.fill', 'lineage.runs'],
  ideas: [
    'ideas.list',
    'cluster.list',
    'cluster.history',
    'develop.idea',
    'projects.list',
    'compose.fill',
    'converge.table',
    'converge.sensitivity',
    'converge.summary',
    'converge.pairs',
    ...lineageAsked,
  ],
  converge: [
    'converge.sets',
    'converge.table',
    'converge.sensitivity',
    'converge.summary',
    'converge.pairs',
    'converge.rounds',
  ],
  assistant: ['assistant.settings'],
  conversations: ['conversations.list', 'conversations.get', 'faq.candidates'],
  handoffs: ['handoffs.list'],
  tests: ['tests.list', 'testRuns.list', 'testRuns.get', 'testRuns.thresholds', 'testRuns.compare'],
  settings: ['settings.get'],
  models: [
    'models.list',
    'models.catalogue',
    'models.proxy',
    'providers.list',
    'engines.list',
    'system.status',
  ],
  publish: ['publish.state'],
  network: ['network.state', 'network.log'],
  plan: ['plan.get'],
  compose: ['compose.templates', 'compose.documents', 'compose.document', 'compose.history'],
  develop: ['develop.idea', 'develop.documents', 'develop.history'],
  analyse: ['analyse.list', 'analyse.get', 'analyse.rows', 'analyse.nextToLabel'],
  recommend: [
    'recommend.datasets',
    'recommend.overview',
    'recommend.runs',
    'recommend.run',
    'recommend.algorithms',
    'recommend.evidence',
  ],
  pictures: ['pictures.sets', 'pictures.runs'],
  keys: ['keys.state', 'system.status'],
  backups: ['backups.list'],
  updates: ['updates.state'],
  predict: ['predict.datasets', 'predict.runs', 'predict.run'],
};

/** Changes that come in a burst are answered by asking once. */
const burstMs = 120;
/**
 * Where the model writes, changes come several times a second, and a long list takes long to be asked: the window then
 * asks a quarter of the time and has the rest for the person, who is typing meanwhile.
 */
const shareOfAsking = 1 / 4;
/** But nothing waits longer than that to be asked again, however slow an answer is. */
const longestRestMs = 1000;

/** Asks again what has changed in the store; after a restart of the backend, everything. */
export function followChanges(backend: Backend, queries: QueryClient): void {
  const touched = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let freeAtMs = 0;
  const askSoon = () => {
    if (touched.size === 0) return;
    timer ??= setTimeout(() => void ask(), Math.max(burstMs, freeAtMs - performance.now()));
  };
  const ask = async () => {
    const names = [...touched];
    touched.clear();
    const begun = performance.now();
    const asked = names.map((name) => queries.invalidateQueries({ queryKey: [name] }));
    // Who asks again before the answer is there throws it away.
    await Promise.race([Promise.allSettled(asked), new Promise((done) => setTimeout(done, longestRestMs))]);
    freeAtMs = begun + Math.min(longestRestMs, (performance.now() - begun) / shareOfAsking);
    timer = undefined;
    askSoon();
  };
  const touch = (change: Change) => {
    for (const name of askedAgain[change.what]) touched.add(name);
    askSoon();
  };

  const follow = async (client: Client) => {
    try {
      for await (const event of client.stream('system.changes', {}))
        if (event.type === 'changed') touch(event);
    } catch (error) {
      // The next client starts this over; a stream that fails for another reason is worth a look.
      if (problemOf(error).code !== 'backend-lost') reportError(error);
    }
  };

  let followed: Client | null = null;
  const attach = () => {
    const { client } = backend.connection.get();
    if (client === followed) return;
    const again = followed !== null;
    followed = client ?? followed;
    if (!client) return;
    if (again) void queries.invalidateQueries();
    void follow(client);
  };
  backend.connection.subscribe(attach);
  attach();
}
