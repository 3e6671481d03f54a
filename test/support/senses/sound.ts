const sampleRate = 16_000;

/** A tone that wavers, as a voice does: something that is heard. */
export function tone(seconds: number): Int16Array {
  return Int16Array.from({ length: seconds * sampleRate }, (_, i) =>
    Math.round(9000 * Math.sin(i * 0.09) * (0.6 + 0.4 * Math.sin(i / 900))),
  );
}

/** Samples as the contract takes them. */
export function piecesOf(samples: Int16Array): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < samples.length; at += 160_000) {
    const part = samples.slice(at, at + 160_000);
    pieces.push(Buffer.from(part.buffer).toString('base64'));
  }
  return pieces;
}

interface WaveForm {
  readonly format?: number;
  readonly channels?: number;
  readonly sampleRate?: number;
  readonly bits?: number;
}

/** The bytes of a WAV file around samples that are bytes already. */
export function waveFile(data: Uint8Array, form: WaveForm = {}): Uint8Array {
  const { format = 1, channels = 1, bits = 16 } = form;
  const rate = form.sampleRate ?? sampleRate;
  const bytes = Buffer.alloc(44 + data.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + data.length, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(format, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE((rate * channels * bits) / 8, 28);
  bytes.writeUInt16LE((channels * bits) / 8, 32);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(data.length, 40);
  bytes.set(data, 44);
  return bytes;
}
