import { describe, expect, it } from 'vitest';
import { hasToken, isFromHere } from '../../../backend/http/guard.ts';

const port = 8017;
const facts = (changes: Partial<Parameters<typeof isFromHere>[0]>) => ({
  host: `127.0.0.1:${port}`,
  origin: undefined,
  authorization: undefined,
  ...changes,
});

/** Names and addresses that are not this server's own, however near they come. */
const foreignHosts = [
  ...[undefined, '', ' ', 'example.com', 'example.com:8017', '127.0.0.1', 'localhost', '127.0.0.1:80'],
  ...['127.0.0.1:8018', '127.0.0.1:08017', '127.0.0.1:8017.', '127.0.0.1.:8017', '127.0.0.2:8017'],
  ...['127.1:8017', '2130706433:8017', '0x7f.0.0.1:8017', '0177.0.0.1:8017', '0.0.0.0:8017', '[::1]:8017'],
  ...['[::ffff:127.0.0.1]:8017', 'localhost.:8017', 'localhost:8017.example.com', 'LOCALHOST:8017'],
  ...[
    'localhost.example.com:8017',
    '127.0.0.1.nip.io:8017',
    '127.0.0.1:8017@example.com',
    'a@127.0.0.1:8017',
  ],
  ...['127.0.0.1:8017,example.com', '127.0.0.1:8017 ', ' 127.0.0.1:8017', 'http://127.0.0.1:8017'],
];
const foreignOrigins = [
  ...['null', '', 'https://example.com', 'http://example.com:8017', 'https://127.0.0.1:8017'],
  ...['http://127.0.0.1', 'http://127.0.0.1:8018', 'http://localhost', 'http://127.0.0.1:8017/'],
  ...['http://127.0.0.1:8017.example.com', 'http://localhost.example.com:8017', 'http://[::1]:8017'],
  ...['HTTP://127.0.0.1:8017', 'file://', 'app://inkling', 'chrome-extension://abc', '127.0.0.1:8017'],
  ...['http://127.0.0.1:8017 http://example.com', 'http://user@127.0.0.1:8017', 'http://0.0.0.0:8017'],
];

describe('where a request may come from', () => {
  it('takes its own names, with its own page as origin or none', () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      for (const origin of [undefined, `http://127.0.0.1:${port}`, `http://localhost:${port}`])
        expect(isFromHere(facts({ host, origin }), port)).toBe(true);
  });

  it('turns away every other', () => {
    expect(foreignHosts.length + foreignOrigins.length).toBeGreaterThanOrEqual(50);
    for (const host of foreignHosts) expect(isFromHere(facts({ host }), port), String(host)).toBe(false);
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
