import type { Migration } from 'kysely/migration';
import { firstSlice } from './0001-first-slice.ts';
import { recommend } from './0002-recommend.ts';
import { knowledge } from './0003-knowledge.ts';
import { assistant } from './0004-assistant.ts';
import { plan } from './0005-plan.ts';
import { pictures } from './0006-pictures.ts';
import { predict } from './0007-predict.ts';
import { analyse } from './0008-analyse.ts';
import { compose } from './0009-compose.ts';
import { diverge } from './0010-diverge.ts';
import { board } from './0011-board.ts';
import { cluster } from './0012-cluster.ts';
import { converge } from './0013-converge.ts';
import { develop } from './0014-develop.ts';
import { lineage } from './0015-lineage.ts';
import { network } from './0016-network.ts';
import { carry } from './0017-carry.ts';
import { search } from './0018-search.ts';
import { about } from './0019-about.ts';
import { undo } from './0020-undo.ts';
import { opinions } from './0021-opinions.ts';
import { engines } from './0022-engines.ts';
import { typedSecrets } from './0023-typed-secrets.ts';
import { engineAtOnce } from './0024-engine-at-once.ts';

/** Every migration by its name, in order. A shipped one is never edited: add the next number. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-slice': firstSlice,
  '0002-recommend': recommend,
  '0003-knowledge': knowledge,
  '0004-assistant': assistant,
  '0005-plan': plan,
  '0006-pictures': pictures,
  '0007-predict': predict,
  '0008-analyse': analyse,
  '0009-compose': compose,
  '0010-diverge': diverge,
  '0011-board': board,
  '0012-cluster': cluster,
  '0013-converge': converge,
  '0014-develop': develop,
  '0015-lineage': lineage,
  '0016-network': network,
  '0017-carry': carry,
  '0018-search': search,
  '0019-about': about,
  '0020-undo': undo,
  '0021-opinions': opinions,
  '0022-engines': engines,
  '0023-typed-secrets': typedSecrets,
  '0024-engine-at-once': engineAtOnce,
};
