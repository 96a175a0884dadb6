import type { HistoryEntry } from '#shared/protocol';
import { dayTime, History, Section, sourceName, useViewpoint } from '#ui';

/** What happened to a thing, newest first, each with who, what and why, straight from the log. */
export function HubHistory({ entries }: { entries: readonly HistoryEntry[] }) {
  const view = useViewpoint();
  return (
    <Section title="History">
      <History
        entries={entries
          .toSorted((a, b) => b.seq - a.seq)
          .map(({ seq, at, actor, source, what, reason }) => ({
            id: String(seq),
            time: dayTime(at, view),
            text: (
              <>
                {what} ({actor ?? sourceName(source)}){reason === null ? null : `: “${reason}”`}
              </>
            ),
          }))}
      />
    </Section>
  );
}
