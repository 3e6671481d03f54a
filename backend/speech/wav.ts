import { InklingError } from '../../contract/errors.ts';

/** What a WAV file holds, its channels mixed into one. Samples lie between -1 and 1. */
export interface Wave {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** Kinds of samples (WAVE_FORMAT_…); `extensible` names one of the others further on. */
const formats = { pcm: 1, float: 3, extensible: 0xfffe } as const;
const most = { channels: 64, sampleRate: 384_000 };

/**
 * Reads a RIFF WAVE file: whole numbers of 8, 16, 24 and 32 bits, floats of 32 and 64. A file that was cut off gives what is
 * there. Throws `file-unsupported` for other files and kinds, `file-damaged`, `file-empty`.
 */
export function readWave(bytes: Uint8Array): Wave {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') throw notWave();
  let form: Form | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = tag(at);
    const length = Math.min(view.getUint32(at + 4, true), bytes.length - at - 8);
    if (name === 'fmt ') form = readForm(view, at + 8, length);
    if (name === 'data') {
      if (!form) throw damaged('its samples stand before what says how to read them');
      return { samples: mixed(view, at + 8, length, form), sampleRate: form.sampleRate };
    }
    // Pieces begin at even places.
    at += 8 + length + (length % 2);
  }
  throw damaged('there are no samples in it');
}

interface Form {
  readonly isFloat: boolean;
  readonly channels: number;
  readonly sampleRate: number;
  readonly sampleBytes: number;
}

function readForm(view: DataView, at: number, length: number): Form {
  if (length < 16) throw damaged('what says how to read it is cut off');
  const named = view.getUint16(at, true);
  const format = named === formats.extensible && length >= 26 ? view.getUint16(at + 24, true) : named;
  const form = {
    isFloat: format === formats.float,
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    sampleBytes: view.getUint16(at + 14, true) / 8,
  };
  const sizes = form.isFloat ? [4, 8] : [1, 2, 3, 4];
  if ((format !== formats.pcm && format !== formats.float) || !sizes.includes(form.sampleBytes))
    throw new InklingError(
      'file-unsupported',
      'This WAV file is compressed, or in a kind of samples that is not read here.',
      'Save it as a WAV file with 16 bits, or open it in the window, which reads more kinds of sound.',
    );
  if (form.channels < 1 || form.channels > most.channels)
    throw damaged(`it says that it has ${form.channels} channels`);
  if (form.sampleRate < 1000 || form.sampleRate > most.sampleRate)
    throw damaged(`it says that it has ${form.sampleRate} samples a second`);
  return form;
}

function mixed(view: DataView, start: number, length: number, form: Form): Float32Array {
  const { channels, sampleBytes } = form;
  const count = Math.floor(length / (channels * sampleBytes));
  if (count === 0)
    throw new InklingError(
      'file-empty',
      'There is no sound in this file.',
      'Check that it is the file you meant.',
    );
  const read = readerOf(view, form);
  const samples = new Float32Array(count);
  for (let i = 0, at = start; i < count; i++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, at += sampleBytes) sum += read(at);
    const value = sum / channels;
    // A float file may hold anything; a sample that is no number is silence.
    samples[i] = Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
  }
  return samples;
}

function readerOf(view: DataView, { isFloat, sampleBytes }: Form): (at: number) => number {
  if (isFloat)
    return sampleBytes === 4 ? (at) => view.getFloat32(at, true) : (at) => view.getFloat64(at, true);
  switch (sampleBytes) {
    case 1:
      // The only kind without a sign.
      return (at) => (view.getUint8(at) - 128) / 128;
    case 2:
      return (at) => view.getInt16(at, true) / 32_768;
    case 3:
      return (at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608;
    default:
      return (at) => view.getInt32(at, true) / 2_147_483_648;
  }
}

function notWave(): InklingError {
  return new InklingError(
    'file-unsupported',
    'This is no WAV file.',
    'Save the recording as WAV, or open it in the window, which reads MP3 and other kinds of sound too.',
  );
}

function damaged(how: string): InklingError {
  return new InklingError(
    'file-damaged',
    `This sound file can’t be read: ${how}.`,
    'Record or save it again, and try that file.',
  );
}
