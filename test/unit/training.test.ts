import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conventions } from '../../backend/ideation/ports.ts';
import { embeddedFolder } from '../support/embedded-model.ts';
import { root } from '../support/backend.ts';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Conventions;

describe('the embedded model', () => {
  it('is sent what training teaches', () => {
    const taught = read(path.join(root, 'training/conventions.json'));
    const sent = read(path.join(embeddedFolder, 'conventions.json'));
    expect(taught.brief).toBe(sent.brief);
    expect(taught.tasks).toMatchObject(sent.tasks);
  });
});
