/** The sign of Signalbox: a line, a branch, and the point where one decides. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" role="img" aria-label="Signalbox">
      <rect x="0.5" y="0.5" width="27" height="27" rx="5" fill="none" stroke="var(--line-2)" />
      <path
        d="M6 19 H22 M11.5 19 C15 19 14.5 9 18.5 9 H22"
        fill="none"
        stroke="var(--text)"
        strokeWidth="2"
      />
      <circle cx="11.5" cy="19" r="2.6" fill="var(--accent)" />
    </svg>
  );
}
