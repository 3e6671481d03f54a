import type { Objection } from '../../contract/develop-documents.ts';
import type { StoredDocuments } from './ports.ts';
import { unshownByRisk, type Claim } from './summarize-claims.ts';

/** The document and the field that hold experiment cards, and what in a card says how it ended. */
export const experimentPlace = { templateId: 'experiments', fieldId: 'cards' } as const;
const cardCells = { hypothesis: 'hypothesis', outcome: 'outcome', refuted: 'refuted' } as const;

/** Assumptions without evidence that are listed; more would be a list nobody reads. */
const listed = 5;
/** An assumption placed below the middle of either axis speaks against nothing yet. */
const middle = 50;

/**
 * What speaks against an idea, as facts: that the person ruled it out, assumptions that matter with nothing behind them, experiments whose
 * hypothesis turned out false, and that nothing was tried at all. They are listed beside the verdict and never
 * added up: one of them can be enough, and that is for the person to say.
 */
export function objectionsTo(
  claims: readonly Claim[],
  { fields, veto }: Pick<StoredDocuments, 'fields' | 'veto'>,
): Objection[] {
  const risky = unshownByRisk(claims).filter(
    ({ assumption }) =>
      assumption !== null &&
      (assumption.impact ?? 100) >= middle &&
      (assumption.uncertainty ?? 100) >= middle,
  );
  const cards =
    fields.find(
      ({ templateId, fieldId }) =>
        templateId === experimentPlace.templateId && fieldId === experimentPlace.fieldId,
    )?.entries ?? [];
  const refuted = cards.filter(({ cells }) => cells[cardCells.outcome] === cardCells.refuted);
  return [
    ...(veto === null ? [] : [{ kind: 'veto', text: veto } as const]),
    ...refuted.map(({ id, cells }): Objection => ({
      kind: 'experiment',
      entryId: id,
      text: cells[cardCells.hypothesis] ?? '',
    })),
    ...risky
      .slice(0, listed)
      .map(({ entryId, templateId, text }): Objection => ({ kind: 'assumption', entryId, templateId, text })),
    ...(claims.length > 0 && claims.every(({ isShown }) => !isShown)
      ? [{ kind: 'untested', claims: claims.length } as const]
      : []),
  ];
}
