import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conventions } from '../../../backend/ideation/ports.ts';
import { briefText, fieldsPrompt, fill, ideaPrompt } from '../../../backend/ideation/prompts.ts';
import { briefOf } from './brief.ts';
import { embeddedFolder } from '../../support/embedded-model.ts';

const conventions = JSON.parse(
  readFileSync(path.join(embeddedFolder, 'conventions.json'), 'utf8'),
) as Conventions;
const brief = briefText(conventions, briefOf({ people: 'A\n  B' }));

describe('the layouts the embedded model was taught', () => {
  it('puts a brief on five lines', () => {
    expect(brief.split('\n').map((line) => line.split(':')[0])).toEqual([
      'Brief',
      'Problem',
      'People',
      'Constraints',
      'Assets',
    ]);
    expect(brief).toContain('People: A B\n');
  });
  it('leaves out empty lines and adds what success looks like', () => {
    const text = briefText(conventions, briefOf({ assets: ' ', success: 'Fewer than 40 loaves come back.' }));
    expect(text).not.toContain('Assets');
    expect(text).toContain('thrown away. Success: Fewer than 40 loaves come back.');
  });
  it('asks for an idea with the brief as stem', () => {
    const prompt = ideaPrompt(conventions, brief, 'Combine: two steps.');
    expect(prompt.stem).toBe(brief);
    expect(prompt.turn).toBe('\n\nStimulus: Combine: two steps.');
  });
  it('asks for fields', () => {
    const idea = { title: 'T', pitch: 'P.' };
    expect(fieldsPrompt(conventions, brief, idea).turn).toBe('\n\nIdea: T. P.');
  });
  it('refuses a task the model was not taught', () =>
    expect(() => ideaPrompt({ brief: '', isLed: true, tasks: {} }, '', '')).toThrow('not taught'));
});

it('fill leaves unknown places and braces in values alone', () =>
  expect(fill('{a} {b}', { a: '{b}' })).toBe('{b} {b}'));
