import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request says of where it comes from and what it is for. */
export interface RequestFacts {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly authorization: string | undefined;
}

/**
 * Whether a request may be answered at all. The Host must be this server's own, letter for letter: a page whose name
 * was made to lead here (DNS rebinding) still sends its own name. An Origin is sent by browsers only, and must be the
 * chat page's.
 */
export function isFromHere({ host, origin }: RequestFacts, port: number): boolean {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !names.includes(host)) return false;
  return origin === undefined || names.some((name) => origin === `http://${name}`);
}

/** Whether the token is right; takes the same time however much of it is. */
export function hasToken({ authorization }: RequestFacts, token: string): boolean {
  const [, given] = /^Bearer (\S{1,200})$/.exec(authorization ?? '') ?? [];
  if (given === undefined || token === '') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
