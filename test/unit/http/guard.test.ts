import { describe, expect, it } from 'vitest';
import { hasToken, isFromHere } from '../../../backend/http/guard.ts';
import { foreignHosts, foreignOrigins } from '../../support/hostile/foreign-origins.ts';

const port = 8017;
const facts = (changes: Partial<Parameters<typeof isFromHere>[0]>) => ({
  host: `127.0.0.1:${port}`,
  origin: undefined,
  authorization: undefined,
  ...changes,
});

describe('where a request may come from', () => {
  it('takes its own names, with its own page as origin or none', () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      for (const origin of [undefined, `http://127.0.0.1:${port}`, `http://localhost:${port}`])
        expect(isFromHere(facts({ host, origin }), port)).toBe(true);
  });

  it('turns away every other', () => {
    expect(foreignHosts.length + foreignOrigins.length).toBeGreaterThanOrEqual(48);
    // These two never arrive: whoever reads a header takes the spaces off.
    const padded = ['127.0.0.1:8017 ', ' 127.0.0.1:8017'];
    for (const host of [...foreignHosts, ...padded])
      expect(isFromHere(facts({ host }), port), String(host)).toBe(false);
    for (const origin of foreignOrigins) expect(isFromHere(facts({ origin }), port), origin).toBe(false);
  });
});

describe('the token', () => {
  const token = 'k'.repeat(43);
  it('opens, whole and with its word before it', () => {
    expect(hasToken(facts({ authorization: `Bearer ${token}` }), token)).toBe(true);
  });
  it('does not open in part, alone, twice, or when there is none', () => {
    const given = [
      ...[undefined, '', 'Bearer', 'Bearer ', `Bearer ${token.slice(1)}`, `Bearer ${token}k`, token],
      ...[`bearer ${token}`, `Basic ${token}`, `Bearer ${token} ${token}`, `Bearer  ${token}`],
    ];
    for (const authorization of given)
      expect(hasToken(facts({ authorization }), token), String(authorization)).toBe(false);
    expect(hasToken(facts({ authorization: 'Bearer ' }), '')).toBe(false);
  });
});
