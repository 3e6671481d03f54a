import { z } from 'zod';
import { InklingError } from '../../../contract/errors.ts';
import type { HubSource } from '../../../contract/catalogue.ts';
import { isInnerPath } from '../model-files.ts';
import { listingUrl } from './hub.ts';
import { httpGet, type Line } from './http-get.ts';
import { readText } from './read-text.ts';
import { withRetries, type Patience } from './retries.ts';

/** A file that is to be fetched, and what its bytes have to be. */
export const hubFileSchema = z.object({
  path: z.string().refine(isInnerPath),
  bytes: z.int().nonnegative(),
  /** Of its bytes, for files that the hub keeps apart from git; else null. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** As git names it: SHA-1 over "blob LENGTH\0" and the bytes. */
  blobId: z.string().regex(/^[0-9a-f]{40}$/),
});
export type HubFile = z.infer<typeof hubFileSchema>;

/** What is to be fetched for a model. */
export const orderSchema = z.object({
  repository: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  files: z.array(hubFileSchema).min(1),
});
export type Order = z.infer<typeof orderSchema>;

/** As the hub lists a repository (huggingface_hub, ModelInfo and RepoSibling). */
const listingSchema = z.object({
  sha: z.string(),
  gated: z.union([z.boolean(), z.string()]).optional(),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.number().nullish(),
      blobId: z.string().nullish(),
      lfs: z.object({ sha256: z.string(), size: z.number() }).nullish(),
    }),
  ),
});

/** What is asked of a repository. */
export type AskedSource = Pick<HubSource, 'repository' | 'revision' | 'files' | 'optionalFiles' | 'sha256'>;

/** A listing is kilobytes; more is no listing. */
const mostListingBytes = 16 << 20;

/**
 * Asks the hub which files there are, how long they are, and what their bytes have to be. Rejects with
 * `hub-unreachable`, `hub-refused`, or `download-damaged` where the file is not the one the list was written for.
 */
export async function askHub(
  line: Line,
  source: AskedSource,
  patience: Patience,
  signal: AbortSignal,
): Promise<Order> {
  const { repository, revision, files, optionalFiles, sha256 } = source;
  const text = await withRetries(line.hub, patience, signal, async () => {
    const answer = await httpGet(line, listingUrl(line.hub, repository, revision), {}, signal);
    return readText(answer, mostListingBytes, {
      requireGiven: (status) => requireGiven(status, repository, line.hub.host),
      tooMuch: () => unreadableListing(line.hub.host),
    });
  });
  const listing = parseListing(text, line.hub.host);
  if (listing.gated !== undefined && listing.gated !== false)
    throw new InklingError(
      'hub-refused',
      `${repository} is only for people with an account at ${line.hub.host} who accepted its terms there.`,
      'Fetch the file in a browser, and import it.',
    );
  const found = [...files, ...optionalFiles].flatMap((path) => {
    const sibling = listing.siblings.find(({ rfilename }) => rfilename === path);
    if (!sibling && files.includes(path)) throw noLongerThere(repository, path);
    if (!sibling) return [];
    const { lfs, size, blobId } = sibling;
    return [{ path, bytes: lfs?.size ?? size, sha256: lfs?.sha256 ?? null, blobId }];
  });
  const order = orderSchema.safeParse({ repository, commit: listing.sha, files: found });
  if (!order.success) throw unreadableListing(line.hub.host);
  if (sha256 !== null && order.data.files[0]?.sha256 !== sha256) throw otherBytes(line.hub.host, repository);
  return order.data;
}

/** Throws `hub-refused` for what asking again would not change, a plain error for what it may. */
export function requireGiven(status: number, what: string, host: string): void {
  if (status === 200 || status === 206) return;
  if (status >= 500 || status === 429 || status === 408) throw new Error(`${host} answered ${status}.`);
  throw new InklingError(
    'hub-refused',
    `${host} does not give ${what} (it answered ${status}).`,
    'Look whether it is still there in a browser; a file fetched there can be imported.',
  );
}

function parseListing(text: string, host: string): z.infer<typeof listingSchema> {
  try {
    return listingSchema.parse(JSON.parse(text));
  } catch {
    throw unreadableListing(host);
  }
}

function unreadableListing(host: string): InklingError {
  return new InklingError(
    'hub-refused',
    `What ${host} answered is not the listing of a repository.`,
    'Look at the address of the hub under Models.',
  );
}

function noLongerThere(repository: string, file: string): InklingError {
  return new InklingError(
    'hub-refused',
    `${repository} no longer has ${file}.`,
    'Choose another model, or fetch a file in a browser and import it.',
  );
}

function otherBytes(host: string, repository: string): InklingError {
  return new InklingError(
    'download-damaged',
    `The file that ${host} has in ${repository} is not the one this list was written for, so it was not fetched.`,
    'Set the usual address under Models; if that is set, the file was changed: choose another model.',
  );
}
