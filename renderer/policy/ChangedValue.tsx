import styles from './policy.module.css';

/** A value, and what it was where a draft changes it: struck through before it, and in bold. */
export function ChangedValue({ before, after }: { before: string; after: string }) {
  if (before === after) return <span>{after}</span>;
  return (
    <span data-changed className={styles['changed']}>
      <s>{before}</s>
      <span className="visually-hidden"> becomes</span> {after}
    </span>
  );
}
