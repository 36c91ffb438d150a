import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** What a page is made of. */
export interface Page {
  /** For the tab, the bookmark and the printed head. */
  title: string;
  /** The language its text is written in, as in `<html lang>`; English where none is given. */
  language?: 'en' | 'nl';
  /** Rules of this page alone, behind those that all pages share. */
  style?: string;
  /** What happens in the page at a click or a key, as plain JavaScript; the page is whole without it. */
  script?: string;
  children: ComponentChildren;
}

/** Neither the page nor what a server may have put into it fetches anything. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";
const shared = readFileSync(path.join(__dirname, 'style.css'), 'utf8');

/** Renders a page of one file: it opens without a server and asks no other. Text is escaped wherever it stands. */
export function renderPage({ title, language = 'en', style = '', script, children }: Page): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: `${shared}${style}` }} />
      </head>
      <body>
        {children}
        {script !== undefined && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}
