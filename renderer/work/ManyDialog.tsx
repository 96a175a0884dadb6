import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Act, ActName, Done } from '#shared/protocol';
import type { Result } from '#shared/vocabulary';
import { useConnection } from '#live';
import type { Connection } from '#live';
import { count, Dialog, say, StateShapeSvg } from '#ui';
import { askAnew } from './answers-anew.ts';
import styles from './many-dialog.module.css';
import { refusalText } from './refusal-words.ts';

/** An act with its input. */
export type ActCall = { [Name in ActName]: { name: Name; input: Act<Name> } }[ActName];

export interface ManyItem {
  id: string;
  label: string;
  call: ActCall;
}

interface ManyDialogProps {
  title: string;
  verb: string;
  /** Exactly what is acted on, in the order shown; all calls are of one act. */
  items: readonly ManyItem[];
  /** The fields of the act. */
  children?: ReactNode;
  unavailable?: string | undefined;
  onClose: () => void;
}

/** The hub takes so many at once (shared/protocol, bulkMessage). */
const AT_ONCE = 1_000;

/** One act on many things: lists exactly those, sends them together, and shows what came of each. */
export function ManyDialog({
  title,
  verb,
  items,
  children,
  unavailable,
  onClose,
}: ManyDialogProps) {
  const connection = useConnection();
  const kept = useQueryClient();
  const [results, setResults] = useState<ReadonlyMap<string, Result<Done>> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const onSend = async () => {
    if (results !== null) return onClose();
    setBusy(true);
    const answers = await sendAll(connection, items);
    await askAnew(
      kept,
      items.map(({ call }) => call.input),
    );
    setBusy(false);
    setResults(answers);
    const refused = [...answers.values()].filter((answer) => !answer.ok).length;
    say(
      `${verb}: ${count(answers.size - refused)} done${refused === 0 ? '' : `, ${count(refused)} refused`}`,
      refused === 0 ? {} : { state: 'late' },
    );
  };
  return (
    <Dialog
      title={`${title}, ${count(items.length)}`}
      verb={results === null ? verb : 'Done'}
      onSend={() => void onSend()}
      onClose={onClose}
      isBusy={isBusy}
      unavailable={
        results !== null ? undefined : items.length === 0 ? 'Nothing is shown' : unavailable
      }
    >
      {results === null ? children : null}
      <ul className={styles['items']} aria-label="What it acts on" tabIndex={0}>
        {items.map(({ id, label }) => (
          <li key={id}>
            <span>{label}</span>
            <ItemResult result={results?.get(id)} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function ItemResult({ result }: { result: Result<Done> | undefined }) {
  if (result === undefined) return null;
  if (result.ok) return <span className={styles['result']}>done</span>;
  return (
    <span className={styles['result']} data-state="critical">
      <StateShapeSvg state="critical" sizePx={12} />
      {refusalText(result.refusal)}
    </span>
  );
}

async function sendAll(
  connection: Connection,
  items: readonly ManyItem[],
): Promise<ReadonlyMap<string, Result<Done>>> {
  const answers = new Map<string, Result<Done>>();
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const part = items.slice(from, from + AT_ONCE);
    const [first] = part;
    if (first === undefined) break;
    // Awaited one after the other: the hub answers each part whole before the next begins.
    const results = await connection.bulk(
      first.call.name,
      part.map((item) => item.call.input as never),
    );
    part.forEach((item, i) => {
      const result = results[i];
      if (result !== undefined) answers.set(item.id, result);
    });
  }
  return answers;
}
