/** The mark of the app: a drop about to fall from a nib. */
export function InkMark() {
  return (
    <svg width="16" height="18" viewBox="0 0 16 18" className="shrink-0 text-accent" aria-hidden>
      <path
        d="M8 1.2c2.6 3.4 5.6 6.4 5.6 9.9A5.6 5.6 0 0 1 8 16.8a5.6 5.6 0 0 1-5.6-5.7C2.4 7.6 5.4 4.6 8 1.2Z"
        fill="currentColor"
      />
      <path
        d="M5 11.2a3 3 0 0 0 2.4 2.9"
        fill="none"
        stroke="var(--paper)"
        strokeWidth="1.1"
        strokeLinecap="round"
      />
    </svg>
  );
}
