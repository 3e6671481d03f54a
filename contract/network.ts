import { z } from 'zod';
import { rpc } from './endpoint.ts';
import { timeSchema } from './projects.ts';

/**
 * Something in Inkling wanted to reach beyond its own process, and was let or not. `host` is a name, an address, the
 * path of a socket, or of a program that was to be started.
 */
export const networkAttemptSchema = z.object({
  at: timeSchema,
  /** Which part of Inkling: the page in the window, the shell, the backend, or one of its threads. */
  by: z.enum(['page', 'shell', 'backend', 'worker']),
  /** The feature whose permit it was made under; null without one. */
  feature: z.string().max(64).nullable(),
  kind: z.enum(['connection', 'name', 'datagram', 'listening', 'program']),
  host: z.string().max(255),
  port: z.int().min(0).max(65_535).nullable(),
  allowed: z.boolean(),
  /** 0 for what only adds the bytes of an attempt that was told before. */
  times: z.int().nonnegative(),
  sentBytes: z.int().nonnegative(),
  receivedBytes: z.int().nonnegative(),
});
export type NetworkAttempt = z.infer<typeof networkAttemptSchema>;

/** Attempts that were alike, as one row of the log. */
export const networkEntrySchema = networkAttemptSchema
  .omit({ at: true })
  .extend({ id: z.int(), firstAt: timeSchema, lastAt: timeSchema });
export type NetworkEntry = z.infer<typeof networkEntrySchema>;

const networkStateSchema = z.object({
  /** True when no feature may use the network, nor listen, whatever it is switched to. Kept over a restart. */
  offline: z.boolean(),
  /** Attempts that were refused, and that were allowed, among those the log holds. */
  refused: z.int().nonnegative(),
  allowed: z.int().nonnegative(),
});
export type NetworkState = z.infer<typeof networkStateSchema>;

/** What may leave this machine, and what wanted to. */
export const network = {
  'network.state': rpc(z.object({}), networkStateSchema),
  /** Locks everything, or lifts the lock. Locking ends every permit at once, and with it the local endpoint. */
  'network.setOffline': rpc(z.object({ offline: z.boolean() }), networkStateSchema),
  /** The log, newest first; at most a thousand rows are kept. */
  'network.log': rpc(z.object({}), z.object({ entries: z.array(networkEntrySchema) })),
  /** Forgets the log. */
  'network.clearLog': rpc(z.object({}), networkStateSchema),
};
