import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPage } from './awesome-page';

const program = '<script   src="data:text/javascript;base64,AAAA"></script>';
const analytics = `<script async src="https://www.googletagmanager.com/gtag/js?id=G"></script>
    <script>
        window.dataLayer = window.dataLayer || [];
    </script>`;
const data = `<script async>
      window.allureReportDataReady = false;
    </script>
    <script defer>
      Promise.allSettled([d("widgets/a.json","e30=")])
    </script>`;

test('the data of the page comes before its program, and its call to a statistics service goes', () => {
  const page = localPage(`<body>\n${program}\n${analytics}\n${data}\n</body>`);
  assert.equal(page, `<body>\n${data}${program}\n\n\n</body>`);
});

test('a page that is built otherwise is refused: it may ask a server for something', () => {
  for (const page of [`${program}${data}`, `${program}${analytics}`, `${analytics}${data}`])
    assert.throws(() => localPage(page), {
      message:
        'the page of Allure 3 is built otherwise than wanted: look at its call to a statistics service',
    });
});
