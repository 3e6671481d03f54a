import type { Assumption, ClaimSummary } from '../../contract/develop-documents.ts';

/** Something a document says about the world. */
export interface Claim {
  readonly entryId: string;
  readonly templateId: string;
  readonly text: string;
  /** Null: not marked as an assumption. */
  readonly assumption: Assumption | null;
  /** True when evidence better than a guess stands behind it. */
  readonly isShown: boolean;
}

/** How much of the map an unplaced assumption is taken to reach: the middle, until somebody looks at it. */
const unplaced = 50;

/**
 * How risky a claim is: impact times uncertainty for an assumption (Gothelf and Seiden, Lean UX, 2013, ch. 3, put
 * them on these two axes); what isn't marked as one comes after all that are.
 */
export function riskOf({ assumption }: Pick<Claim, 'assumption'>): number {
  return assumption ? (assumption.impact ?? unplaced) * (assumption.uncertainty ?? unplaced) : -1;
}

/** Claims with nothing behind them, the riskiest first; those alike in the order they stand in. */
export function unshownByRisk(claims: readonly Claim[]): Claim[] {
  return claims.filter(({ isShown }) => !isShown).sort((a, b) => riskOf(b) - riskOf(a));
}

/** The one line a document says about itself. */
export function summarizeClaims(claims: readonly Claim[]): ClaimSummary {
  const [riskiest] = unshownByRisk(claims);
  return {
    claims: claims.length,
    withEvidence: claims.filter(({ isShown }) => isShown).length,
    riskiest: riskiest ? { entryId: riskiest.entryId, text: riskiest.text } : null,
  };
}
