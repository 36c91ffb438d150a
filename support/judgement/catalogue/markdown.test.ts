import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../checkout';
import { readFeatures } from './cases';
import { cover } from './coverage';
import { loadCatalogue, makeCatalogue } from './catalogue';
import { renderPage } from './markdown';

test('docs/requirements.md is what the catalogue and the features say: else run `npm run docs`', () => {
  const page = readFileSync(join(root, 'docs/requirements.md'), 'utf8');
  const fresh = renderPage(cover(loadCatalogue(), readFeatures().cases));
  assert.ok(page === fresh, 'docs/requirements.md is not current: run `npm run docs` and commit it');
});

test('shows elements and bars as they are, and a reason beside an exclusion', () => {
  const requirement = loadCatalogue().get('RFC7395-3.4-b');
  assert.ok(requirement);
  const page = renderPage(cover(makeCatalogue([{ ...requirement, excluded: 'a | b' }]), []));
  assert.ok(
    page.includes(
      '| RFC7395-3.4-b | MUST | The answer to &lt;open/&gt; is an &lt;open/&gt; or a &lt;close/&gt;. ' +
        '| cannot sign in: Some or all clients do not get in: agents and supervisors cannot sign in. ' +
        '| [RFC 7395, 3.4](https://www.rfc-editor.org/rfc/rfc7395#section-3.4) | excluded: a \\| b |',
    ),
    page,
  );
});
