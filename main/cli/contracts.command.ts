import { asyncApiDocument } from '#shared/contracts';
import { ownVersion } from '#start';
import type { Command } from './command.ts';

const USAGE = 'contracts --asyncapi';

/** `signalbox contracts --asyncapi`: the AsyncAPI 3 document of all feeds, as JSON. */
export const command: Command = {
  name: 'contracts',
  summary: 'prints what feeds and hub say to each other, as an AsyncAPI 3 document',
  usage: [USAGE],
  async run(args, io) {
    if (args.length !== 1 || args[0] !== '--asyncapi') {
      io.err(`usage: signalbox ${USAGE}`);
      return 2;
    }
    io.out(JSON.stringify(asyncApiDocument(ownVersion()), null, 2));
    return 0;
  },
};
