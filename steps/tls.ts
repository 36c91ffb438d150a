import { Then, When } from '@cucumber/cucumber';
import {
  offer,
  requireCertificateName,
  requireTls,
  requireTrust,
  type ConformanceWorld,
} from '../support/cucumber';

When(
  'the client offers {string} with {word} cipher suites',
  async function (this: ConformanceWorld, version: string, suites: string) {
    await offer(this, version, suites);
  },
);

Then('the TLS handshake is {word}', async function (this: ConformanceWorld, outcome: string) {
  await requireTls(this, outcome);
});

Then('the certificate is for {string}', function (this: ConformanceWorld, name: string) {
  requireCertificateName(this, name);
});

Then('the certificate is trusted', function (this: ConformanceWorld) {
  requireTrust(this);
});
