import { Then, When } from '@cucumber/cucumber';
import {
  offer,
  expectCertificateName,
  expectTls,
  expectTrust,
  type ConformanceWorld,
} from '../support/suite';

When(
  'the client offers {string} with {word} cipher suites',
  async function (this: ConformanceWorld, version: string, suites: string) {
    await offer(this, version, suites);
  },
);

Then('the TLS handshake is {word}', async function (this: ConformanceWorld, outcome: string) {
  await expectTls(this, outcome);
});

Then('the certificate is for {string}', function (this: ConformanceWorld, name: string) {
  expectCertificateName(this, name);
});

Then('the certificate is trusted', function (this: ConformanceWorld) {
  expectTrust(this);
});
