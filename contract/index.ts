import type { z } from 'zod';
import { analyse } from './analyse.ts';
import { assistant } from './assistant.ts';
import { backups } from './backups.ts';
import { board } from './board.ts';
import { carry } from './carry.ts';
import { catalogue } from './catalogue.ts';
import { cluster } from './cluster.ts';
import { compose } from './compose.ts';
import { converge } from './converge.ts';
import { conversations } from './conversations.ts';
import { develop } from './develop.ts';
import { door } from './door.ts';
import { engines } from './engines.ts';
import { hubSearch } from './hub-search.ts';
import { ideation } from './ideation.ts';
import { keys } from './keys.ts';
import { knowledge } from './knowledge.ts';
import { leave } from './leave.ts';
import { lineage } from './lineage.ts';
import { models } from './models.ts';
import { network } from './network.ts';
import { ownIdeas } from './own-ideas.ts';
import { plan } from './plan.ts';
import { pictures } from './pictures.ts';
import { predict } from './predict.ts';
import { projects } from './projects.ts';
import { providers } from './providers.ts';
import { publish } from './publish.ts';
import { recommend } from './recommend.ts';
import { search } from './search.ts';
import { sessions } from './sessions.ts';
import { speech } from './speech.ts';
import { system } from './system.ts';
import { testRuns } from './test-runs.ts';
import { tests } from './tests.ts';
import { trash } from './trash.ts';
import { typing } from './typing.ts';
import { undo } from './undo.ts';
import { updates } from './updates.ts';

/** Everything that may be asked of the backend, by name. */
export const contract = {
  ...projects,
  ...ideation,
  ...ownIdeas,
  ...sessions,
  ...speech,
  ...board,
  ...cluster,
  ...converge,
  ...knowledge,
  ...assistant,
  ...conversations,
  ...tests,
  ...testRuns,
  ...models,
  ...catalogue,
  ...hubSearch,
  ...engines,
  ...providers,
  ...publish,
  ...network,
  ...recommend,
  ...plan,
  ...pictures,
  ...predict,
  ...analyse,
  ...compose,
  ...develop,
  ...lineage,
  ...leave,
  ...keys,
  ...backups,
  ...door,
  ...carry,
  ...trash,
  ...search,
  ...typing,
  ...undo,
  ...updates,
  ...system,
} as const;
export type Contract = typeof contract;
export type EndpointName = keyof Contract;

type NamesOf<Kind> = { [N in EndpointName]: Contract[N] extends { kind: Kind } ? N : never }[EndpointName];
export type RpcName = NamesOf<'rpc'>;
export type StreamName = NamesOf<'stream'>;

/** What a client sends, before defaults are filled in. */
export type InputOf<N extends EndpointName> = z.input<Contract[N]['input']>;
/** What a handler gets, parsed. */
export type ParsedInputOf<N extends EndpointName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends RpcName> = z.output<Contract[N]['output']>;
export type EventOf<N extends StreamName> = z.output<Contract[N]['event']>;
