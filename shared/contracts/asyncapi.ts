import type { CommandDefinition, Domain, EventDefinition } from './definition.ts';
import { commandEnvelope, envelope } from './envelope.ts';
import { batch, credit, hello, replayRequest, welcome } from './feed.ts';
import { dataSchema, jsonSchemaOf, type JsonSchema } from './json-schema.ts';
import { COMMANDS, EVENTS } from './registry.ts';

/** The namespaces of each system, and who owns the contract there. */
const SYSTEMS: Record<'erp' | 'wms' | 'tms' | 'edi', { address: string; title: string }> = {
  erp: { address: '/erp/{entity}', title: 'ERP of a legal entity' },
  wms: { address: '/wms/{site}', title: 'WMS of a site' },
  tms: { address: '/tms', title: 'TMS' },
  edi: { address: 'inbox', title: 'Documents dropped as files' },
};

/**
 * The AsyncAPI 3.0 document of all that Signalbox takes in and sends out, made from the schemas that validate: what it
 * says and what the hub checks cannot drift apart.
 */
export function asyncApiDocument(version: string): JsonSchema {
  const events = [...EVENTS.values()];
  const commands = [...COMMANDS.values()];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Signalbox contracts',
      version,
      description:
        'Events that systems of record publish and commands that they carry out, over one socket.io namespace a system. ' +
        'A feed answers hello with welcome, then sends batches as long as credit lasts.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      feed: { host: '127.0.0.1', protocol: 'ws', description: 'A feed, reached with socket.io 4.' },
    },
    channels: Object.fromEntries(
      systems().map((system) => [system, channel(system, events, commands)]),
    ),
    operations: Object.fromEntries(
      systems().flatMap((system) => operations(system, events, commands)),
    ),
    components: {
      messages: Object.fromEntries([
        ...events.map((event) => [event.type, eventMessage(event)]),
        ...commands.map((command) => [command.type, commandMessage(command)]),
        ...sessionMessages(),
      ]),
    },
  };
}

function systems(): (keyof typeof SYSTEMS)[] {
  return Object.keys(SYSTEMS) as (keyof typeof SYSTEMS)[];
}

function domainOf(definition: { type: string }): Domain {
  return definition.type.split('.')[1] as Domain;
}

function channel(
  system: keyof typeof SYSTEMS,
  events: readonly EventDefinition[],
  commands: readonly CommandDefinition[],
): JsonSchema {
  const { address, title } = SYSTEMS[system];
  const names = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const session = system === 'edi' ? [] : sessionMessages().map(([name]) => name);
  const types = [...events, ...commands]
    .filter((one) => domainOf(one) === system)
    .map((one) => one.type);
  return {
    address,
    title,
    ...(names.length > 0 && {
      parameters: Object.fromEntries(
        names.map((name) => [name, { description: `The ${name}, as its feed is named.` }]),
      ),
    }),
    messages: Object.fromEntries(
      [...types, ...session].map((type) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
  };
}

/** Signalbox receives a system's events and sends it commands. */
function operations(
  system: keyof typeof SYSTEMS,
  events: readonly EventDefinition[],
  commands: readonly CommandDefinition[],
): [string, JsonSchema][] {
  const refs = (some: readonly { type: string }[]) =>
    some
      .filter((one) => domainOf(one) === system)
      .map((one) => ({ $ref: `#/channels/${system}/messages/${one.type}` }));
  const receive = {
    action: 'receive',
    channel: { $ref: `#/channels/${system}` },
    messages: refs(events),
  };
  const send = {
    action: 'send',
    channel: { $ref: `#/channels/${system}` },
    messages: refs(commands),
  };
  return [
    [`${system}Events`, receive],
    ...(send.messages.length > 0 ? [[`${system}Commands`, send] as [string, JsonSchema]] : []),
  ];
}

function eventMessage(event: EventDefinition): JsonSchema {
  return {
    name: event.type,
    title: event.type,
    summary: event.summary,
    payload: enveloped(jsonSchemaOf(envelope), event),
  };
}

function commandMessage(command: CommandDefinition): JsonSchema {
  return {
    name: command.type,
    title: command.type,
    summary: command.summary,
    description: `Confirmed by ${command.confirmedBy}.`,
    payload: enveloped(jsonSchemaOf(commandEnvelope), command),
  };
}

/** The envelope's schema with `type` and `data` of one definition in it. */
function enveloped(
  schema: JsonSchema,
  definition: EventDefinition | CommandDefinition,
): JsonSchema {
  const properties = schema.properties as JsonSchema;
  return {
    ...schema,
    properties: {
      ...properties,
      type: { type: 'string', const: definition.type },
      data: dataSchema(definition),
    },
    required: [...new Set([...(schema.required as string[]), 'data'])],
  };
}

function sessionMessages(): [string, JsonSchema][] {
  const messages = { hello, welcome, batch, credit, replay: replayRequest };
  return Object.entries(messages).map(([name, schema]) => [
    name,
    { name, title: name, payload: jsonSchemaOf(schema) },
  ]);
}
