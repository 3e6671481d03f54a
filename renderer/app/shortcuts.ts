import type { TFunction } from 'i18next';

/** Something that keys do, and the keys it has unless a person chose others. */
export interface Shortcut {
  /** Of the command that it runs. */
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly keys: readonly string[];
  /** Another that never applies at the same time, and may have the same keys. */
  readonly besides?: string;
}

/** The keys chosen instead, by the id of the command; null for none at all. */
export type ChosenKeys = Readonly<Record<string, string | null>>;

/** Everything that has keys, wherever it works, in the order in which the sheet of keys names it. */
export function allShortcuts(t: TFunction): readonly Shortcut[] {
  const app = (id: string, label: string, ...keys: string[]): Shortcut => ({
    ...{ id, label, keys },
    group: t('palette.app'),
  });
  const ideas = (id: string, label: string, ...keys: string[]): Shortcut => ({
    ...{ id: `ideas.${id}`, label, keys },
    group: t('palette.ideas'),
  });
  return [
    app('app.palette', t('palette.openPalette'), 'Mod+k'),
    app('app.help', t('nav.help'), 'F1'),
    app('app.keys', t('palette.showKeys'), '?'),
    app('app.undo', t('palette.undoLast'), 'u', 'Mod+z'),
    app('app.redo', t('palette.redoLast'), 'Mod+Shift+z', 'Mod+y'),
    app('app.inspector', t('palette.toggleInspector'), 'Mod+i'),
    app('project.export', t('leave.open'), 'Mod+e'),
    ideas('generate', t('ideas.generate'), 'Mod+Enter'),
    ideas('new', t('ideas.keyNew'), 'n'),
    ideas('search', t('board.search.label'), '/'),
    ideas('next', t('ideas.keyNext'), 'j'),
    ideas('previous', t('ideas.keyPrevious'), 'k'),
    ideas('extendNext', t('board.keys.extendNext'), 'Shift+j'),
    ideas('extendPrevious', t('board.keys.extendPrevious'), 'Shift+k'),
    ideas('pick', t('board.keys.pick'), 'x'),
    ideas('all', t('board.keys.all'), 'Mod+a'),
    ideas('unfold', t('ideas.keyUnfold'), 'o'),
    ideas('edit', t('ideas.keyEdit'), 'e'),
    ideas('star', t('ideas.keyStar'), 's'),
    ideas('park', t('board.keys.park'), 'p'),
    ideas('tag', t('board.keys.tag'), 't'),
    { ...ideas('like', t('ideas.keyMoreLike'), 'm'), besides: 'ideas.merge' },
    { ...ideas('merge', t('board.keys.merge'), 'm'), besides: 'ideas.like' },
    ideas('again', t('ideas.keyRegenerate'), 'r'),
    ideas('delete', t('ideas.keyDelete'), 'Delete', 'Backspace'),
    ideas('move.up', t('board.keys.up'), 'Alt+ArrowUp'),
    ideas('move.down', t('board.keys.down'), 'Alt+ArrowDown'),
    ideas('move.left', t('board.keys.left'), 'Alt+ArrowLeft'),
    ideas('move.right', t('board.keys.right'), 'Alt+ArrowRight'),
  ];
}

/** The same with the keys that a person chose. What a choice took from another is not given to it again here. */
export function withChosenKeys(shortcuts: readonly Shortcut[], chosen: ChosenKeys): readonly Shortcut[] {
  return shortcuts.map((shortcut) => {
    const key = chosen[shortcut.id];
    return key === undefined ? shortcut : { ...shortcut, keys: key === null ? [] : [key] };
  });
}

/** The other that has a chord now, if one would be in the way of this. */
export function ownerOf(shortcuts: readonly Shortcut[], chord: string, id: string): Shortcut | undefined {
  return shortcuts.find(
    (shortcut) => shortcut.id !== id && shortcut.besides !== id && shortcut.keys.includes(chord),
  );
}

/**
 * The choice with `chord` on one shortcut, null for no key. Whoever had it goes without: of several keys it keeps the
 * others' first, as a choice is one chord.
 */
export function choose(
  shortcuts: readonly Shortcut[],
  chosen: ChosenKeys,
  id: string,
  chord: string | null,
): ChosenKeys {
  const now = withChosenKeys(shortcuts, chosen);
  const loser = chord === null ? undefined : ownerOf(now, chord, id);
  const left = loser?.keys.find((key) => key !== chord) ?? null;
  const { [id]: _before, ...others } = chosen;
  const usual = shortcuts.find((shortcut) => shortcut.id === id)?.keys ?? [];
  // The usual key, chosen again, is no choice.
  const isUsual = usual.length === 1 && usual[0] === chord;
  return { ...others, ...(loser && { [loser.id]: left }), ...(!isUsual && { [id]: chord }) };
}

/** The choice with one shortcut as it was made; what has its keys meanwhile goes without them. */
export function reset(shortcuts: readonly Shortcut[], chosen: ChosenKeys, id: string): ChosenKeys {
  const { [id]: _gone, ...rest } = chosen;
  const own = shortcuts.find((shortcut) => shortcut.id === id)?.keys ?? [];
  const now = withChosenKeys(shortcuts, rest);
  const losers = own.map((key) => ownerOf(now, key, id)).filter((owner) => owner !== undefined);
  return { ...rest, ...Object.fromEntries(losers.map((loser) => [loser.id, null])) };
}
