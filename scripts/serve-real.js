'use strict';

const path = require('node:path');
const { Command, Argument } = require('commander');
const { loadTypescript, root } = require('../bin/load-typescript');

loadTypescript();
const { serveRealServer } = require('../support/testing/real-server');

new Command('serve-real')
  .description('Runs a private Prosody, ejabberd or jabberd2 to try the suite against, until Ctrl-C.')
  .addArgument(new Argument('<server>', 'which server').choices(['prosody', 'ejabberd', 'jabberd2']))
  .option(
    '--out <file>',
    'where to write the target file (default: targets/SERVER.yaml); the one for TLS stands beside it',
  )
  .option('--agents <n>', 'so many more accounts, for load', Number, 0)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (server, { out, agents }) => {
    process.exitCode = await serveRealServer(
      server,
      out ?? path.join(root, 'targets', `${server}.yaml`),
      agents,
    );
  })
  .parse();
