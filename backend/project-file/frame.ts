import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { InklingError } from '../../contract/errors.ts';
import { damaged, tooLarge } from './header.ts';
import { limits } from './limits.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** What a frame holds. */
export const frameKinds = { facts: 1, rows: 2, end: 3 } as const;
type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];
const packedFlag = 0x10;
const tagBytes = 16;
/** Kind, stored length, plain length. */
export const frameHeadBytes = 9;

/** Where reading or writing is: the number of the next frame, and the fingerprint of all before it. */
export interface Chain {
  readonly index: number;
  readonly digest: Buffer;
}

/** The chain of a file whose header this is. */
export const startOfChain = (header: Buffer): Chain => ({
  index: 0,
  digest: createHash('sha256').update(header).digest(),
});

const next = ({ index, digest }: Chain, head: Buffer, plain: Uint8Array): Chain => ({
  index: index + 1,
  digest: createHash('sha256').update(digest).update(head).update(plain).digest(),
});

/** Counts up: a key is used for one file alone, as its salt is. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32LE(index);
  return nonce;
}

/** Packs a frame, seals it with a key where there is one, and says where the chain is then. */
export async function packFrame(
  kind: FrameKind,
  plain: Buffer,
  key: Uint8Array | null,
  chain: Chain,
): Promise<{ readonly bytes: Buffer; readonly chain: Chain }> {
  const packed = await deflate(plain);
  const isWorthIt = packed.length < plain.length && plain.length <= packed.length * limits.packedAtMost;
  let stored = isWorthIt ? packed : plain;
  const head = Buffer.alloc(frameHeadBytes);
  head.writeUInt8(isWorthIt ? kind | packedFlag : kind);
  head.writeUInt32LE(stored.length + (key ? tagBytes : 0), 1);
  head.writeUInt32LE(plain.length, 5);
  if (key) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(chain.index));
    cipher.setAAD(Buffer.concat([chain.digest, head]));
    stored = Buffer.concat([cipher.update(stored), cipher.final(), cipher.getAuthTag()]);
  }
  return { bytes: Buffer.concat([head, stored]), chain: next(chain, head, plain) };
}

/** How much a frame claims to hold, before any of it is read. Throws `file-damaged` and `file-too-large`. */
export function readFrameHead(head: Buffer, isSealed: boolean) {
  if (head.length < frameHeadBytes) throw damaged();
  const flags = head.readUInt8();
  const storedBytes = head.readUInt32LE(1);
  const plainBytes = head.readUInt32LE(5);
  const isPacked = (flags & packedFlag) !== 0;
  const kind = Object.values(frameKinds).find((one) => one === (flags & ~packedFlag));
  const bodyBytes = storedBytes - (isSealed ? tagBytes : 0);
  if (kind === undefined || bodyBytes < 1) throw damaged();
  if (plainBytes > limits.frameBytes || bodyBytes > limits.frameBytes) throw tooLarge();
  if (isPacked ? plainBytes > bodyBytes * limits.packedAtMost : plainBytes !== bodyBytes) throw damaged();
  return { kind, isPacked, storedBytes, plainBytes };
}

/** What a frame holds. Throws `file-damaged`; `file-encrypted` where the first frame says that the key is wrong. */
export async function openFrame(
  head: Buffer,
  stored: Buffer,
  key: Uint8Array | null,
  chain: Chain,
): Promise<{ readonly plain: Buffer; readonly chain: Chain }> {
  const { isPacked, plainBytes } = readFrameHead(head, key !== null);
  const body = key ? unsealed(head, stored, key, chain) : stored;
  const plain = isPacked ? await unpacked(body, plainBytes) : body;
  if (plain.length !== plainBytes) throw damaged();
  return { plain, chain: next(chain, head, plain) };
}

function unsealed(head: Buffer, stored: Buffer, key: Uint8Array, chain: Chain): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(chain.index));
  decipher.setAAD(Buffer.concat([chain.digest, head]));
  decipher.setAuthTag(stored.subarray(stored.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(stored.subarray(0, stored.length - tagBytes)), decipher.final()]);
  } catch {
    throw chain.index === 0 ? wrongPassphrase() : damaged();
  }
}

async function unpacked(body: Buffer, plainBytes: number): Promise<Buffer> {
  try {
    return await inflate(body, { maxOutputLength: Math.max(1, plainBytes) });
  } catch {
    throw damaged();
  }
}

function wrongPassphrase(): InklingError {
  return new InklingError(
    'file-encrypted',
    'This passphrase does not open the file, or its beginning was altered.',
    'Type the passphrase again as it was chosen when the project was exported.',
  );
}
