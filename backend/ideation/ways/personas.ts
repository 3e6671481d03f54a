import type { PersonaFields } from '../../../contract/stimuli.ts';
import { hashText } from '../../numerics/random.ts';
import { shuffled } from '../../numerics/random.ts';
import type { Card, IdeationLibrary, Persona } from '../library.ts';
import type { Way } from './draw.ts';

/** Longer than this, in words, and what somebody cares about is a sentence, which no opening can name. */
const longestCare = 9;

/** Role-storming: ideas as particular people would have them; the library's, or those that the person names. */
export const drawPersonas: Way = ({ method, library, input, random }) => {
  const own = input.personas;
  return {
    method: method.id,
    spread: null,
    drawn: own
      ? own.map((persona) => ownCard(persona, library))
      : shuffled(
          library.personas.map((persona) => libraryCard(persona)),
          random,
        ),
    isReusable: own !== undefined,
    additions: [],
  };
};

function libraryCard({ id, name, who, cares, openings, completions }: Persona): Card {
  return {
    id,
    kind: 'persona',
    text: textOf({ name: name.en, who: who.en, cares: cares.en }),
    zh: `人物：${name['zh-CN']}，${who['zh-CN']}，在乎${cares['zh-CN']}。`,
    openings: [...openings],
    completions,
  };
}

/** A persona that is the library's by name keeps its own openings; any other gets those for everybody. */
function ownCard(fields: PersonaFields, library: IdeationLibrary): Card {
  const known = library.personas.find(({ name, who }) => name.en === fields.name && who.en === fields.who);
  if (known) return libraryCard(known);
  const text = textOf(fields);
  const care = oneLine(fields.cares).replace(/[.,;].*$/u, '');
  const words = care.split(' ').length;
  return {
    id: `persona-own-${hashText(text).toString(36)}`,
    kind: 'persona',
    text,
    zh: text,
    openings: library.personaOpenings.map((opening) =>
      opening
        .replaceAll('{persona}', withoutBraces(oneLine(fields.name)))
        .replace(/\{care\|([^}]*)\}/g, (_, usual: string) =>
          care === '' || words > longestCare ? usual : withoutBraces(care),
        ),
    ),
    completions: library.personaCompletions,
  };
}

function textOf({ name, who, cares }: PersonaFields): string {
  const said = [oneLine(name), oneLine(who)].filter((part) => part !== '').join(', ');
  const care = oneLine(cares).replace(/[.。]+$/u, '');
  return care === '' ? `Person: ${said}.` : `Person: ${said}, who cares about ${care}.`;
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
/** Braces would be taken for a place to fill. */
const withoutBraces = (text: string) => text.replace(/[{}|]/g, '');
