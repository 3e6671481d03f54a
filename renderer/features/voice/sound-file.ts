import { speechLimits } from '../../../contract/speech.ts';
import { toWhole } from './recorder.ts';

/** What is read of a file at most; unpacked in memory, it becomes many times that. */
export const soundFileLimit = 100 * 2 ** 20;

/** Why a sound file was not read. */
export type SoundFault = 'too-large' | 'too-long' | 'unreadable';

/**
 * The sound of a file (WAV, MP3, Ogg, M4A: what the window can play) as one channel at the rate that models hear. It is
 * unpacked here, in the window's sandbox.
 */
export async function readSoundFile(file: File): Promise<Int16Array | SoundFault> {
  if (file.size > soundFileLimit) return 'too-large';
  const context = new OfflineAudioContext(1, 1, speechLimits.sampleRate);
  let sound: AudioBuffer;
  try {
    sound = await context.decodeAudioData(await file.arrayBuffer());
  } catch {
    return 'unreadable';
  }
  if (sound.duration > speechLimits.minutes * 60) return 'too-long';
  const mixed = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel++) {
    const samples = sound.getChannelData(channel);
    for (let at = 0; at < mixed.length; at++) mixed[at]! += samples[at]! / sound.numberOfChannels;
  }
  return toWhole(mixed);
}

/** Samples as the backend takes them: ten seconds a piece, lowest byte first, in base64. */
export function toPieces(samples: Int16Array): string[] {
  const pieces: string[] = [];
  const step = speechLimits.pieceBytes / 2;
  for (let start = 0; start < samples.length; start += step) {
    const part = samples.subarray(start, start + step);
    const bytes = new Uint8Array(2 * part.length);
    const view = new DataView(bytes.buffer);
    part.forEach((value, at) => view.setInt16(2 * at, value, true));
    let text = '';
    // A call takes a limited number of arguments.
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    pieces.push(btoa(text));
  }
  return pieces;
}
