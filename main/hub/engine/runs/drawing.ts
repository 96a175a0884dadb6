import type { MachineData, WayData } from './machine-data.ts';

/** A step as a diagram draws it. */
export interface DrawnStep {
  id: string;
  title: string;
  description: string;
  /** `aside`: off the usual way, where a run stands or is taken back. */
  place: 'begin' | 'way' | 'aside' | 'end';
}

/** A way between two steps: what opens it. */
export interface DrawnWay {
  from: string;
  to: string;
  /** A fact that the run looks for, an act of a person, or time that passes. */
  by: 'fact' | 'act' | 'time';
  /** The guard, act or delay by its name in the data. */
  name: string;
  /** The step that a comparing guard names. */
  step: string | null;
}

/** A workflow as people see it, from the same data by which it runs. */
export interface Drawing {
  workflow: string;
  version: number;
  steps: DrawnStep[];
  ways: DrawnWay[];
}

/** Draws a version of a workflow. What only does something and goes nowhere is no way. */
export function drawingOf({ id, version, initial, states }: MachineData): Drawing {
  const steps: DrawnStep[] = [];
  const ways: DrawnWay[] = [];
  for (const [name, step] of Object.entries(states)) {
    const tags = step.tags ?? [];
    const place = tags.includes('ended')
      ? 'end'
      : tags.includes('aside')
        ? 'aside'
        : name === initial
          ? 'begin'
          : 'way';
    const title = step.meta?.title ?? titleOf(name);
    steps.push({ id: name, title, description: step.description ?? '', place });
    const draw = (by: DrawnWay['by'], word: string | null, way: WayData): void => {
      if (way.target === undefined || way.target === name) return;
      ways.push({ from: name, to: way.target, by, ...wordOf(way, word) });
    };
    for (const way of step.always ?? []) draw('fact', null, way);
    for (const [act, way] of Object.entries(step.on ?? {})) draw('act', act, way);
    for (const [delay, way] of Object.entries(step.after ?? {})) draw('time', delay, way);
  }
  return { workflow: id, version: Number(version), steps, ways };
}

/** `receivedShort` → "Received short". */
export function titleOf(name: string): string {
  const spaced = name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function wordOf({ guard }: WayData, word: string | null): Pick<DrawnWay, 'name' | 'step'> {
  if (word !== null) return { name: word, step: null };
  if (typeof guard === 'object')
    return { name: guard.type, step: (guard.params['step'] as string | undefined) ?? null };
  return { name: guard ?? '', step: null };
}
