import { settingChanges, type PolicyContent } from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import { EmptyRegion, SmallTable } from '#ui';
import { orderChanges } from './draft-rows.ts';
import { settingName, settingText } from './setting-words.ts';

/** What one version changes of another, setting by setting, and which rows it tries in another order. */
export function DiffTable({
  before,
  after,
  currency,
}: {
  before: PolicyContent;
  after: PolicyContent;
  currency: Currency;
}) {
  const changes = settingChanges(before, after);
  const orders = orderChanges(before, after);
  if (changes.length + orders.length === 0) return <EmptyRegion>Nothing is different.</EmptyRegion>;
  return (
    <SmallTable
      label="What changes"
      columns={[
        { header: 'Setting' },
        { header: 'Now', align: 'right' },
        { header: 'Then', align: 'right' },
      ]}
      rows={[
        ...orders.map(({ table, before: old, after: next }) => ({
          id: table,
          cells: ['Tried in this order', old.join(', '), next.join(', ')],
        })),
        ...changes.map(({ path, before: old, after: next }) => ({
          id: path,
          cells: [
            settingName(path),
            settingText(path, old, currency),
            next === undefined ? 'dropped' : settingText(path, next, currency),
          ],
        })),
      ]}
    />
  );
}
