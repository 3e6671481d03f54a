import { panelCount, type Sheet } from '../../../../contract/sessions.ts';

/** A sheet on which nothing is written yet. */
export function emptySheet(seconds: number): Sheet {
  const panels = Array.from({ length: panelCount }, () => ({ text: '', spark: null }));
  return { seconds, panels, at: 0, leftMs: seconds * 1000, state: 'ready' };
}

/** A sheet that ran when the window closed stands still now: nobody watched the clock. */
export function atRest(sheet: Sheet): Sheet {
  return sheet.state === 'running' ? { ...sheet, state: 'paused' } : sheet;
}

/** The sheet with the next panel at hand, or over after the last. */
export function afterPanel(sheet: Sheet): Sheet {
  return sheet.at + 1 < panelCount
    ? { ...sheet, at: sheet.at + 1, leftMs: sheet.seconds * 1000 }
    : { ...sheet, leftMs: 0, state: 'over' };
}

/** How many panels say something. */
export function filledPanels(sheet: Sheet): number {
  return sheet.panels.filter(({ text }) => text.trim() !== '').length;
}
