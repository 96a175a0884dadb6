import { useState } from 'react';
import { Button, TextField } from '#ui';
import type { AuditFilter } from './audit-filter.ts';
import styles from './audit.module.css';

interface AuditFiltersProps {
  filter: AuditFilter;
  onSearch: (words: Pick<AuditFilter, 'object' | 'policy'>) => void;
}

/** What is typed: an object and a policy version, both whole, as they stand on the screen. Enter searches. */
export function AuditFilters({ filter, onSearch }: AuditFiltersProps) {
  const [object, setObject] = useState(filter.object ?? '');
  const [policy, setPolicy] = useState(filter.policy ?? '');
  return (
    <form
      className={styles['filters']}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch({ object: object.trim() || null, policy: policy.trim() || null });
      }}
    >
      <TextField
        label="Object"
        value={object}
        onChange={setObject}
        placeholder="TRF-2026-0648, EX-2291"
      />
      <TextField
        label="Policy version"
        value={policy}
        onChange={setPolicy}
        placeholder="TRF-2 v14"
      />
      <Button type="submit" onPress={() => undefined}>
        Search
      </Button>
    </form>
  );
}
