import { Then, When, type DataTable } from '@cucumber/cucumber';
import { getPage, requireDocument, type ConformanceWorld } from '../support/cucumber';

When('the client gets {string} with', async function (this: ConformanceWorld, url: string, table: DataTable) {
  await getPage(this, url, table.raw() as [string, string][]);
});

Then('the page satisfies', function (this: ConformanceWorld, expression: string) {
  requireDocument(this, expression);
});
