import type { BriefFields } from '../../../contract/projects.ts';
import { boxLimits, type BoxRow } from '../../../contract/stimuli.ts';
import { briefParts, type PlaceName } from '../brief-parts.ts';
import type { IdeationLibrary } from '../library.ts';

/** What of a brief can stand in a row of a sheet. */
const ofBrief: Readonly<Partial<Record<string, readonly PlaceName[]>>> = {
  who: ['staff'],
  means: ['channel', 'data'],
};

/** Parameters for a box: the library's sheets, with what the brief itself names in front. */
export function proposeRows(
  brief: BriefFields,
  library: IdeationLibrary,
  language: 'en' | 'zh-CN',
): BoxRow[] {
  const parts = briefParts(brief);
  return library.boxSheets.map(({ role, name, options }) => {
    const own = (ofBrief[role] ?? []).flatMap((place) => parts[place]);
    const written = options.map((option) => ({
      text: option[language],
      asked: language === 'en' ? null : option.en,
    }));
    return {
      ...{ name: name[language], role },
      options: [...own.map((text) => ({ text, asked: null })), ...written].slice(0, boxLimits.options),
    };
  });
}
