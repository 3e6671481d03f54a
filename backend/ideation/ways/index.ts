import type { MethodFile } from '../library.ts';
import { drawBox } from './box.ts';
import { drawFromLibrary } from './cards.ts';
import { drawChain } from './chain.ts';
import type { Way } from './draw.ts';
import { drawPersonas } from './personas.ts';

/** Every way a method can build its calls, by the name that its file gives. */
export const ways: Readonly<Record<MethodFile['way'], Way>> = {
  cards: drawFromLibrary,
  personas: drawPersonas,
  box: drawBox,
  chain: drawChain,
};
