import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import type { RunView } from '#shared/protocol';
import { useConnection } from '#live';
import { Button, count, saveFile, say } from '#ui';
import { HubHistory } from '../HubHistory.tsx';
import { refusalText } from '../refusal-words.ts';
import styles from './run.module.css';

/** What happened to the run, and the same as data: each event that names it, as it stands in the log. */
export function RunTimeline({
  run,
}: {
  run: Pick<RunView, 'key' | 'workflow' | 'machine' | 'timeline'>;
}) {
  const connection = useConnection();
  const [isBusy, setBusy] = useState(false);
  const take = async (give: (text: string, events: number) => Promise<void>) => {
    setBusy(true);
    const result = await connection.request('run.events', { key: run.key });
    setBusy(false);
    if (!result.ok) return say(refusalText(result.refusal), { state: 'critical' });
    const { key, workflow, machine } = run;
    const text = JSON.stringify({ run: key, workflow, machine, events: result.value }, null, 2);
    try {
      await give(text, result.value.length);
    } catch (error) {
      say(`Not taken: ${error instanceof Error ? error.message : String(error)}`, {
        state: 'late',
      });
    }
  };
  const copy = () =>
    take(async (text, events) => {
      await navigator.clipboard.writeText(text);
      say(`Copied ${count(events)} events of ${run.key}`);
    });
  const save = () =>
    take(async (text, events) => {
      const name = `${run.key.toLowerCase()}-history.json`;
      const path = await saveFile(name, new TextEncoder().encode(text), 'application/json');
      if (path !== null) say(`Exported ${count(events)} events to ${path}`);
    });
  return (
    <>
      <div className={styles['data']}>
        <Button isSmall icon={Copy} isBusy={isBusy} onPress={() => void copy()}>
          Copy history as data
        </Button>
        <Button isSmall icon={Download} isBusy={isBusy} onPress={() => void save()}>
          Export .json
        </Button>
      </div>
      <HubHistory entries={run.timeline} />
    </>
  );
}
