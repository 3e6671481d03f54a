import { unzipSync, zipSync } from 'fflate';
import type { Random } from '../../../backend/numerics/random.ts';

/** Bytes that formats are made of, so that mutations hit more than noise does. */
const tokens = [
  '<', '>', '</', '/>', '"', '&#0;', '<!--', ']]>', '\0', '\r\n', '\xff\xff\xff\xff', '\x7f\xff\xff\xff', '-1', '99999999999',
  '<<', '>>', '[', ']', 'endobj', 'stream', 'endstream', 'R', '/Kids', '/Length', '```', '|', '#', ',', ';', '\ud83d', '\ufeff',
]; // prettier-ignore

/** A copy of bytes with one to eight places changed: flipped, cut out, doubled, moved, cut off or overwritten. */
export function mutate(original: Uint8Array, random: Random): Uint8Array {
  let bytes: Buffer = Buffer.from(original);
  const changes = 1 + Math.floor(random() * 8);
  for (let change = 0; change < changes; change++) bytes = changed(bytes, random);
  return Uint8Array.from(bytes);
}

/** Half of the time a file inside an archive is changed, and packed again; half of the time the archive itself. */
export function mutatePacked(original: Uint8Array, random: Random): Uint8Array {
  if (random() < 0.4) return mutate(original, random);
  const files = Object.entries(unzipSync(original));
  const chosen = Math.floor(random() * files.length);
  const isDropped = random() < 0.05;
  const others = files.flatMap(([name, bytes], index): [string, Uint8Array][] => {
    if (index !== chosen) return [[name, bytes]];
    return isDropped ? [] : [[name, mutate(bytes, random)]];
  });
  return zipSync(Object.fromEntries(others), { level: 1 });
}

function changed(bytes: Buffer, random: Random): Buffer {
  const place = () => Math.floor(random() * (bytes.length + 1));
  const at = place();
  const length = Math.floor(random() ** 3 * Math.min(bytes.length, 4000));
  const before = bytes.subarray(0, at);
  switch (Math.floor(random() * 7)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at]! ^= 1 << Math.floor(random() * 8);
      return copy;
    }
    case 1:
      return Buffer.concat([before, bytes.subarray(at + length)]);
    case 2: {
      const from = place();
      return Buffer.concat([before, bytes.subarray(from, from + length), bytes.subarray(at)]);
    }
    case 3: {
      const token = Buffer.from(tokens[Math.floor(random() * tokens.length)]!);
      return Buffer.concat([before, token, bytes.subarray(at + (random() < 0.5 ? token.length : 0))]);
    }
    case 4:
      return random() < 0.3 ? Buffer.from(before) : Buffer.from(bytes);
    case 5: {
      const repeated = bytes.subarray(at, at + Math.min(length, 40));
      return Buffer.concat([
        before,
        ...Array<Buffer>(1 + Math.floor(random() * 500)).fill(repeated),
        bytes.subarray(at),
      ]);
    }
    default:
      return Buffer.concat([before, Buffer.from([Math.floor(random() * 256)]), bytes.subarray(at + 1)]);
  }
}
