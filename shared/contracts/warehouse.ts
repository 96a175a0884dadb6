import { z } from 'zod';
import { defineCommand, defineEvent } from './definition.ts';
import * as f from './fields.ts';

/** The work of a warehouse: tasks, packing and loading, receipts, workload. */

const taskLine = z.object({ gtin: f.gtin, quantity: f.quantity, unit: f.unit });

const task = {
  site: f.gln,
  taskId: f.reference,
  kind: z.enum(['pick', 'receive', 'count']),
  purpose: f.purpose,
};

export const taskCreated = defineEvent(
  'signalbox.wms.task.created.v1',
  'The warehouse has this work in its queue.',
  z.object({ ...task, lines: z.array(taskLine).min(1).max(200), dueAt: f.instant.optional() }),
);

export const taskStarted = defineEvent(
  'signalbox.wms.task.started.v1',
  'Somebody works on it.',
  z.object(task),
);

export const taskCompleted = defineEvent(
  'signalbox.wms.task.completed.v1',
  'The work is done, with these quantities.',
  z.object({ ...task, lines: z.array(taskLine).min(1).max(200) }),
);

export const taskShort = defineEvent(
  'signalbox.wms.task.short.v1',
  'The work is done as far as it could be; less was found than asked.',
  z.object({
    ...task,
    lines: z
      .array(taskLine.extend({ foundQuantity: f.quantity }))
      .min(1)
      .max(200),
  }),
);

export const taskCancelled = defineEvent(
  'signalbox.wms.task.cancelled.v1',
  'The work is no longer in the queue.',
  z.object({ ...task, reason: f.words }),
);

export const createPickTask = defineCommand(
  'signalbox.wms.task.create.v1',
  'wms',
  'Pick and stage for this purpose.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    lines: z.array(taskLine).min(1).max(200),
    dueAt: f.instant.optional(),
  }),
  taskCreated,
);

export const cancelTask = defineCommand(
  'signalbox.wms.task.cancel.v1',
  'wms',
  'Take the task for this purpose out of the queue, unless it is done.',
  z.object({ site: f.gln, purpose: f.purpose, reason: f.words }),
  taskCancelled,
);

/** What is in a handling unit or on a truck. */
const loadLine = z.object({ gtin: f.gtin, quantity: f.positiveQuantity, unit: f.unit });

export const shipmentPacked = defineEvent(
  'signalbox.wms.shipment.packed.v1',
  'Handling units stand at the dock; X12 943 is the shape for a transfer.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    sscc: z.array(f.sscc).min(1).max(200),
    lines: z.array(loadLine).min(1).max(200),
  }),
);

export const shipmentLoaded = defineEvent(
  'signalbox.wms.shipment.loaded.v1',
  'Handling units are on the truck; the stock has left the site.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    shipmentId: f.reference.optional(),
    /** None when the units were not marked: a 943 need not name them. */
    sscc: z.array(f.sscc).max(200),
    lines: z.array(loadLine).min(1).max(200),
  }),
);

export const receiptExpected = defineEvent(
  'signalbox.wms.receipt.expected.v1',
  'The site knows that this comes.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    lines: z.array(loadLine).min(1).max(200),
    expectedAt: f.instant,
  }),
);

export const expectReceipt = defineCommand(
  'signalbox.wms.receipt.expect.v1',
  'wms',
  'Expect this at the dock.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    lines: z.array(loadLine).min(1).max(200),
    expectedAt: f.instant,
  }),
  receiptExpected,
);

export const receiptStarted = defineEvent(
  'signalbox.wms.receipt.started.v1',
  'The site unloads it.',
  z.object({ site: f.gln, purpose: f.purpose }),
);

export const receiptCompleted = defineEvent(
  'signalbox.wms.receipt.completed.v1',
  'The site counted what came; X12 944 is its shape. Short and over follow from expected and received.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    receiptId: f.reference,
    lines: z
      .array(
        z.object({
          gtin: f.gtin,
          unit: f.unit,
          expectedQuantity: f.quantity,
          /** All that came, good or not. */
          receivedQuantity: f.quantity,
          /** The part of what came that cannot be sold. */
          damagedQuantity: f.quantity,
        }),
      )
      .min(1)
      .max(200),
  }),
);

export const receiptRejected = defineEvent(
  'signalbox.wms.receipt.rejected.v1',
  'The site does not take these goods: they stay on the truck, and are nobody’s stock here.',
  z.object({
    site: f.gln,
    purpose: f.purpose,
    receiptId: f.reference,
    reason: f.words,
    lines: z.array(loadLine).min(1).max(200),
  }),
);

export const workloadReported = defineEvent(
  'signalbox.wms.workload.reported.v1',
  'What waits at the site and who is there to do it.',
  z.object({
    site: f.gln,
    openTasks: z.int().min(0),
    /** Tenths of an hour of staffed work left in the shift. */
    staffedHoursTenths: z.int().min(0),
    tasksPerHour: z.int().min(0),
    trucksWaiting: z.int().min(0),
  }),
);
