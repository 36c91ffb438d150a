import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPage, VerdictBadge } from '.';

test('a page stands in one file that fetches nothing, whatever text is put into it', () => {
  const html = renderPage({ title: '<lab>', children: '<img src=http://example.com/x>' });
  assert.match(html, /^<!doctype html>\n<html lang="en">/);
  assert.ok(html.includes('<title>&lt;lab></title>'));
  assert.ok(html.includes('&lt;img src=http://example.com/x>'));
  assert.ok(html.includes(`content="default-src 'none'`));
  assert.doesNotMatch(html, /<(?:link|img|iframe|script)\b|@import|url\(/);
});

test('a verdict shows by its sign and its word, not by its colour alone', () => {
  const html = renderPage({ title: 'x', children: VerdictBadge({ verdict: 'warn' }) });
  assert.ok(
    html.includes('<span class="verdict verdict-warn"><span aria-hidden="true">▲</span> warn</span>'),
  );
});
