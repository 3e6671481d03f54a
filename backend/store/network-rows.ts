import type { Generated } from 'kysely';

/** Attempts at the network that were alike on one day. */
export interface NetworkEventRow {
  id: Generated<number>;
  /** Days since 1970, UTC. */
  day: number;
  by: string;
  /** Empty for none. */
  feature: string;
  kind: string;
  host: string;
  /** -1 for none. */
  port: number;
  allowed: number;
  times: number;
  sent_bytes: number;
  received_bytes: number;
  /** Milliseconds since 1970, UTC. */
  first_at: number;
  last_at: number;
}
