import { readdirSync } from 'node:fs';
import type { Command } from './command.ts';

const SUFFIX = '.command.ts';

/** The names of all commands: a new one is a new file, and nothing else. */
export function commandNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .toSorted();
}

/** The command of a name, read from its file; null when there is none. */
export async function findCommand(name: string): Promise<Command | null> {
  if (!commandNames().includes(name)) return null;
  const { command } = (await import(`./${name}${SUFFIX}`)) as { command: Command };
  return command;
}

/** What `signalbox help` prints. */
export async function helpLines(): Promise<string[]> {
  const lines = ['npm run --silent signalbox -- COMMAND', ''];
  for (const name of commandNames()) {
    const command = await findCommand(name);
    if (command === null) continue;
    lines.push(`${name.padEnd(10)} ${command.summary}`);
    for (const usage of command.usage) lines.push(`${' '.repeat(10)}   ${usage}`);
  }
  return lines;
}
